import { literal } from '../database.ts'

/** An entry or an end that is known to have happened, but not when: before every date. */
export const UNDATED = -9_007_199_254_740_991
/** While aggregating, undated entries give way to dated ones: after every date. */
const LAST = 9_007_199_254_740_991

/** With more stages, a column for each costs more than windows over those entered. */
export const MOST_PIVOTED = 16

/**
 * SQL for the courses of journeys, one row for each stage entered: when first (`entered`), when the
 * next stage was (`next`), when first any after that (`beyond`), and the first dated entry of the
 * journey (`since`).
 * @param entries SQL for rows of journey, stage and stamp
 * @param stages ids in the order of the bowtie: entries of others do not count
 */
export function coursesSql(entries: string, stages: readonly string[]): string {
  return stages.length > MOST_PIVOTED
    ? windowedCourses(entries, stages)
    : pivotedCourses(entries, stages)
}

/** Windows over the stages entered, not a column for each stage there is: there may be hundreds. */
export function windowedCourses(entries: string, stages: readonly string[]): string {
  return `
    SELECT journey, stage, entered, since, CASE WHEN follows THEN second END AS next,
      CASE WHEN follows THEN from_third ELSE from_second END AS beyond
    FROM (SELECT journey, stage, entered,
        lead(stage) OVER course = stage + 1 AS follows,
        lead(entered) OVER course AS second,
        min(entered) OVER (course ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS from_second,
        min(entered) OVER (course ROWS BETWEEN 2 FOLLOWING AND UNBOUNDED FOLLOWING) AS from_third,
        min(first) OVER (course ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS since
      FROM (SELECT journey, stage, ${moment('first')} AS entered, first
        FROM (SELECT journey, CAST(list_position([${stages.map(literal).join(', ')}], stage) - 1 AS SMALLINT) AS stage,
            min(${ordered('stamp')}) AS first
          FROM (${entries}) GROUP BY ALL)
        WHERE stage IS NOT NULL)
      WINDOW course AS (PARTITION BY journey ORDER BY stage))`
}

/** One row a journey with a column for each stage; then each stage's own row is told from it. */
export function pivotedCourses(entries: string, stages: readonly string[]): string {
  const firsts = stages.map(
    (id, i) => `min(${ordered('stamp')}) FILTER (stage = ${literal(id)}) AS f${i}`,
  )
  const moments = stages.map((_, i) => `e${i}`)
  const ofStage = (sql: (i: number) => string) =>
    `CASE stage ${stages.map((_, i) => `WHEN ${i} THEN ${sql(i)}`).join(' ')} END`
  return `
    SELECT journey, stage, ${ofStage((i) => `e${i}`)} AS entered, since,
      ${ofStage((i) => moments[i + 1] ?? 'CAST(NULL AS BIGINT)')} AS next,
      ${ofStage((i) => earliest(moments.slice(i + 2)))} AS beyond
    FROM (
        SELECT journey, ${moments.map((column, i) => `${moment(`f${i}`)} AS ${column}`).join(', ')},
          ${earliest(stages.map((_, i) => `f${i}`))} AS since
        FROM (SELECT journey, ${firsts.join(', ')} FROM (${entries}) GROUP BY journey)),
      (SELECT CAST(unnest(range(${stages.length})) AS SMALLINT) AS stage)
    WHERE entered IS NOT NULL`
}

function ordered(stamp: string): string {
  return `coalesce(${stamp}, ${LAST})`
}

/** The stamp of a stage's entry: NULL where it was not entered, UNDATED where no date is known. */
function moment(column: string): string {
  return `CASE WHEN ${column} = ${LAST} THEN ${UNDATED} ELSE ${column} END`
}

/** The smallest of those that are there. */
function earliest(moments: readonly string[]): string {
  return moments.length === 0 ? 'CAST(NULL AS BIGINT)' : `least(${moments.join(', ')})`
}
