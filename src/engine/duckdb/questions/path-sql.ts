import type { Policies } from '../../../standard/policies.ts'
import type { MappedStage, Path } from '../../engine.ts'
import { pathPlaces, type PathPlaces } from '../../path.ts'
import { nearSql } from '../facts/passage-ends-sql.ts'

/**
 * SQL for the passages of a path's first stage with its last one as the next. Who left the first
 * stage too soon or too late, by the policies, has not gone on at all.
 * @param passages SQL for a table of passages
 */
export function pathSql(
  passages: string,
  path: Path,
  { stages, policies }: { readonly stages: readonly MappedStage[]; readonly policies: Policies },
): string {
  const places = pathPlaces(stages, path)
  const end = (reached: string): string => `CASE WHEN coalesce(left_stage.next, left_stage.beyond)
    IS NOT NULL THEN ${nearSql(reached, 'left_stage.entered', policies)} END`
  return `(SELECT left_stage.* REPLACE (${end('reached')} AS next, ${end('passed')} AS beyond)
    FROM (SELECT * FROM ${passages} WHERE stage = ${places.from}) left_stage
      LEFT JOIN (${arrivalsSql(passages, places)}) arrivals
      ON arrivals.journey = left_stage.journey)`
}

/** When each journey entered the last stage of the path, and the first stage after it. */
function arrivalsSql(passages: string, { to }: PathPlaces): string {
  return `SELECT journey, min(entered) FILTER (stage = ${to}) AS reached,
      min(entered) FILTER (stage > ${to}) AS passed
    FROM ${passages} WHERE stage >= ${to} GROUP BY journey`
}
