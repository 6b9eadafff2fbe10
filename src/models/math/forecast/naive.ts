import { naive, seasonalNaive } from '../../../stats/smoothing/simple-forecasts.ts'
import { normalFan } from './normal-fan.ts'
import type { Fan } from './simulated.ts'

const SEASON = 12
/** With fewer differences a season apart, those from month to month tell how far it errs. */
const ENOUGH = 3

/**
 * The last month stays; its error grows with the root of the months, by how they differed from one to
 * the next. `null` with fewer than two.
 */
export function naiveFan(history: readonly number[], months: number): Fan | null {
  if (history.length < 2) return null
  const deviation = differing(history, 1)
  const deviations = Array.from({ length: months }, (_, at) => deviation * Math.sqrt(at + 1))
  return normalFan(naive(history, months), deviations)
}

/** Each month is as a year before; its error grows with the root of the years. `null` before a year. */
export function seasonalNaiveFan(history: readonly number[], months: number): Fan | null {
  if (history.length < SEASON) return null
  const isTold = history.length >= SEASON + ENOUGH
  const deviation = isTold ? differing(history, SEASON) : differing(history, 1) * Math.sqrt(SEASON)
  const deviations = Array.from(
    { length: months },
    (_, at) => deviation * Math.sqrt(Math.floor(at / SEASON) + 1),
  )
  return normalFan(seasonalNaive(history, SEASON, months), deviations)
}

/** Root of the mean squared difference of values so many months apart. */
function differing(history: readonly number[], apart: number): number {
  const squares = history.slice(apart).map((value, at) => (value - (history[at] ?? 0)) ** 2)
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length))
}
