import { describe, expect, it } from 'vitest'
import { expectedPurchases, purchasesVariance } from '../../stats/retention/bg-nbd.ts'
import { buyerAhead, buyersAhead, fitBuyers, meanAlive, type BuyersAlike } from './buyers.ts'
import type { BgNbd } from '../../stats/retention/bg-nbd.ts'
import type { GammaGamma } from '../../stats/retention/gamma-gamma.ts'

const model = { r: 0.8, alpha: 60, a: 0.9, b: 3 }
const spend = { p: 4, q: 5, gamma: 60 }

describe('the variance of purchases to come', () => {
  it('is that of customers drawn from the model', () => {
    const draw = generatorOf(7)
    for (const ahead of [90, 365]) {
      const drawn = Array.from({ length: 40_000 }, () => purchasesAfter(model, ahead, draw))
      const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length
      const square = drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length
      expect(mean / expectedPurchases(model, { ahead })).toBeCloseTo(1, 1)
      expect(Math.abs(square / purchasesVariance(model, { ahead }) - 1)).toBeLessThan(0.06)
    }
  })
})

describe('customers without a contract', () => {
  it('buy and spend in the time to come what intervals say, nineteen times of twenty', () => {
    let [purchases, value] = [0, 0]
    const companies = 24
    for (let seed = 1; seed <= companies; seed++) {
      const drawn = drawnBuyers({ model, spend, customers: 700, watched: 500, ahead: 300, seed })
      const told = buyersAhead(fitBuyers(drawn.alike), 300)
      purchases += isWithin(drawn.purchases, told.purchases) ? 1 : 0
      value += isWithin(drawn.spent, told.value) ? 1 : 0
      // Who goes on as before buys more than who may leave.
      expect(told.naive).toBeGreaterThan(told.purchases.value!)
    }
    // With 95 %, fewer than 20 of 24 is a chance of 1 in 180.
    expect(purchases).toBeGreaterThanOrEqual(20)
    expect(value).toBeGreaterThanOrEqual(20)
  }, 120_000)

  it('are together what each of them is', () => {
    const { alike } = drawnBuyers({ model, spend, customers: 300, watched: 500, ahead: 1, seed: 3 })
    const fitted = fitBuyers(alike)
    const each = alike.map((one) => ({ ...buyerAhead(fitted, one, 365)!, count: one.count }))
    const all = buyersAhead(fitted, 365)
    const sum = (of: (one: (typeof each)[number]) => number) =>
      each.reduce((total, one) => total + one.count * of(one), 0)
    expect(sum(({ purchases }) => purchases) / all.purchases.value!).toBeCloseTo(1, 9)
    expect(sum(({ value }) => value ?? NaN) / all.value.value!).toBeCloseTo(1, 9)
    expect(sum(({ alive }) => alive) / 300).toBeCloseTo(meanAlive(fitted)!, 9)
  })

  it('are not told of where nothing can be known', () => {
    const one: BuyersAlike = { repeats: 3, last: 200, watched: 300, spent: 30, count: 1 }
    const silent = { repeats: 0, last: 0, watched: 300, spent: 0, count: 50 }
    for (const alike of [[], [silent], [one]]) {
      const fitted = fitBuyers(alike)
      expect(fitted.why).not.toBeNull()
      const { purchases, value } = buyersAhead(fitted, 365)
      expect([purchases.value, value.value, meanAlive(fitted)]).toEqual([null, null, null])
    }
    expect(buyersAhead(fitBuyers([one]), 300).naive).toBeCloseTo(3, 12)
  })
})

type Draw = () => number

/** Even between 0 and 1, the same for the same seed (mulberry32). */
function generatorOf(seed: number): Draw {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Marsaglia and Tsang's, with the power that raises shapes below 1. */
function gammaOf(shape: number, draw: Draw): number {
  if (shape < 1) return gammaOf(shape + 1, draw) * draw() ** (1 / shape)
  const [d, c] = [shape - 1 / 3, 1 / Math.sqrt(9 * shape - 3)]
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
    const v = (1 + c * normal) ** 3
    if (v > 0 && Math.log(1 - draw()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

/** When a new customer buys again, within some days. */
function timesOf({ r, alpha, a, b }: BgNbd, days: number, draw: Draw): number[] {
  const rate = gammaOf(r, draw) / alpha
  const [x, y] = [gammaOf(a, draw), gammaOf(b, draw)]
  const times: number[] = []
  for (let at = 0; ;) {
    at += -Math.log(1 - draw()) / rate
    if (at >= days) return times
    times.push(at)
    if (draw() < x / (x + y)) return times
  }
}

function purchasesAfter(model: BgNbd, days: number, draw: Draw): number {
  return timesOf(model, days, draw).length
}

interface Drawing {
  readonly model: BgNbd
  readonly spend: GammaGamma
  readonly customers: number
  readonly watched: number
  readonly ahead: number
  readonly seed: number
}

/** Customers come one after another; what they do after `watched` days is what is to be foretold. */
function drawnBuyers({ model, spend: { p, q, gamma }, customers, watched, ahead, seed }: Drawing) {
  const draw = generatorOf(seed)
  let [purchases, spent] = [0, 0]
  const alike = Array.from({ length: customers }, (_, at): BuyersAlike => {
    const own = watched - Math.floor((at / customers) * watched * 0.6)
    const rate = gammaOf(q, draw) / gamma
    const paid = () => gammaOf(p, draw) / rate
    const times = timesOf(model, own + ahead, draw)
    const before = times.filter((time) => time < own)
    const later = times.filter((time) => time >= own)
    purchases += later.length
    spent += later.reduce((sum) => sum + paid(), 0)
    return {
      repeats: before.length,
      last: before.at(-1) ?? 0,
      watched: own,
      spent: before.reduce((sum) => sum + paid(), 0),
      count: 1,
    }
  })
  return { alike, purchases, spent }
}

function isWithin(value: number, told: { low: number | null; high: number | null }): boolean {
  return told.low !== null && told.high !== null && value >= told.low && value <= told.high
}
