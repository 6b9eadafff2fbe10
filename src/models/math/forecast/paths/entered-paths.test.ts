import { expect, test } from 'vitest'
import { enteredPaths } from './entered-paths.ts'
import { totals } from './slice-paths.ts'

const PATHS = 20_000

/** One month in which every path expects as many, with this variance over the mean. */
function enteredOf(mean: number, dispersion: number): Float64Array {
  const sums = totals(1, PATHS)
  sums.entering.fill(mean)
  sums.enteringMean[0] = mean
  sums.enteringSpread[0] = mean * dispersion
  return enteredPaths(sums, 1, 0)
}

test('by chance alone counts are those of Poisson', () => {
  const entered = enteredOf(2, 1)
  // e^-2 · 2^k ÷ k!
  const known = [0.135335, 0.270671, 0.270671, 0.180447, 0.090224, 0.036089, 0.01203]
  for (const [count, chance] of known.entries()) {
    const share = entered.filter((each) => each === count).length / PATHS
    expect(Math.abs(share - chance), `${count}`).toBeLessThan(
      4 * Math.sqrt((chance * (1 - chance)) / PATHS),
    )
  }
})

test.each([
  [0.4, 1],
  [300, 1],
  [7, 2.5],
  [40, 4],
  [500, 4],
  [500, 20],
  // Less than by chance alone is taken as by chance alone.
  [50, 0.3],
])('around %s they vary by %s times it', (mean, dispersion) => {
  const entered = enteredOf(mean, dispersion)
  const average = entered.reduce((sum, each) => sum + each, 0) / PATHS
  const variance = entered.reduce((sum, each) => sum + (each - average) ** 2, 0) / PATHS
  const known = mean * Math.max(1, dispersion)
  expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(known / PATHS))
  expect(variance / known).toBeGreaterThan(0.94)
  expect(variance / known).toBeLessThan(1.06)
  expect(entered.every((each) => each >= 0)).toBe(true)
})

test('each path varies around what it expects itself, month by month', () => {
  const sums = totals(2, 1000)
  sums.entering.set(Float64Array.from({ length: 1000 }, (_, path) => path))
  sums.enteringMean.set([500, 0])
  sums.enteringSpread.set([500, 0])
  const entered = enteredPaths(sums, 7, 2)
  for (const path of [0, 30, 300, 999]) {
    expect(Math.abs(entered[path]! - path)).toBeLessThanOrEqual(5 * Math.sqrt(path))
  }
  expect(entered.subarray(1000)).toEqual(new Float64Array(1000))
  expect(enteredPaths(sums, 7, 2)).toEqual(entered)
  expect(enteredPaths(sums, 7, 3)).not.toEqual(entered)
})
