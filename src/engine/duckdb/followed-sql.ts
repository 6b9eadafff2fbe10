import { EXACT_AGES } from '../engine.ts'
import type { Catalog, Day, Followed, FollowQuestion, MappedStage } from '../engine.ts'
import { startOfDay } from '../../time/calendar.ts'
import { askedSql, coarseAgeSql, type Facts } from './counts-sql.ts'
import type { SqlRow } from './database.ts'
import { UNDATED } from './passages.ts'
import { sliceOf } from './row-values.ts'

/**
 * SQL for how passages were followed: stage (its index), period, one `by_<i>` per dimension,
 * outcome, why, late, age, cluster, n, and one `mature_<i>` per age of `within`.
 */
export function followedSql(
  question: FollowQuestion,
  stages: readonly Pick<MappedStage, 'followed'>[],
  facts: Facts,
): string {
  const by = question.by.map((_, i) => `by_${i}`)
  const slice = ['stage', 'period', ...by]
  const groups = [...slice, 'outcome', 'why', 'late', 'age', 'cluster']
  const mature = question.within.map((_, i) => `mature_${i}`)
  const counted = mature.map(
    (name, i) => `count(*) FILTER (WHERE until - entered >= ${question.within[i]}) AS ${name}`,
  )
  const cluster = question.clusters === 0 ? 'NULL' : `cluster % ${question.clusters}`
  // Not kept in between: as wide as the facts themselves.
  return `
    WITH watched AS NOT MATERIALIZED (
      SELECT * EXCLUDE (cluster), ${outcomeSql} AS outcome,
        CASE outcome WHEN 'next' THEN next WHEN 'skipped' THEN beyond WHEN 'lost' THEN lost ELSE until END AS ended,
        ended - entered AS age,
        ${question.reasons ? "CASE outcome WHEN 'lost' THEN reason END" : 'CAST(NULL AS VARCHAR)'} AS why,
        CASE WHEN observed > entered THEN observed - entered END AS late,
        ${cluster} AS cluster
      FROM (SELECT *, ${untilSql(question, stages, facts)} AS until FROM (${askedSql(question, facts)}))
      WHERE entered > ${UNDATED} AND entered < until),
    kept AS NOT MATERIALIZED (
      SELECT * FROM watched WHERE ended > ${UNDATED} AND (late IS NULL OR late < age)),
    aged AS NOT MATERIALIZED (${agedSql(question, slice)})
    SELECT ${[...groups, 'count(*) AS n', ...counted].join(', ')} FROM aged GROUP BY ALL`
}

/**
 * SQL for the kept passages with their ages in the unit asked for; without one to the second, in a
 * slice of many as `EXACT_AGES` says. What a slice holds is counted before ages are, of which there may be
 * as many as passages.
 */
function agedSql({ unit }: FollowQuestion, slice: readonly string[]): string {
  if (unit !== null)
    return `SELECT * REPLACE (${multiple('age', 'ceil', unit)}, ${multiple('late', 'floor', unit)}) FROM kept`
  const same = slice.map((column) => `kept.${column} IS NOT DISTINCT FROM sizes.${column}`)
  return `
    SELECT kept.* REPLACE (${coarse('age', 'ceil')}, ${coarse('late', 'floor')})
    FROM kept JOIN (SELECT ${slice.join(', ')}, count(*) AS size FROM kept GROUP BY ALL) sizes
      ON ${same.join(' AND ')}`
}

function multiple(column: string, round: 'ceil' | 'floor', unit: number): string {
  return `CAST(${round}(${column} / ${unit}) * ${unit} AS BIGINT) AS ${column}`
}

function coarse(column: string, round: 'ceil' | 'floor'): string {
  return `CASE WHEN size > ${EXACT_AGES} THEN ${coarseAgeSql(column, round)} ELSE ${column} END AS ${column}`
}

/** SQL for how a passage had ended before the watch did. */
export const outcomeSql = `CASE WHEN next < until THEN 'next' WHEN beyond < until THEN 'skipped'
  WHEN lost < until THEN 'lost' ELSE 'open' END`

/** The last stage leads nowhere: its passages are never followed. */
function untilSql(
  { asOf }: FollowQuestion,
  stages: readonly Pick<MappedStage, 'followed'>[],
  { offsets }: Facts,
): string {
  const untils = stages.flatMap(({ followed }, index) =>
    followed === null
      ? []
      : [`WHEN ${index} THEN ${startOfDay(Math.min(asOf, followed), offsets)}`],
  )
  return untils.length === 0 ? 'CAST(NULL AS BIGINT)' : `CASE stage ${untils.join(' ')} END`
}

/** A row of `followedSql`. */
export function followedOf(
  row: SqlRow,
  { by, within }: Pick<FollowQuestion, 'by' | 'within'>,
  stages: Catalog['stages'],
): Followed {
  return {
    stage: stageId(row['stage'], stages),
    period: row['period'] as Day | null,
    by: sliceOf(row, { by }),
    outcome: row['outcome'] as Followed['outcome'],
    reason: row['why'] as string | null,
    since: row['late'] as number | null,
    age: Number(row['age']),
    cluster: row['cluster'] as number | null,
    count: Number(row['n']),
    mature: within.map((_, i) => Number(row[`mature_${i}`])),
  }
}

/** The stage at an index of the mapped ones. */
export function stageId(index: unknown, stages: Catalog['stages']): string {
  const stage = stages[Number(index)]
  if (stage === undefined) throw new Error(`stage is not mapped: ${String(index)}`)
  return stage.id
}
