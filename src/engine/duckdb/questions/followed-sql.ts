import type { Catalog, Day, Followed, FollowQuestion, MappedStage, Outcome } from '../../engine.ts'
import { startOfDay } from '../../../time/calendar.ts'
import { askedSql, clusterAgeSql, coarseAgeSql, type Facts } from './counts-sql.ts'
import type { SqlColumns } from '../database.ts'
import { maturedSql, reachedSql } from './matured-sql.ts'
import { UNDATED } from '../facts/passages.ts'
import { slicesTold, stageId, type AgesAs } from './told-slices.ts'
import { stepSql } from '../zone-sql.ts'

/** In the order of their codes. */
export const OUTCOMES: readonly Outcome[] = ['next', 'skipped', 'lost', 'open']

/**
 * SQL for how passages were followed: stage (its index), period, one `by_<i>` per dimension,
 * outcome (its code), why, late, age, cluster, n, and one `mature_<i>` per age of `within`.
 * @param only SQL for a condition on stage, period and `by_<i>`
 */
export function followedSql(
  question: FollowQuestion,
  stages: readonly Pick<MappedStage, 'followed'>[],
  facts: Facts,
  { ages, only }: { readonly ages: AgesAs; readonly only: string },
): string {
  const slice = ['stage', 'period', ...question.by.map((_, i) => `by_${i}`)]
  const { age, late } = agesSql(question, ages)
  const told = [
    ...slice,
    'outcome',
    question.reasons ? `CASE outcome WHEN 2 THEN reason END AS why` : 'NULL AS why',
    `CAST(${late} AS DOUBLE) AS late`,
    `CAST(${age} AS DOUBLE) AS age`,
    `${question.clusters === 0 ? 'NULL' : `cluster % ${question.clusters}`} AS cluster`,
  ]
  const watched = `FROM (${watchedSql(question, stages, facts)}) WHERE ${only} ${GROUPED_FOLLOWED}`
  const { within } = question
  if (within.length === 0)
    return `SELECT ${told.join(', ')}, CAST(count(outcome) AS DOUBLE) AS n ${watched}`
  // One count for the ages that a passage reached, not one for each age there is.
  const ascending = within.toSorted((one, other) => one - other)
  const matured = within.map(
    (seconds, i) => `, CAST(${maturedSql(ascending.indexOf(seconds))} AS DOUBLE) AS mature_${i}`,
  )
  return `SELECT * EXCLUDE (reached, n), CAST(sum(n) AS DOUBLE) AS n${matured.join('')}
    FROM (SELECT ${told.join(', ')}, ${reachedSql('watch', ascending)} AS reached, count(*) AS n ${watched})
    GROUP BY ALL`
}

/** SQL for the end of a grouping of `watchedSql` by outcome, among others: only what was followed. */
export const GROUPED_FOLLOWED = 'GROUP BY ALL HAVING count(outcome) > 0'

/**
 * SQL for passages as they were followed: their columns, and period, `by_<i>`, outcome (its code; NULL
 * where they were not), late, age and watch (how long they could be), in seconds. Left to be dropped once
 * grouped: a condition here would make DuckDB work all of this out twice.
 */
export function watchedSql(
  question: Omit<FollowQuestion, 'clusters' | 'unit' | 'within' | 'reasons'>,
  stages: readonly Pick<MappedStage, 'followed'>[],
  facts: Facts,
): string {
  const until = untilSql(question, stages, facts)
  return `
    SELECT *, CASE WHEN ended > ${UNDATED} AND (late IS NULL OR late < age) THEN code END AS outcome
    FROM (
      SELECT *, ended - entered AS age, until - entered AS watch,
        CASE WHEN observed > entered THEN observed - entered END AS late
      FROM (
        SELECT *, ${outcomeCodeSql} AS code,
          CASE code WHEN 0 THEN next WHEN 1 THEN beyond WHEN 2 THEN lost ELSE until END AS ended
        FROM (
          SELECT *, CASE WHEN entered > ${UNDATED} AND entered < (${until}) THEN (${until}) END AS until
          FROM (${askedSql(question, facts)}))))`
}

/** In the unit asked for; without one to the second, or as of many. */
function agesSql({ unit, clusters }: FollowQuestion, ages: AgesAs) {
  if (unit !== null) {
    return { age: `ceil(age / ${unit}) * ${unit}`, late: `floor(late / ${unit}) * ${unit}` }
  }
  if (ages === 'exact') return { age: 'age', late: 'late' }
  const many = { age: coarseAgeSql('age', 'ceil'), late: coarseAgeSql('late', 'floor') }
  if (clusters === 0) return many
  return { age: clusterAgeSql(many.age, 'up'), late: clusterAgeSql(many.late, 'down') }
}

/** SQL for how a passage had ended before the watch did. */
export const outcomeSql = `CASE WHEN next < until THEN 'next' WHEN beyond < until THEN 'skipped'
  WHEN lost < until THEN 'lost' ELSE 'open' END`

const outcomeCodeSql = `CASE WHEN next < until THEN CAST(0 AS UTINYINT)
  WHEN beyond < until THEN CAST(1 AS UTINYINT) WHEN lost < until THEN CAST(2 AS UTINYINT)
  ELSE CAST(3 AS UTINYINT) END`

/** The last stage leads nowhere: its passages are never followed. */
function untilSql(
  { asOf, stage }: Pick<FollowQuestion, 'asOf' | 'stage'>,
  stages: readonly (Pick<MappedStage, 'followed'> & { readonly id?: string })[],
  { offsets }: Facts,
): string {
  const untils = stages.map(({ followed, id }) =>
    followed === null || (stage !== null && id !== undefined && id !== stage)
      ? 'CAST(NULL AS BIGINT)'
      : `CAST(${startOfDay(Math.min(asOf, followed), offsets)} AS BIGINT)`,
  )
  const changes = untils.flatMap((value, index) =>
    value === untils[index - 1] ? [] : [{ at: index, value }],
  )
  return changes.length === 0 ? 'CAST(NULL AS BIGINT)' : stepSql('stage', changes)
}

/** Rows of `followedSql`. */
export function followedOf(
  columns: SqlColumns,
  { by, within }: Pick<FollowQuestion, 'by' | 'within'>,
  stages: Catalog['stages'],
): Followed[] {
  const slices = slicesTold(columns, by.length)
  const [stage, period, outcome, why, late, age, cluster, n] = [
    'stage',
    'period',
    'outcome',
    'why',
    'late',
    'age',
    'cluster',
    'n',
  ].map((name) => columns.of(name))
  const mature = within.map((_, i) => columns.of(`mature_${i}`))
  const followed: Followed[] = []
  for (let row = 0; row < columns.count; row += 1) {
    followed.push({
      stage: stageId(stage![row], stages),
      period: period![row] as Day | null,
      by: slices(row),
      outcome: OUTCOMES[Number(outcome![row])] ?? 'open',
      reason: why![row] as string | null,
      since: late![row] as number | null,
      age: age![row] as number,
      cluster: cluster![row] as number | null,
      count: n![row] as number,
      mature: mature.map((values) => values[row] as number),
    })
  }
  return followed
}
