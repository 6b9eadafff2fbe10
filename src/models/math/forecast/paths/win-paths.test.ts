import { describe, expect, test } from 'vitest'
import {
  steady,
  wanderingBy,
  type WanderingRate,
} from '../../../../stats/wandering/wandering-rate.ts'
import type { ForecastModel } from '../forecast-parts.ts'
import { madeModel, madeRate, madeStage, type MadeRate } from '../made-model.ts'
import { simulate } from '../simulate.ts'
import type { Figure } from '../simulated.ts'

const PATHS = 10_000

/** Of each month the values of all paths; and what each path's factors are. */
function drawn(given: Partial<ForecastModel>, months: number) {
  const { values, factors } = simulate([madeModel(given)], { months, paths: PATHS, seed: 2 })
  const of = (figure: Figure, month: number): Float64Array =>
    Float64Array.from({ length: PATHS }, (_, path) => values[figure][path * months + month]!)
  return { of, factors }
}

/** Of each path the wins of all months. */
function inAll(of: ReturnType<typeof drawn>['of'], months: number): Float64Array {
  const lists = Array.from({ length: months }, (_, month) => of('wins', month))
  return Float64Array.from({ length: PATHS }, (_, path) =>
    lists.reduce((sum, list) => sum + list[path]!, 0),
  )
}

function momentsOf(values: Float64Array) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, variance }
}

/** Mean within four standard errors, variance within so much of it. */
function expectMoments(values: Float64Array, mean: number, variance: number, within = 0.08): void {
  const found = momentsOf(values)
  expect(Math.abs(found.mean - mean), `${found.mean}`).toBeLessThan(
    4 * Math.sqrt(variance / PATHS) + 1e-9,
  )
  expect(Math.abs(found.variance / variance - 1), `${found.variance}`).toBeLessThan(within)
}

function expectShares(values: Float64Array, chances: readonly number[]): void {
  for (const [count, chance] of chances.entries()) {
    const share = values.filter((each) => each === count).length / values.length
    expect(Math.abs(share - chance), `${count}`).toBeLessThan(
      4 * Math.sqrt((chance * (1 - chance)) / values.length),
    )
  }
}

function correlation(one: Float64Array, other: Float64Array): number {
  const [a, b] = [momentsOf(one), momentsOf(other)]
  const sum = one.reduce((all, value, at) => all + (value - a.mean) * (other[at]! - b.mean), 0)
  return sum / one.length / Math.sqrt(a.variance * b.variance)
}

const perMonth = (count: number, given: MadeRate = {}): WanderingRate =>
  madeRate(Math.log(count), given)

describe('wins of those who arrive', () => {
  test('at the commitment are counts of Poisson', () => {
    const { of } = drawn({ direct: perMonth(2) }, 2)
    // e^-2 · 2^k ÷ k!
    expectShares(of('wins', 1), [0.135335, 0.270671, 0.270671, 0.180447, 0.090224, 0.036089])
    expect(Math.abs(correlation(of('wins', 0), of('wins', 1)))).toBeLessThan(0.05)
  })

  test('at a stage are those of them who are won, by the month they are won in', () => {
    // Half of 80 a month, each within the first day: 40, with a sixtieth of a month's later.
    const curve = { next: [0, 0.5], skipped: [0], lost: [0, 0.5] }
    const arriving = madeStage('only', { arrivals: perMonth(80), curve })
    const { of } = drawn({ stages: [arriving], winning: steady(Math.log(1.2), 0) }, 3)
    // Half a day of the first month's wins are in the second.
    expectMoments(of('wins', 0), 48 * (1 - 0.5 / 30.436875), 48)
    expectMoments(of('wins', 2), 48, 48)
    expectMoments(of('entered', 2), 80, 80)
  })

  test('vary by more than chance as they did', () => {
    expectMoments(drawn({ direct: perMonth(60, { dispersion: 4 }) }, 1).of('wins', 0), 60, 240)
    const unlike = { ...steady(0, 0), dispersion: 2 }
    const curve = { next: [1], skipped: [0], lost: [0] }
    const stages = [madeStage('only', { arrivals: perMonth(50), curve })]
    expectMoments(drawn({ stages, winning: unlike }, 1).of('wins', 0), 50, 100)
  })

  // Where a rate's logarithm varies by v, counts around m do by m + m² (e^v − 1).
  const varying = (mean: number, v: number): number => mean + mean ** 2 * Math.expm1(v)

  test('are not known by more than their rate is, and that alike in every month', () => {
    const { of, factors } = drawn({ direct: perMonth(400, { errors: { level: 0.04 } }) }, 2)
    expectMoments(of('wins', 0), 400, varying(400, 0.04))
    expectMoments(of('wins', 1), 400, varying(400, 0.04))
    // Of 6929 that vary 6529 are alike in both months.
    expect(correlation(of('wins', 0), of('wins', 1))).toBeCloseTo(6529 / 6929, 1)
    expect(correlation(factors.arrivals, of('wins', 1))).toBeGreaterThan(0.95)
  })

  test('are less known the longer a rise goes on', () => {
    // From the middle of the month ahead: ½, and ½ + .985 + … + .985⁸ = 8.0 months of rising.
    let rises = 0.5
    for (let month = 1; month <= 8; month++) rises += 0.985 ** month
    const errors = { level: 0.01, slope: 4e-4, together: 1e-3 }
    const { of } = drawn({ direct: perMonth(900, { slope: 0.02, errors }) }, 9)
    for (const [month, risen] of [
      [0, 0.5],
      [8, rises],
    ] as const) {
      const mean = 900 * Math.exp(0.02 * risen)
      const v = 0.01 + 2 * risen * 1e-3 + risen ** 2 * 4e-4
      expectMoments(of('wins', month), mean, varying(mean, v))
    }
  })

  test('go one way or the other, where a rise is not known', () => {
    const errors = { level: 0.002, slope: 0, together: 0 }
    const ways = [
      { share: 0.5, level: Math.log(900), slope: 0, errors, drift: 0 },
      { share: 0.5, level: Math.log(900), slope: 0.06, errors, drift: 0 },
    ]
    const direct = wanderingBy(ways, { season: [], seasonError: 0, dispersion: 1 })
    const { of } = drawn({ direct }, 9)
    // The mean is that of the middle course, as everywhere; around it half of the paths each way.
    let rises = 0.5
    for (let month = 1; month <= 8; month++) rises += 0.985 ** month
    const half = 0.03 * rises
    const mean = 900 * Math.exp(half)
    const apart = Math.tanh(half) ** 2
    const v = (1 + apart) * Math.exp(0.002) - 1
    expectMoments(of('wins', 8), mean, mean + mean ** 2 * v)
    const middle = of('wins', 8).filter((wins) => Math.abs(wins / mean - 1) < 0.06)
    expect(middle.length / PATHS).toBeLessThan(0.03)
  })

  test('wander on, as far as the middle of their three months', () => {
    const { of } = drawn({ direct: perMonth(900, { drift: 0.004 }) }, 8)
    expectMoments(of('wins', 0), 900, varying(900, 1.5 * 0.004))
    expectMoments(of('wins', 7), 900, varying(900, 7.5 * 0.004))
  })

  test('are not known by their season, each month for itself', () => {
    const { of } = drawn({ direct: perMonth(400, { seasonError: 0.02 }) }, 2)
    expectMoments(of('wins', 0), 400, 400 + 400 ** 2 * 0.02)
    expect(Math.abs(correlation(of('wins', 0), of('wins', 1)))).toBeLessThan(0.05)
  })

  test('are as well known as how many of those who arrive are won', () => {
    const curve = { next: [1], skipped: [0], lost: [0] }
    const stages = [madeStage('only', { arrivals: perMonth(300), curve })]
    const { of, factors } = drawn({ stages, winning: steady(0, 0.09) }, 1)
    expectMoments(of('wins', 0), 300, varying(300, 0.09))
    expect(correlation(factors.winning, of('wins', 0))).toBeGreaterThan(0.95)
    // Who comes at the commitment is won, whatever is known of the others.
    const both = drawn({ direct: perMonth(300), winning: steady(0, 0.09) }, 1)
    expectMoments(both.of('wins', 0), 300, 300)
  })
})

describe('wins of those under way', () => {
  const evenly = Array.from({ length: 101 }, (_, day) => (0.9 * day) / 100)
  const waiting = (count: number): Partial<ForecastModel> => ({
    stages: [
      madeStage('only', {
        curve: { next: evenly, skipped: [0], lost: [0] },
        open: [{ age: 0, count }],
      }),
    ],
  })

  test('are coins tossed once: nobody is won twice', () => {
    const { of } = drawn(waiting(3), 4)
    // Each within the first month by .9 × .30436875, in the end by .9.
    const binomial = (p: number): readonly number[] =>
      [1, 3, 3, 1].map((ways, count) => ways * p ** count * (1 - p) ** (3 - count))
    expectShares(of('wins', 0), binomial(0.9 * 0.30436875))
    const all = inAll(of, 4)
    expectShares(all, binomial(0.9))
    expect(Math.max(...all)).toBe(3)
  })

  test('vary less where some are nearly sure and others hardly are', () => {
    // 400 at one in two, as sure as they will be, and 1000 that are too old: they are won by nobody.
    const next = Array.from({ length: 61 }, (_, day) => (day <= 30 ? 0.5 * day : 15) / 30)
    const lost = Array.from({ length: 61 }, (_, day) => (day <= 30 ? 0 : 0.5 * (day - 30)) / 30)
    const open = [
      { age: 0, count: 400 },
      { age: 31, count: 1000 },
    ]
    const stages = [madeStage('only', { curve: { next, skipped: [0], lost }, open })]
    const { of } = drawn({ stages }, 1)
    expectMoments(of('wins', 0), 200, 100)
  })

  test('are won more often as more are, but no more than there are', () => {
    const often = drawn({ ...waiting(50), winning: steady(Math.log(100), 0) }, 4)
    const sum = inAll(often.of, 4)
    expect(new Set(sum)).toEqual(new Set([50]))
  })
})

describe('what is signed', () => {
  test('is the price of each win, and varies as deals differ', () => {
    const price = { mean: 70, spread: 0.5, level: steady(Math.log(1.1), 0) }
    const { of } = drawn({ direct: perMonth(3), price }, 1)
    const [wins, bookings] = [of('wins', 0), of('bookings', 0)]
    for (const count of [0, 1, 4]) {
      const own = bookings.filter((_, path) => wins[path] === count)
      const { mean, variance } = momentsOf(own)
      // Of a deal: 77, its variance half of that squared; of more as much for each.
      expect(mean / 77).toBeCloseTo(count, count === 0 ? 9 : 0)
      if (count === 0) continue
      expect(Math.abs(mean - 77 * count)).toBeLessThan(
        4 * Math.sqrt((count * 0.5 * 77 ** 2) / own.length),
      )
      expect(variance / (count * 0.5 * 77 ** 2)).toBeGreaterThan(0.8)
      expect(variance / (count * 0.5 * 77 ** 2)).toBeLessThan(1.2)
    }
  })

  test('of very many deals is as sure as the price itself', () => {
    const known = { mean: 10, spread: 2, level: steady(0, 0) }
    const many = drawn({ direct: perMonth(40_000), price: known }, 1)
    // 100 × (40 000 by chance and twice that by their unlikeness).
    expectMoments(many.of('bookings', 0), 400_000, 100 * 120_000)
    const level = { ...known, level: steady(0, 0.01) }
    const unknown = drawn({ direct: perMonth(40_000), price: level }, 1)
    const v = Math.expm1(0.01)
    expectMoments(unknown.of('bookings', 0), 400_000, 1.2e7 * (1 + v) + 400_000 ** 2 * v)
    expect(correlation(unknown.factors.price, unknown.of('bookings', 0))).toBeGreaterThan(0.95)
  })

  test('is not told where commitments are not known, but begins all the same', () => {
    const { of } = drawn({ direct: perMonth(50), isUnsigned: true }, 2)
    expect(new Set([...of('wins', 0), ...of('bookings', 1)])).toEqual(new Set([0]))
    expect(momentsOf(of('fresh', 1)).mean).toBeCloseTo(100, -1)
  })
})
