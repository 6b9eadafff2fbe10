import { expect, test } from 'vitest'
import {
  steady,
  wanderingBy,
  type WanderingRate,
} from '../../../../stats/wandering/wandering-rate.ts'
import { madeRate } from '../made-model.ts'
import { levelPaths } from './level-paths.ts'

const PATHS = 40_000
const own = { seed: 3, slice: 1, first: 4, second: 5 }

function momentsOf(values: Float64Array) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, variance }
}

/** The factors by the end of so many months. */
function factorsOf(rate: WanderingRate, months: number, keys = own): Float64Array {
  const { factors, advance } = levelPaths(rate, keys, new Float64Array(PATHS))
  for (let month = 0; month < months; month++) advance(month)
  return factors
}

// A log-normal of mean 1: its variance is e^v − 1, v that of its logarithm.
test.each([0.0025, 0.04, 0.25, 1])('what varies by %s in its logarithm is 1 on average', (v) => {
  const { mean, variance } = momentsOf(factorsOf(steady(7, v), 0))
  expect(mean).toBeCloseTo(1, v < 0.5 ? 2 : 1)
  expect(variance / Math.expm1(v)).toBeGreaterThan(v < 0.5 ? 0.96 : 0.85)
  expect(variance / Math.expm1(v)).toBeLessThan(v < 0.5 ? 1.04 : 1.15)
})

test.each([0.001, 0.02])('a level that wanders by %s a month is as far as its months', (drift) => {
  // Told at the middle of three months: 1.5, 4.5, 7.5 and 10.5 months.
  for (const [months, wandered] of [
    [1, 1.5],
    [3, 1.5],
    [5, 4.5],
    [12, 10.5],
  ] as const) {
    const factors = factorsOf(madeRate(0, { errors: { level: 0.03 }, drift }), months)
    const { mean } = momentsOf(factors)
    const logs = momentsOf(factors.map(Math.log))
    expect(mean).toBeCloseTo(1, 2)
    expect(logs.variance / (0.03 + drift * wandered), `after ${months}`).toBeGreaterThan(0.96)
    expect(logs.variance / (0.03 + drift * wandered), `after ${months}`).toBeLessThan(1.04)
  }
})

test('each path goes one way: most are near, and those that wander are far', () => {
  const way = { slope: 0, errors: { level: 0, slope: 0, together: 0 } }
  const rate = wanderingBy(
    [
      { ...way, share: 0.7, level: 2, drift: 0 },
      { ...way, share: 0.3, level: 2.1, drift: 0.01 },
    ],
    { season: [], seasonError: 0, dispersion: 1 },
  )
  const factors = factorsOf(rate, 12)
  // Of mean 1 whichever the way, and the ways apart by e^0.1.
  const middle = 0.7 * Math.exp(2) + 0.3 * Math.exp(2.1)
  const [near, far] = [Math.exp(2) / middle, Math.exp(2.1) / middle]
  const still = factors.filter((factor) => Math.abs(factor - near) < 1e-9)
  expect(still.length / PATHS).toBeCloseTo(0.7, 2)
  const moved = momentsOf(factors.filter((factor) => Math.abs(factor - near) >= 1e-9))
  expect(Math.abs(moved.mean / far - 1)).toBeLessThan(4 * Math.sqrt(0.11 / (0.3 * PATHS)))
  const spread = moved.variance / (far ** 2 * Math.expm1(0.01 * 10.5))
  expect(Math.abs(spread - 1)).toBeLessThan(0.1)
  const { mean, variance } = momentsOf(factors)
  expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(variance / PATHS))
  // The same variance all together; a log-normal of it would hold 8 in 10 within 1.28 deviations.
  const within = factors.filter((factor) => Math.abs(factor - 1) < 1.28 * Math.sqrt(variance))
  expect(within.length / PATHS).toBeGreaterThan(0.84)
})

test('what is known and does not wander is 1, always', () => {
  expect(new Set(factorsOf(steady(2, 0), 24))).toEqual(new Set([1]))
})

test('what is not known at all is within a factor of twenty either way, 19 times in 20', () => {
  const logs = factorsOf(steady(0, 1e6), 0).map((factor) => Math.log(factor))
  const { mean, variance } = momentsOf(logs)
  expect(Math.sqrt(variance)).toBeCloseTo(1.5, 1)
  expect(mean).toBeCloseTo(-1.125, 1)
})

test('each purpose draws its own, and the same again', () => {
  const rate = madeRate(0, { errors: { level: 0.1 }, drift: 0.01 })
  expect(factorsOf(rate, 4)).toEqual(factorsOf(rate, 4))
  for (const other of [{ seed: 4 }, { slice: 2 }, { first: 6 }, { second: 6 }]) {
    expect(factorsOf(rate, 4, { ...own, ...other })).not.toEqual(factorsOf(rate, 4))
  }
})

test('no paths have no factors', () => {
  const { factors, advance } = levelPaths(steady(0, 1), own, new Float64Array())
  advance(0)
  expect(factors).toHaveLength(0)
})
