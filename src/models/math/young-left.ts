import type { CohortCell } from '../../engine/money.ts'
import { DIRECTIONAL } from '../../standard/sample-sizes.ts'
import { triangle, type TriangleOptions } from '../business/triangle.ts'
import type { Young } from './sheet.ts'

/** Months after the one begun in: the first renewal of yearly contracts is among them. */
const MONTHS = 12

export interface BegunFacts extends Pick<TriangleOptions, 'asOf' | 'grossCap'> {
  /** By month. */
  readonly cohorts: readonly CohortCell[]
  /** All that was ever new on its day, and what of it was there at the end of its month. */
  readonly began: number
  readonly stayed: number
}

/**
 * Of what began to be paid, the share left at the end of its month, of the month after, at most of the
 * twelfth: each from all who could be followed from the month before, and no longer than at least
 * twenty could. What grew counts as it began; what came back, as gone.
 */
export function leftOfBegun({
  cohorts,
  began,
  stayed,
  ...terms
}: BegunFacts): readonly number[] | null {
  const cells = triangle(cohorts, { ...terms, interval: 'month' })
  const seen = new Map(cells.map(({ start, age, seen: cell }) => [`${start} ${age}`, cell]))
  const starts = [...new Set(cells.map(({ start }) => start))]
  const left = [began > 0 ? Math.min(1, stayed / began) : 1]
  for (let age = 1; age <= MONTHS; age++) {
    let [units, before, after] = [0, 0, 0]
    for (const start of starts) {
      const [was, is] = [seen.get(`${start} ${age - 1}`), seen.get(`${start} ${age}`)]
      if (was == null || is == null) continue
      units += was.units
      before += Number(was.kept)
      after += Number(is.kept)
    }
    if (units < DIRECTIONAL || before <= 0) break
    left.push((left.at(-1) ?? 1) * Math.min(1, after / before))
  }
  return left.length > 1 ? left : null
}

/**
 * What was lost first is of those who never go live, as many of them as there are of all who begin.
 *
 * ```ts
 * youngOf([0.95, 0.9, 0.81], 0.9, 0.1).gone.map((share) => Number(share.toFixed(9))) // => [0.5, 1, 1]
 * youngOf([0.95, 0.9, 0.81], 0.9, 0.1).left // => [1, 1, 0.9]
 * ```
 */
export function youngOf(left: readonly number[], gross: number, never: number): Young {
  return {
    gone: left.map((share) => (never > 0 ? Math.min(1, (1 - share) / never) : 1)),
    left: left.map((share) => (never < 1 ? Math.min(1, share / (1 - never)) : 1)),
    gross,
  }
}
