import { periodStart } from '../../../time/calendar.ts'
import type { CohortQuestion } from '../../money.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { MONEY } from './exact-sql.ts'
import { levelsSql, measureDeltas, measureSums } from './levels-sql.ts'
import type { Measures } from './levels-sql.ts'
import { atRateSql, moneySql } from './money-sql.ts'
import type { TablesAtHand } from './money-sql.ts'
import { changesSql } from './steps-sql.ts'

/** Of a unit: what it pays, and what it paid at the end of its first period. */
const MEASURES: Measures = {
  units: { isMoney: false, of: (at) => `CAST(${at}pays > 0 AS INTEGER)` },
  amount: { isMoney: true, of: (at) => `${at}pays` },
  kept: { isMoney: true, of: (at) => `least(${at}pays, base)` },
}

/** SQL for cohorts: `start`, `by_<i>`, `age` and the measures. */
export function cohortsSql(
  question: CohortQuestion,
  build: OpenedBuild,
  atHand: TablesAtHand | null,
): string | null {
  const { interval } = question
  const money = moneySql({ question, build, step: interval }, atHand)
  if (money === null) return null
  const { by, tables, isMixed } = money
  const whole = periodStart(question.asOf, interval)
  const plain = `
    SELECT start${by}, p, ${measureDeltas(MEASURES)}
    FROM (SELECT *, pays - delta AS was_pays FROM steps) WHERE p < ${whole} GROUP BY ALL`
  const mixed = `
    SELECT start${by}, q, ${measureSums(MEASURES)}
    FROM (SELECT *, first_value(q) OVER own AS start, first_value(pays) OVER own AS base
      FROM (SELECT unit${by}, q, CAST(sum(${atRateSql('pays')}) AS ${MONEY}) AS pays
        FROM (SELECT *, lead(p) OVER (PARTITION BY unit${by}, native ORDER BY p) AS until
          FROM (${mixedStates(by, interval)}))
        JOIN span ON q >= p AND (until IS NULL OR q < until)
        LEFT JOIN period_rates ON r_native = native AND r_q = q
        GROUP BY ALL)
      WINDOW own AS (PARTITION BY unit${by} ORDER BY q)) GROUP BY ALL`
  const levels = levelsSql(plain, `start${by}`, MEASURES, 'q >= start')
  const sums = Object.keys(MEASURES).map((name) => `CAST(sum(${name}) AS VARCHAR) AS ${name}`)
  return `WITH ${tables.join(', ')}
    SELECT start${by}, date_diff('${interval}', ${dateOf('start')}, ${dateOf('q')}) AS age, ${sums.join(', ')}
    FROM (${levels} ${isMixed ? `UNION ALL ${mixed}` : ''}) levels
    WHERE q < ${whole} GROUP BY start${by}, q HAVING sum(levels.units) > 0 ORDER BY start${by}, age`
}

function mixedStates(by: string, interval: CohortQuestion['interval']): string {
  const own = `unit${by}, native`
  return `
    SELECT ${own}, p, sum(delta) OVER (PARTITION BY ${own} ORDER BY p) AS pays
    FROM (${changesSql('mixed', { columns: own, step: interval })} HAVING sum(delta) <> 0)`
}

function dateOf(day: string): string {
  return `DATE '1970-01-01' + ${day}`
}
