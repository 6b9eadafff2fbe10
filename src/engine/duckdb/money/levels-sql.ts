import { MONEY } from './exact-sql.ts'

/** A sum over the states of units. */
export interface Measure {
  readonly isMoney: boolean
  /** SQL over the columns of a state; before each of their names stands `at`. */
  readonly of: (at: '' | 'was_') => string
}

export type Measures = Readonly<Record<string, Measure>>

/** SQL for what measures change by, from rows with a state and, as `was_…`, the state before. */
export function measureDeltas(measures: Measures): string {
  return Object.entries(measures)
    .map(
      ([name, { isMoney, of }]) =>
        `${typed(`sum((${of('')}) - (${of('was_')}))`, isMoney)} AS ${name}`,
    )
    .join(', ')
}

/** SQL for the sums of measures over rows with a state. */
export function measureSums(measures: Measures): string {
  return Object.entries(measures)
    .map(([name, { isMoney, of }]) => `${typed(`sum(${of('')})`, isMoney)} AS ${name}`)
    .join(', ')
}

/**
 * SQL for the level of each measure in every period, `q`, of `span`, from its changes in `p`.
 * @param keys columns of the changes: a level for each of their values
 * @param since for which `q` of a key's there are levels
 */
export function levelsSql(
  changes: string,
  keys: string,
  measures: Measures,
  since = 'true',
): string {
  const names = Object.keys(measures)
  const zeros = names.map((name) => `0 AS ${name}`).join(', ')
  const sums = Object.entries(measures).map(
    ([name, { isMoney }]) => `${typed(`sum(sum(${name})) OVER own`, isMoney)} AS ${name}`,
  )
  return `WITH changes AS MATERIALIZED (${changes})
    SELECT ${keys}, q, ${sums.join(', ')}
    FROM (SELECT ${keys}, p AS q, ${names.join(', ')} FROM changes UNION ALL
      SELECT ${keys}, q, ${zeros}
      FROM (SELECT DISTINCT ${keys} FROM changes) CROSS JOIN span WHERE ${since})
    GROUP BY ${keys}, q WINDOW own AS (PARTITION BY ${keys} ORDER BY q)`
}

function typed(sql: string, isMoney: boolean): string {
  return `CAST(${sql} AS ${isMoney ? MONEY : 'BIGINT'})`
}
