import { randomBinomial } from 'd3-random'
import type { Stream } from './stream.ts'

/** How many of `size` fall on each weight: one binomial after the other, of those that are left. */
export function multinomial(size: number, weights: readonly number[], draws: Stream): number[] {
  const after = sumsAfter(weights)
  const binomial = randomBinomial.source(draws.uniform)
  let left = size
  return weights.map((weight, index) => {
    const rest = weight + after[index]!
    if (left === 0 || weight <= 0) return 0
    const count = after[index] === 0 ? left : binomial(left, weight / rest)()
    left -= count
    return count
  })
}

/** For each weight the sum of those after it. */
function sumsAfter(weights: readonly number[]): readonly number[] {
  let sum = 0
  return weights
    .toReversed()
    .map((weight) => {
      const after = sum
      sum += weight
      return after
    })
    .toReversed()
}
