import { dot, times, type Matrix } from './matrix.ts'
import { minimize } from './minimize.ts'
import { positiveInverse } from './positive-inverse.ts'
import { curvature, slopes, type Surface } from './slopes.ts'

export interface Likeliest {
  readonly at: readonly number[]
  /** By observed information; `null`: the likelihood has no clear top there. */
  readonly covariance: Matrix | null
}

/** A curvature, per subject, that differences cannot tell from none. */
const FLAT = 1e-8
/** In log-likelihood. */
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
  const surface: Surface = (there) => {
    const height = -logLikelihood(there) / subjects
    return Number.isNaN(height) ? Infinity : height
  }
  const at = starts
    .map((start) => minimize(surface, start))
    .reduce((best, found) => (surface(found) < surface(best) ? found : best))
  return { at, covariance: covarianceAt(surface, at, { subjects }) }
}

/**
 * The covariance where a likelihood is at its top, by observed information; `null`: no clear top is
 * there.
 * @param surface the log-likelihood taken negative, for each subject
 * @param settled what another step of Newton's may still gain, in log-likelihood
 */
export function covarianceAt(
  surface: Surface,
  at: readonly number[],
  { subjects, settled = SETTLED }: { readonly subjects: number; readonly settled?: number },
): Matrix | null {
  const bend = curvature(surface, at)
  const isFlat = bend.some((row, index) => !(row[index]! > FLAT))
  const inverse = isFlat ? null : positiveInverse(bend)
  if (inverse === null) return null
  const gain = spread(inverse, slopes(surface, at)) / 2
  const isSettled = subjects * gain < settled
  return isSettled ? inverse.map((row) => row.map((value) => value / subjects)) : null
}

/** The square of a direction, by a covariance. `spread([[4]], [0.5])` // => 1 */
export function spread(covariance: Matrix, direction: readonly number[]): number {
  return dot(direction, times(covariance, direction))
}
