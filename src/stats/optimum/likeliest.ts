import { minimize } from './minimize.ts'
import { positiveInverse } from './positive-inverse.ts'
import { curvature, slopes, type Surface } from './slopes.ts'

export interface Likeliest {
  readonly at: readonly number[]
  /** By observed information; `null`: the likelihood has no clear top there. */
  readonly covariance: readonly (readonly number[])[] | null
}

/** A curvature, per subject, that differences cannot tell from none. */
const FLAT = 1e-8
/** What another step of Newton's may still gain, in log-likelihood. */
const SETTLED = 1e-5

/**
 * The numbers that make what was seen of `subjects` likeliest, the best found from all starts.
 * `likeliest(([x = 0]) => -2 * (x - 3) ** 2, { starts: [[0]], subjects: 1 }).at` // => [3.000000…]
 */
export function likeliest(
  logLikelihood: Surface,
  {
    starts,
    subjects,
  }: { readonly starts: readonly (readonly number[])[]; readonly subjects: number },
): Likeliest {
  const surface: Surface = (there) => -logLikelihood(there) / subjects
  const at = starts
    .map((start) => minimize(surface, start))
    .reduce((best, found) => (surface(found) < surface(best) ? found : best))
  const bend = curvature(surface, at)
  const isFlat = bend.some((row, index) => !(row[index]! > FLAT))
  const inverse = isFlat ? null : positiveInverse(bend)
  if (inverse === null) return { at, covariance: null }
  const slope = slopes(surface, at)
  const gain = spread(inverse, slope) / 2
  const isSettled = subjects * gain < SETTLED
  return {
    at,
    covariance: isSettled ? inverse.map((row) => row.map((value) => value / subjects)) : null,
  }
}

/** The square of a direction, by a covariance. `spread([[4]], [0.5])` // => 1 */
export function spread(
  covariance: readonly (readonly number[])[],
  direction: readonly number[],
): number {
  return direction.reduce(
    (sum, one, row) =>
      sum + one * direction.reduce((part, other, at) => part + other * covariance[row]![at]!, 0),
    0,
  )
}
