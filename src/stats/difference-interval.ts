import { z95, type Interval } from './survival/interval.ts'

/** A share and its own interval. */
export interface Estimate extends Interval {
  readonly value: number
}

/**
 * The interval of `to` − `from`, two independent shares, from the interval of each: how far each may
 * be off to the side that matters, squares added (MOVER; Zou & Donner 2008, Newcombe 1998 method 10).
 * `differenceInterval({ value: 0.3, low: 0.1, high: 0.6 }, { value: 0.3, low: 0.1, high: 0.6 }).high`
 * // => 0.360…
 */
export function differenceInterval(from: Estimate, to: Estimate): Interval {
  const value = to.value - from.value
  const low = value - Math.hypot(to.value - to.low, from.high - from.value)
  const high = value + Math.hypot(to.high - to.value, from.value - from.low)
  return { low: Math.max(-1, low), high: Math.min(1, high) }
}

/**
 * The score interval of a share of `n` independent ones (Wilson 1927), which none and all have too.
 * `wilsonInterval(0, 10).high` // => 0.277…
 */
export function wilsonInterval(share: number, n: number, z = z95): Interval {
  const square = (z * z) / n
  const middle = (share + square / 2) / (1 + square)
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
