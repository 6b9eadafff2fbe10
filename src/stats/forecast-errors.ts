import { meanOf } from './sum-of.ts'
/**
 * Mean of 2 |a − f| ÷ (|a| + |f|), in percent (Makridakis 1993); both 0 is no error.
 * `symmetricError([100], [110])` // => 9.523809523809524
 */
export function symmetricError(actual: readonly number[], forecast: readonly number[]): number {
  const parts = actual.map((value, index) => {
    const told = forecast[index] ?? 0
    const whole = Math.abs(value) + Math.abs(told)
    return whole === 0 ? 0 : (200 * Math.abs(value - told)) / whole
  })
  return meanOf(parts)
}

/** Mean of forecast − actual: above 0 it hopes for too much. */
export function bias(actual: readonly number[], forecast: readonly number[]): number {
  return meanOf(actual.map((value, index) => (forecast[index] ?? 0) - value))
}

export function absoluteError(actual: readonly number[], forecast: readonly number[]): number {
  return meanOf(actual.map((value, index) => Math.abs((forecast[index] ?? 0) - value)))
}

/**
 * What a quantile's forecast costs: q for each unit it was too low, 1 − q for each it was too high.
 * `pinballLoss(10, 8, 0.9)` // => 1.8
 */
export function pinballLoss(actual: number, forecast: number, quantile: number): number {
  const short = actual - forecast
  return short >= 0 ? quantile * short : (quantile - 1) * short
}
