import { describe, expect, test } from 'vitest'
import { steady, type WanderingRate } from '../../../../stats/wandering/wandering-rate.ts'
import type { ForecastModel } from '../forecast-parts.ts'
import { madeModel, madeRate, type MadeRate } from '../made-model.ts'
import { simulate } from '../simulate.ts'
import type { Drivers, Figure } from '../simulated.ts'

const PATHS = 10_000

/** Of each month the values of all paths. */
function drawn(given: Partial<ForecastModel>, months: number, drivers: Drivers = {}) {
  const { values } = simulate([madeModel(given)], { months, paths: PATHS, seed: 2, drivers })
  return (figure: Figure, month: number): Float64Array =>
    Float64Array.from({ length: PATHS }, (_, path) => values[figure][path * months + month]!)
}

function momentsOf(values: Float64Array) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, variance }
}

/** Mean within four standard errors, variance within so much of it. */
function expectMoments(values: Float64Array, mean: number, variance: number, within = 0.06): void {
  const found = momentsOf(values)
  expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / PATHS) + 1e-9)
  expect(Math.abs(found.variance / variance - 1), `${found.variance}`).toBeLessThan(within)
}

/** So many alike, who pay ten each and leave with this chance a month. */
function alike(count: number, chance: number, level = steady(0, 0)): Partial<ForecastModel> {
  return {
    customers: { running: 10 * count, alike: count, ages: [{ age: 0, amount: 10 * count }] },
    churn: { hazards: [chance], atOnce: 0, level, size: 1 },
  }
}
/** A share a month of what runs, known and even but for what is given. */
function moving(share: number, given: MadeRate = {}): WanderingRate {
  return madeRate(Math.log(share), { dispersion: 0, ...given })
}
const still: ForecastModel['expansion'] = {
  expanded: null,
  contracted: null,
  returned: null,
  currency: 0,
}

describe('customers who pay at the origin', () => {
  test('stay as tossed coins fall', () => {
    const existing = drawn(alike(4, 0.2), 3)
    for (const month of [0, 2]) {
      const stays = 0.8 ** (month + 1)
      // Of four so many: 4 over k, stays^k, leaves^(4 − k).
      for (const [count, ways] of [1, 4, 6, 4, 1].entries()) {
        const chance = ways * stays ** count * (1 - stays) ** (4 - count)
        const share = existing('existing', month).filter((each) => each === 10 * count).length
        expect(Math.abs(share / PATHS - chance)).toBeLessThan(
          4 * Math.sqrt((chance * (1 - chance)) / PATHS),
        )
      }
    }
  })

  test.each([0, 1])('with the chance %i do so all alike', (chance) => {
    const existing = drawn(alike(30, chance), 2)
    expect(new Set(existing('existing', 1))).toEqual(new Set([chance === 0 ? 300 : 0]))
  })

  test('leave at a level that is not known: one draw for a whole path', () => {
    // Of 1000 a share q leaves, E q = .1 and E q² = .01 e^v: variance n (.1 − E q²) + n² (E q² − .01).
    const v = 0.04
    const square = 0.01 * Math.exp(v)
    const existing = drawn(alike(1000, 0.1, steady(0, v)), 1)
    expectMoments(
      existing('existing', 0),
      9000,
      100 * (1000 * (0.1 - square) + 1e6 * (square - 0.01)),
    )
  })

  test('vary by as much more than chance as they did', () => {
    // Of 5000 a hundred leave, with three times the variance of counts: .98 × 100 by chance, 200 more.
    const existing = drawn(alike(5000, 0.02, { ...steady(0, 0), dispersion: 3 }), 1)
    expectMoments(existing('existing', 0), 49_000, 100 * (98 + 200))
  })

  test('grow by what expands, shrinks and comes back, month on month', () => {
    const expansion = {
      ...still,
      expanded: moving(0.05),
      contracted: moving(0.02),
      returned: moving(0.01),
    }
    const known = drawn({ ...alike(3, 0), expansion }, 3)
    for (const month of [0, 2]) {
      const { mean, variance } = momentsOf(known('existing', month))
      expect(mean).toBeCloseTo(30 * 1.04 ** (month + 1), 6)
      expect(variance).toBeCloseTo(0, 6)
    }
    const doubled = drawn({ ...alike(3, 0), expansion }, 1, { expansion: [2] })
    expect(doubled('existing', 0)[7]).toBeCloseTo(30 * 1.09, 6)
  })

  test('grow by amounts that vary, and by rates of exchange', () => {
    // 5 % of 30 000 in amounts of dispersion 200: a variance of 1500 × 200; currency 1 % of it all.
    const uneven = { ...still, expanded: moving(0.05, { dispersion: 200 }) }
    expectMoments(drawn({ ...alike(3000, 0), expansion: uneven }, 1)('existing', 0), 31_500, 3e5)
    const abroad = { ...still, currency: 1e-4 }
    const moved = drawn({ ...alike(3000, 0), expansion: abroad }, 2)
    expectMoments(moved('existing', 0), 30_000, 30_000 ** 2 * 1e-4)
    expectMoments(moved('existing', 1), 30_000, 30_000 ** 2 * 2e-4)
  })

  test('grow at a pace that is not known: further apart from month to month', () => {
    // 5 % known to a fifth of it: a hundredth of 30 000 after one month, 2 · 1.05 of it after two.
    const unsure = moving(0.05, { errors: { level: 0.04 } })
    const grown = drawn({ ...alike(3000, 0), expansion: { ...still, expanded: unsure } }, 2)
    expectMoments(grown('existing', 0), 31_500, 300 ** 2)
    expectMoments(grown('existing', 1), 30_000 * 1.05 ** 2 + 300 ** 2 / 30_000, 630 ** 2)
  })

  test('are never less than nobody', () => {
    const wild = { ...still, currency: 4, contracted: moving(0.9, { dispersion: 1e5 }) }
    const figures = drawn({ ...alike(2, 0.4), expansion: wild }, 4)
    for (const figure of ['existing', 'fresh', 'running', 'cash'] as const) {
      expect(figures(figure, 3).every((each) => each >= 0 && Number.isFinite(each))).toBe(true)
    }
  })
})

describe('what begins', () => {
  const begin: ForecastModel['begin'] = { shares: [1], waiting: [100, 40], level: steady(0, 0) }

  test('was signed before and waited, but for who leaves at once', () => {
    const churn = { hazards: [0], atOnce: 0.25, level: steady(0, 0), size: 1 }
    const started = drawn(
      { begin, churn, price: { mean: 1e-6, spread: 0, level: steady(0, 0) } },
      3,
    )
    // Three quarters of 100, then of 40 more, then of nothing.
    for (const [month, amount] of [75, 105, 105].entries()) {
      expectMoments(started('fresh', month), amount, 1e-4 * amount, Infinity)
    }
  })

  test('is not known by more than its level is', () => {
    const unsure = { ...begin, level: steady(Math.log(1.1), 0.01) }
    const started = drawn({ begin: unsure }, 1)
    expectMoments(started('fresh', 0), 110, 110 ** 2 * Math.expm1(0.01))
  })

  test('leaves by its own age, as customers who pay what deals sign for', () => {
    // 10 000 begin in the first month and in deals of 100; a fifth leaves in the second: 8000 are left,
    // and the loss of 20 of 100 deals varies by 20 (of 100, 16 were they counted).
    const churn = { hazards: [0.2, 0], atOnce: 0, level: steady(0, 0), size: 1 }
    const price = { mean: 100, spread: 0, level: steady(0, 0) }
    const waiting = { ...begin, waiting: [10_000] }
    const left = drawn({ begin: waiting, churn, price }, 3)
    expect(momentsOf(left('fresh', 1)).mean).toBeCloseTo(8000, -1)
    const { variance } = momentsOf(left('fresh', 1))
    expect(variance).toBeGreaterThan(0.9 * 16 * 100 ** 2)
    expect(variance).toBeLessThan(1.1 * 20 * 100 ** 2)
    expect(momentsOf(left('fresh', 2)).mean).toBeCloseTo(8000, -1)
  })

  test('begins after its signing, by the shares', () => {
    // 50 are signed for 4 each month; 200 by half in its own month, by a quarter in the next.
    const shares = { shares: [0.5, 0.25], waiting: [], level: steady(0, 0) }
    const price = { mean: 4, spread: 0, level: steady(0, 0) }
    const started = drawn({ direct: steady(Math.log(50), 0), begin: shares, price }, 3)
    for (const [month, amount] of [100, 250, 400].entries()) {
      expect(momentsOf(started('fresh', month)).mean / amount).toBeCloseTo(1, 2)
    }
  })
})

describe('what is paid', () => {
  test('is a twelfth of what runs a month, or all of it when a year begins', () => {
    const ages = [
      { age: 11, amount: 120 },
      { age: 2, amount: 60 },
    ]
    const customers = { running: 180, alike: 3, ages }
    const monthly = drawn({ customers, paidYearly: 0 }, 2)
    expect([monthly('cash', 0)[0], monthly('cash', 1)[5]]).toEqual([15, 15])
    // 120 at twelve months, none later; the others at their tenth month from now.
    const yearly = drawn({ customers, paidYearly: 1 }, 11)
    const paid = Array.from({ length: 11 }, (_, month) => yearly('cash', month)[3]!)
    expect(paid).toEqual([120, 0, 0, 0, 0, 0, 0, 0, 0, expect.closeTo(60, 9), 0])
    // What begins is paid for as it does and a year later, or half of it a twelfth each month from then on.
    const begin = { shares: [1], waiting: [0, 240], level: steady(0, 0) }
    const price = { mean: 1e-6, spread: 0, level: steady(0, 0) }
    const half = drawn({ begin, price, paidYearly: 0.5 }, 15)
    for (const [month, amount] of [0, 120 + 5, 10].entries()) {
      expect(half('cash', month)[9]).toBeCloseTo(amount, 6)
    }
    expect([12, 13, 14].map((month) => half('cash', month)[9])).toEqual(
      [10, 130, 10].map((amount) => expect.closeTo(amount, 6)),
    )
  })
})

test('a path is known by what moved it: who leaves, what expands, what begins', () => {
  const given = {
    ...alike(1000, 0.1, steady(0, 0.04)),
    expansion: {
      ...still,
      expanded: moving(0.05, { errors: { level: 0.04 } }),
    },
    begin: { shares: [1], waiting: [900], level: steady(0, 0.01) },
  }
  const { values, factors } = simulate([madeModel(given)], { months: 1, paths: PATHS, seed: 2 })
  const running = momentsOf(values.running)
  const along = (factor: Float64Array): number =>
    factor.reduce((sum, value, path) => sum + value * (values.running[path]! - running.mean), 0) /
    PATHS
  // Of 1000 that leave a fifth is not known, of what expands, 5 % of 9000, as much, of 900 that begin a
  // tenth: each factor is told in its standard deviations, and more of it is more that runs.
  const known = [1000 * Math.sqrt(Math.expm1(0.04)), 9000 * 0.05 * 0.2, 900 * 0.1]
  for (const [at, factor] of [factors.churn, factors.expansion, factors.price].entries()) {
    expect(Math.abs(along(factor) / known[at]! - 1), `${at}`).toBeLessThan(0.12)
  }
})
