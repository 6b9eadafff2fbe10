import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logGamma } from '../gamma.ts'
import {
  buyerLikelihood,
  chanceAlive,
  expectedPurchases,
  type BgNbd,
  type Buyer,
} from './bg-nbd.ts'
import { fitBgNbd } from './fit-bg-nbd.ts'
import byR from './fixtures/r-buyers.json' with { type: 'json' }
import { expectedSpend, fitGammaGamma } from './gamma-gamma.ts'

const buyers = byR.buyers.map(([purchases = 0, last = 0, watched = 0]): Buyer => ({
  purchases,
  last,
  watched,
  count: 1,
}))
const spenders = byR.buyers.map(([purchases = 0, , , mean = 0]) => ({ purchases, mean, count: 1 }))
const [r = 0, alpha = 0, a = 0, b = 0] = byR.bgNbd
/** Of CDNOW's customers in weeks, as published, to three digits. */
const published: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

describe('buyers without a contract', () => {
  it('are fitted as by R', () => {
    const { fit } = fitBgNbd(buyers)
    const names = ['r', 'alpha', 'a', 'b'] as const
    for (const [index, name] of names.entries()) {
      expect(fit!.model[name] / byR.bgNbd[index]!).toBeCloseTo(1, 4)
      const { low, high } = fit!.intervals[name]
      expect(Math.log(high / low) / 2 / 1.959964).toBeCloseTo(byR.errors[index]!, 3)
    }
    expect(fit!.logLikelihood).toBeCloseTo(byR.logLik, 5)
  })

  it('have a likelihood that sums to 1 over all that may happen', () => {
    // Nobody, once at any time, or more: the first two by what is published, the third by counting.
    const model = { r: 0.9, alpha: 5, a: 0.6, b: 1.7 }
    const chance = (buyer: Omit<Buyer, 'count'>) =>
      Math.exp(buyerLikelihood([{ ...buyer, count: 1 }], model))
    const none = chance({ purchases: 0, last: 0, watched: 10 })
    expect(none).toBeCloseTo((5 / 15) ** 0.9, 12)
    // The times before the last one are anywhere below it: last^(x-1) / (x-1)! ways.
    let sum = none
    for (let purchases = 1; purchases < 150; purchases++) {
      const steps = 400
      for (let step = 0; step < steps; step++) {
        const last = ((step + 0.5) / steps) * 10
        const ways = Math.exp((purchases - 1) * Math.log(last) - logGamma(purchases))
        sum += (chance({ purchases, last, watched: 10 }) * ways * 10) / steps
      }
    }
    expect(sum).toBeCloseTo(1, 4)
  })

  it('buy as often from now on as published', () => {
    const buyer = { purchases: 2, last: 30.43, watched: 38.86 }
    expect(expectedPurchases(published, { ahead: 39, buyer })).toBeCloseTo(1.226, 3)
    const weeks = [0.1429, 1, 3, 31.8571, 32, 78]
    const wanted = [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.8576]
    // Three digits of the numbers leave three of what follows from them.
    weeks.forEach((ahead, index) => {
      const found = expectedPurchases(published, { ahead })
      expect(Math.abs(found / wanted[index]! - 1)).toBeLessThan(4e-3)
    })
  })

  it.each(byR.coming)('who bought %f times, last at %f of %f: in %f to come %f', (...row) => {
    const [purchases = 0, last = 0, watched = 0, ahead = 0, wanted = 0] = row
    const buyer = { purchases, last, watched }
    const found = expectedPurchases({ r, alpha, a, b }, { ahead, buyer })
    expect(Math.abs(found / wanted - 1)).toBeLessThan(1e-6)
  })

  it('are there for certain without a repeat, less the longer they are silent', () => {
    const silent = (watched: number) => chanceAlive({ purchases: 3, last: 8, watched }, published)
    expect(chanceAlive({ purchases: 0, last: 0, watched: 50 }, published)).toBe(1)
    expect(silent(8)).toBeCloseTo(1 / (1 + 0.793 / 4.426), 12)
    expect(silent(30)).toBeLessThan(silent(20))
  })

  it('buy less when discounted, never less than nothing, never more with less time', () => {
    const positive = fc.double({ min: 0.05, max: 20, noNaN: true })
    fc.assert(
      fc.property(
        fc.record({ r: positive, alpha: positive, a: positive, b: positive }),
        fc.tuple(fc.integer({ min: 0, max: 60 }), positive, positive, positive),
        (model, [purchases, last, more, ahead]) => {
          const buyer = { purchases, last: purchases === 0 ? 0 : last, watched: last + more }
          const plain = expectedPurchases(model, { ahead, buyer })
          const discounted = expectedPurchases(model, { ahead, buyer, discount: 0.02 })
          const longer = expectedPurchases(model, { ahead: ahead * 2, buyer })
          expect(discounted).toBeGreaterThanOrEqual(0)
          expect(discounted).toBeLessThanOrEqual(plain * (1 + 1e-9))
          expect(discounted).toBeGreaterThanOrEqual(plain * 1.02 ** -ahead * (1 - 1e-9))
          expect(longer).toBeGreaterThanOrEqual(plain * (1 - 1e-9))
          const rate = ((model.r + purchases) / (model.alpha + last + more)) * ahead
          expect(plain).toBeLessThanOrEqual(rate * (1 + 1e-9))
        },
      ),
    )
  })

  it('are refused or told apart where nothing can be known', () => {
    const silent = { purchases: 0, last: 0, watched: 10, count: 5 }
    expect(fitBgNbd([]).why).toBe('no_customers')
    expect(fitBgNbd([silent]).why).toBe('no_repeats')
    expect(() => fitBgNbd([{ ...silent, purchases: 1 }])).toThrow('must lie between')
    // One customer tells no differences between customers.
    const one = fitBgNbd([{ purchases: 3, last: 9, watched: 10, count: 1 }])
    expect(one.fit).toBeNull()
  })
})

describe('what they spend', () => {
  it('is fitted as by R', () => {
    const found = fitGammaGamma(spenders)
    const [p, q, gamma] = byR.gammaGamma
    expect(found.model!.p / p!).toBeCloseTo(1, 3)
    expect(found.model!.q / q!).toBeCloseTo(1, 3)
    expect(found.model!.gamma / gamma!).toBeCloseTo(1, 3)
    expect(found.logLikelihood).toBeCloseTo(byR.spendLogLik, 5)
  })

  it('is as published of CDNOW’s customers', () => {
    const model = { p: 6.25, q: 3.74, gamma: 15.44 }
    expect(Math.abs(expectedSpend(model, { purchases: 0, mean: 0 }) - 35.17)).toBeLessThan(0.06)
    expect(expectedSpend(model, { purchases: 2, mean: 22.35 })).toBeCloseTo(24.65, 1)
    expect(expectedSpend(model, { purchases: 1, mean: 11.77 })).toBeCloseTo(18.91, 1)
  })

  it('is nearer to a customer’s own mean the more they bought', () => {
    const model = { p: 3, q: 4, gamma: 20 }
    const own = (purchases: number) => expectedSpend(model, { purchases, mean: 50 })
    expect([own(0), own(1), own(1000)].map((each) => Math.round(each))).toEqual([20, 35, 50])
    expect(expectedSpend({ ...model, q: 0.9 }, { purchases: 0, mean: 0 })).toBe(Infinity)
  })

  it('is not told of too few, or of customers all alike', () => {
    expect(fitGammaGamma([]).why).toBe('no_customers')
    expect(fitGammaGamma([{ purchases: 4, mean: 10, count: 1 }]).why).toBe('few_customers')
    expect(fitGammaGamma([{ purchases: 4, mean: 10, count: 50 }]).model).toBeNull()
  })
})
