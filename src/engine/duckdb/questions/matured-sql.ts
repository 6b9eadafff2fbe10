import { stepSql } from '../zone-sql.ts'

/** SQL for how many of these ages, ascending, a passage could be followed to that was so for `watch`. */
export function reachedSql(watch: string, within: readonly number[]): string {
  const ages = within.map((seconds, i) => ({ at: seconds, value: i + 1 }))
  return `CAST(${stepSql(watch, [{ at: -Infinity, value: 0 }, ...ages])} AS UTINYINT)`
}

/** SQL for how many of `n` could be followed to the age at that place, where they are told by `reached`. */
export function maturedSql(place: number): string {
  return `coalesce(sum(n) FILTER (WHERE reached > ${place}), 0)`
}
