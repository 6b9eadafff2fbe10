import type { Catalog, Day, Followed, FollowQuestion, MappedStage, Outcome } from '../../engine.ts'
import { startOfDay } from '../../../time/calendar.ts'
import { askedSql, clusterAgeSql, coarseAgeSql, type Facts } from './counts-sql.ts'
import type { SqlColumns } from '../database.ts'
import { UNDATED } from '../facts/passages.ts'
import { slicesTold, stageId, type AgesAs } from './told-slices.ts'

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
  const matured = question.within.map(
    (seconds, i) => `CAST(count(*) FILTER (WHERE watch >= ${seconds}) AS DOUBLE) AS mature_${i}`,
  )
  const told = [
    ...slice,
    'outcome',
    question.reasons ? `CASE outcome WHEN 2 THEN reason END AS why` : 'NULL AS why',
    `CAST(${late} AS DOUBLE) AS late`,
    `CAST(${age} AS DOUBLE) AS age`,
    `${question.clusters === 0 ? 'NULL' : `cluster % ${question.clusters}`} AS cluster`,
    'CAST(count(*) AS DOUBLE) AS n',
    ...matured,
  ]
  return `SELECT ${told.join(', ')} FROM (${watchedSql(question, stages, facts)})
    WHERE ${only} GROUP BY ALL`
}

/**
 * SQL for the passages that were followed: their columns, and period, `by_<i>`, outcome (its code),
 * late, age and watch (how long they could be), in seconds.
 */
export function watchedSql(
  question: Omit<FollowQuestion, 'clusters' | 'unit' | 'within' | 'reasons'>,
  stages: readonly Pick<MappedStage, 'followed'>[],
  facts: Facts,
): string {
  return `
    SELECT *, ended - entered AS age, until - entered AS watch,
      CASE WHEN observed > entered THEN observed - entered END AS late
    FROM (
      SELECT *, ${outcomeCodeSql} AS outcome,
        CASE outcome WHEN 0 THEN next WHEN 1 THEN beyond WHEN 2 THEN lost ELSE until END AS ended
      FROM (SELECT *, ${untilSql(question, stages, facts)} AS until FROM (${askedSql(question, facts)}))
      WHERE entered > ${UNDATED} AND entered < until)
    WHERE ended > ${UNDATED} AND (late IS NULL OR late < age)`
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

const outcomeCodeSql = `CAST(CASE WHEN next < until THEN 0 WHEN beyond < until THEN 1
  WHEN lost < until THEN 2 ELSE 3 END AS UTINYINT)`

/** The last stage leads nowhere: its passages are never followed. */
function untilSql(
  { asOf, stage }: Pick<FollowQuestion, 'asOf' | 'stage'>,
  stages: readonly (Pick<MappedStage, 'followed'> & { readonly id?: string })[],
  { offsets }: Facts,
): string {
  const untils = stages.flatMap(({ followed, id }, index) =>
    followed === null || (stage !== null && id !== undefined && id !== stage)
      ? []
      : [{ index, until: startOfDay(Math.min(asOf, followed), offsets) }],
  )
  if (untils.length === 0) return 'CAST(NULL AS BIGINT)'
  const whens = untils.map(({ index, until }) => `WHEN ${index} THEN ${until}`)
  return `CASE stage ${whens.join(' ')} END`
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
