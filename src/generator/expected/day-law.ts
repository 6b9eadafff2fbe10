import type { Duration } from '../truth/truth.ts'
import { durationCdf } from './duration-cdf.ts'

/** A time as whole days see it; everything begins at an even moment of its day. */
export interface DayLaw {
  /** Probability to be over within so many days, any fraction. */
  readonly cdf: (days: number) => number
  /** The same for whole days. */
  readonly by: Float64Array
  /** Probability to be over before the midnight that is `k` midnights away; 0 for k = 0. */
  readonly before: Float64Array
  /** Probability to end on the day `k` days later. */
  readonly onDay: Float64Array
}

/** Of a time in days, `factor` as long, for days 0 to `length`. */
export function dayLaw(time: Duration, factor: number, length: number): DayLaw {
  const unit = durationCdf(time)
  const cdf = (days: number): number => (days <= 0 ? 0 : unit(days / factor))
  const before = new Float64Array(length + 2)
  for (let k = 1; k < before.length; k++) before[k] = meanOver(cdf, k - 1, k)
  const onDay = new Float64Array(length + 1)
  for (let k = 0; k <= length; k++) onDay[k] = before[k + 1]! - before[k]!
  const by = onDay.map((_, day) => cdf(day))
  return { cdf, by, before, onDay }
}

/** The mean of a function over an interval; near 0, where it may rise steeply, in ever finer parts. */
function meanOver(of: (x: number) => number, low: number, high: number): number {
  if (low > 0) return gauss(of, low, high)
  let sum = 0
  let upper = high
  for (let part = 0; part < 30; part++) {
    const lower = upper / 2
    sum += gauss(of, lower, upper) * (upper - lower)
    upper = lower
  }
  return sum / (high - low)
}

// Gauss–Legendre with eight points (Abramowitz & Stegun 25.4.30).
const points = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363]
const weights = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763]

function gauss(of: (x: number) => number, low: number, high: number): number {
  const middle = (low + high) / 2
  const half = (high - low) / 2
  let sum = 0
  for (let k = 0; k < points.length; k++) {
    const away = half * points[k]!
    sum += weights[k]! * (of(middle - away) + of(middle + away))
  }
  return sum / 2
}
