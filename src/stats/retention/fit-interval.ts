import { spread } from '../optimum/likeliest.ts'
import { slopes } from '../optimum/slopes.ts'
import { interval, z95, type Interval } from '../survival/interval.ts'
import { survivalOf, type RetentionCurve } from './curve.ts'
import { familyOf } from './families.ts'
import type { CurveFit } from './fit-curve.ts'

/**
 * The 95 % interval of something a fitted curve says that is above 0: normal on the logarithmic
 * scale, by observed information and the delta method. `null` where it is not finite near the curve.
 */
export function fitInterval(
  fit: CurveFit,
  quantity: (curve: RetentionCurve) => number,
): Interval | null {
  const error = errorOf(fit, (curve) => Math.log(quantity(curve)))
  if (error === null) return null
  const factor = Math.exp(z95 * error)
  const value = quantity(fit.curve)
  return { low: value / factor, high: value * factor }
}

/** The 95 % interval of the share still there at an age, on the log-log scale as any survival's. */
export function survivalInterval(fit: CurveFit, age: number): Interval | null {
  if (age === 0) return { low: 1, high: 1 }
  const error = errorOf(fit, (curve) => survivalOf(curve, age))
  return error === null ? null : interval(survivalOf(fit.curve, age), error, 'log-log')
}

/**
 * The interval around the intervals of several curves that may each be the true one; `null` where there
 * is none of any. `around([{ low: 1, high: 3 }, { low: 2, high: 4 }])` // => { low: 1, high: 4 }
 */
export function around(intervals: readonly (Interval | null)[]): Interval | null {
  const known = intervals.filter((each) => each !== null)
  if (known.length === 0) return null
  return {
    low: Math.min(...known.map(({ low }) => low)),
    high: Math.max(...known.map(({ high }) => high)),
  }
}

function errorOf(
  { at, curve, covariance }: CurveFit,
  quantity: (curve: RetentionCurve) => number,
): number | null {
  const { curveAt } = familyOf(curve.model)
  const direction = slopes((there) => quantity(curveAt(there)), at)
  const variance = spread(covariance, direction)
  return Number.isFinite(variance) && variance >= 0 ? Math.sqrt(variance) : null
}
