/** A value that occurs `count` times. */
export interface Weighted {
  readonly value: number
  readonly count: number
}

/**
 * Quantile `p` of values in ascending order, each occurring `count` times, by linear interpolation
 * between order statistics (R's type 7, Hyndman & Fan 1996); `null` when there are none.
 * `weightedQuantile([{ value: 1, count: 3 }, { value: 5, count: 1 }], 0.75)` // => 2
 */
export function weightedQuantile(values: readonly Weighted[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new Error(`quantile must be between 0 and 1: ${p}`)
  const size = values.reduce((sum, { count }) => sum + count, 0)
  if (size === 0) return null
  const position = (size - 1) * p
  const rank = Math.floor(position)
  const below = valueAt(values, rank)
  const above = rank === position ? below : valueAt(values, rank + 1)
  return below + (position - rank) * (above - below)
}

/** The value of a rank, counted from 0. */
function valueAt(values: readonly Weighted[], rank: number): number {
  let passed = 0
  for (const { value, count } of values) {
    passed += count
    if (rank < passed) return value
  }
  throw new Error(`rank must be below the number of values: ${rank}`)
}
