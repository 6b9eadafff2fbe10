import { cholesky } from '../cholesky.ts'
import type { RetentionCurve } from './curve.ts'
import { familyOf } from './families.ts'
import { REACH, type CurveFit } from './fit-curve.ts'

export interface LikelyFit {
  /** How likely; all sum to 1. */
  readonly share: number
  readonly fit: CurveFit
}

export interface CurveDraw {
  /** How likely; all sum to 1. */
  readonly share: number
  readonly curve: RetentionCurve
}

/**
 * A few curves in the place of all that may be true: of each fit, points on either side along the axes of
 * what is not known of its numbers, with its mean and its covariance (the cubature rule of the third
 * degree: Arasaratnam and Haykin, Cubature Kalman filters, 2009). Twice as many as the fits have numbers.
 */
export function curveDraws(fits: readonly LikelyFit[]): readonly CurveDraw[] {
  return fits.flatMap(({ share, fit }) => {
    const points = pointsOf(fit)
    return points.map((curve) => ({ share: share / points.length, curve }))
  })
}

/** Machines agree on so much of what a search comes to, and what is not known is far more. */
const GRID = 2 ** -12

function pointsOf({ curve, at, covariance }: CurveFit): readonly RetentionCurve[] {
  const size = at.length
  const { curveAt } = familyOf(curve.model)
  const lower = cholesky(Float64Array.from(covariance.flat()), size)
  if (lower === null) return [curveAt(at.map(rounded))]
  return at.flatMap((_, axis) =>
    [1, -1].map((side) => {
      const far = (row: number): number =>
        row < axis ? 0 : side * Math.sqrt(size) * lower[row * size + axis]!
      return curveAt(at.map((value, row) => rounded(within(value + far(row), REACH[row]!))))
    }),
  )
}

function within(value: number, reach: number): number {
  return Math.min(reach, Math.max(-reach, value))
}

function rounded(value: number): number {
  return Math.round(value / GRID) * GRID
}
