import type { MoneyQuestion } from '../../money.ts'
import { periodOf } from './calendar-sql.ts'
import { MONEY } from './exact-sql.ts'

interface StepsAsked {
  /** SQL of priced pieces, all of them in the project's currency for good. */
  readonly pieces: string
  /** `by_<i>`, a comma before each. */
  readonly by: string
  readonly step: MoneyQuestion['interval']
}

/**
 * SQL for the periods, `p`, in which units change what they pay at the end: `unit`, `by_<i>`, by how
 * much (`delta`), and what they pay then (`pays`). Of a unit's steps each tells the period of the
 * step before (`last`, NULL at the first), of the first (`start`), what it paid there (`base`), and
 * when something first happened at all (`begun`). Amounts change by what begins and ends, and are
 * told where they do: no month is made up.
 */
export function stepsSql({ pieces, by, step }: StepsAsked): string {
  const changed = 'CASE WHEN delta <> 0 THEN p END'
  return `SELECT * FROM (
      SELECT unit${by}, p, delta, CAST(sum(delta) OVER own AS ${MONEY}) AS pays,
        lag(${changed} IGNORE NULLS) OVER own AS last,
        first_value(${changed} IGNORE NULLS) OVER own AS start,
        first_value(CASE WHEN delta <> 0 THEN delta END IGNORE NULLS) OVER own AS base,
        first_value(p) OVER own AS begun
      FROM (${changesSql(pieces, { columns: `unit${by}`, step })})
      WINDOW own AS (PARTITION BY unit${by} ORDER BY p))
    WHERE delta <> 0`
}

/** SQL for what changes in a period, `p`, by how much (`delta`), of pieces alike in these columns. */
export function changesSql(
  from: string,
  { columns, step }: { readonly columns: string; readonly step: MoneyQuestion['interval'] },
): string {
  return `SELECT ${columns}, ${periodOf('day', step)} AS p, CAST(sum(delta) AS ${MONEY}) AS delta
    FROM ${eventsSql(from, columns)} GROUP BY ALL`
}

/** SQL for what changes on a `day`, by how much (`delta`): each piece when it starts and stops. */
export function eventsSql(from: string, columns: string): string {
  return `(SELECT ${columns}, starts AS day, worth AS delta FROM ${from}
    UNION ALL SELECT ${columns}, stops, -worth FROM ${from} WHERE stops IS NOT NULL)`
}
