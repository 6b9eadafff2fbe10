import type { CohortCell } from '../../engine/money.ts'
import { DIRECTIONAL } from '../../standard/sample-sizes.ts'
import { jackknifeError } from '../../stats/jackknife.ts'
import type { Day } from '../../time/calendar.ts'
import { triangle, type Seen, type TriangleOptions } from '../business/triangle.ts'

export type KeptTerms = Pick<TriangleOptions, 'asOf' | 'grossCap'>

/** Who began to pay in one month, by age in whole months; the last of them ends at the as-of date. */
export interface KeptCohort {
  readonly start: Day
  readonly seen: readonly Seen[]
}

export function keptCohorts(cells: readonly CohortCell[], terms: KeptTerms): readonly KeptCohort[] {
  const cohorts = new Map<Day, Seen[]>()
  for (const { start, seen } of triangle(cells, { ...terms, interval: 'month' })) {
    if (seen === null) continue
    const own = cohorts.get(start)
    if (own === undefined) cohorts.set(start, [seen])
    else own.push(seen)
  }
  return Array.from(cohorts, ([start, seen]) => ({ start, seen }))
}

export interface Followable {
  /** At how many months the last share is told. */
  readonly most?: number
  /** Customers without whom a month tells nothing. */
  readonly least?: number
}

/**
 * Of what cohorts paid a month before, the share still there at age 0 (1), 1, 2 …: each from all that
 * could be followed, as long as at least twenty could. What grew counts as it began.
 */
export function monthsKept(
  cohorts: readonly KeptCohort[],
  { most = Infinity, least = DIRECTIONAL }: Followable = {},
): readonly number[] {
  const shares = [1]
  for (let age = 1; age <= most; age++) {
    let [units, before, after] = [0, 0, 0]
    for (const { seen } of cohorts) {
      const [was, is] = [seen[age - 1], seen[age]]
      if (was === undefined || is === undefined) continue
      units += was.units
      before += Number(was.kept)
      after += Number(is.kept)
    }
    if (units < least || before <= 0) break
    shares.push(Math.min(1, after / before))
  }
  return shares
}

/** Cohorts are left out by so many groups. */
const GROUPS = 12

/**
 * How far off chance may leave what cohorts tell, relative to it: by what they tell without every
 * twelfth of them, one group after the other. `null` where that cannot be told, or nothing differs.
 */
export function cohortError(
  cohorts: readonly KeptCohort[],
  told: number,
  tell: (own: readonly KeptCohort[]) => number | null,
): number | null {
  const groups = Math.min(GROUPS, cohorts.length)
  const without = Array.from({ length: groups }, (_, group) =>
    tell(cohorts.filter((_cohort, at) => at % groups !== group)),
  ).filter((each) => each !== null)
  if (without.length < groups || told <= 0) return null
  const error = jackknifeError(without) / told
  return error > 1e-9 ? error : null
}
