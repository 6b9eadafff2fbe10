import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaGeometricSurvival } from '../beta-geometric.ts'
import { logKept, survivalOf, type RetentionCurve } from './curve.ts'
import { exposuresOf, pooled, type Exposure } from './exposure.ts'
import { families } from './families.ts'
import { fitCurve } from './fit-curve.ts'
import { fitInterval, survivalInterval } from './fit-interval.ts'
import { byR } from './fixtures/reference.ts'
import { logLikelihood } from './log-likelihood.ts'

const size = fc.double({ min: -2, max: 2, noNaN: true })
const curves = fc
  .tuple(fc.constantFrom(...families), size, size, size)
  .map(([family, ...at]): RetentionCurve => family.curveAt(at))
const cohorts = fc
  .array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 8 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((each) => each.map((losses) => losses.toSorted((a, b) => b - a)))

function exposures(customers: readonly (readonly number[])[]): readonly Exposure[] {
  return customers.flatMap((each) => exposuresOf(each))
}

describe('a curve', () => {
  it('never rises, and is the product of what is kept on the way', () => {
    fc.assert(
      fc.property(curves, fc.integer({ min: 1, max: 30 }), (curve, age) => {
        const way = logKept(curve, 0, age - 1) + logKept(curve, age - 1, age)
        expect(logKept(curve, age - 1, age)).toBeLessThanOrEqual(0)
        expect(Math.abs(way - logKept(curve, 0, age))).toBeLessThan(1e-9 * (1 - way))
      }),
    )
  })

  it('of shape 1 is the one whose chances do not change', () => {
    const beta = { alpha: 0.7, beta: 1.2 }
    for (const age of [1, 2, 7, 30]) {
      const expected = betaGeometricSurvival(age, beta)
      const plain = survivalOf({ model: 'shifted_beta_geometric', ...beta }, age)
      const shaped = survivalOf({ model: 'beta_discrete_weibull', ...beta, shape: 1 }, age)
      expect(plain).toBeCloseTo(expected, 13)
      expect(shaped).toBeCloseTo(expected, 13)
    }
    expect(survivalOf({ model: 'discrete_weibull', leave: 0.2, shape: 1 }, 3)).toBeCloseTo(0.512)
  })
})

describe('the likelihood', () => {
  it('of all cohorts together is the sum of theirs', () => {
    fc.assert(
      fc.property(curves, cohorts, (curve, customers) => {
        const apart = customers.reduce((sum, n) => sum + logLikelihood(exposuresOf(n), curve), 0)
        const together = logLikelihood(pooled(exposures(customers)), curve)
        expect(Math.abs(together - apart)).toBeLessThan(1e-8 * (1 + Math.abs(apart)))
      }),
    )
  })

  it('of customers watched until an age is that of whole lives', () => {
    fc.assert(
      fc.property(curves, cohorts, (curve, customers) => {
        const whole = customers.reduce((sum, n) => {
          const last = n.length - 1
          const lost = n.slice(1).reduce((part, left, at) => {
            const gone = n[at]! - left
            const share = logKept(curve, 0, at) + Math.log(-Math.expm1(logKept(curve, at, at + 1)))
            return gone === 0 ? part : part + gone * share
          }, 0)
          const left = n[last] ?? 0
          return sum + lost + (left === 0 ? 0 : left * logKept(curve, 0, last))
        }, 0)
        const found = logLikelihood(exposures(customers), curve)
        expect(Math.abs(found - whole)).toBeLessThan(1e-7 * (1 + Math.abs(whole)))
      }),
    )
  })
})

describe('a fit', () => {
  it.each(byR)('of $model is R’s', ({ model, numbers, likelihood, shares }) => {
    const { fit } = fitCurve(
      exposures([
        [120, 97, 85, 78, 73, 69],
        [60, 50, 45],
        [200, 160],
      ]),
      model,
    )
    const { model: _, ...found } = fit!.curve
    Object.values(found).forEach((value, index) => expect(value).toBeCloseTo(numbers[index]!, 4))
    expect(fit!.logLikelihood).toBeCloseTo(likelihood, 5)
    for (const [age, share, low, high] of shares) {
      expect(survivalOf(fit!.curve, age)).toBeCloseTo(share, 5)
      expect(survivalInterval(fit!, age)!.low).toBeCloseTo(low, 4)
      expect(survivalInterval(fit!, age)!.high).toBeCloseTo(high, 4)
    }
  })

  it('finds the curve the customers were made from', () => {
    fc.assert(
      fc.property(fc.constantFrom(...families), size, size, ({ model, curveAt }, one, other) => {
        const rest = model === 'discrete_weibull' ? [other / 4] : [other / 2 + 1, other / 8]
        const truth = curveAt([one / 2 - 1.5, ...rest])
        const customers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(
          (age) => 1e6 * survivalOf(truth, age),
        )
        const { fit, why } = fitCurve(exposuresOf(customers), model)
        expect(why).toBeNull()
        for (const age of [1, 5, 10, 15]) {
          expect(survivalOf(fit!.curve, age)).toBeCloseTo(survivalOf(truth, age), 3)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('says what cannot be known, and never a number that is none', () => {
    const whyOf = (customers: readonly number[]): readonly (string | null)[] =>
      families.map(({ model }) => fitCurve(exposuresOf(customers), model).why)
    expect(whyOf([])).toEqual(families.map(() => 'no_customers'))
    expect(whyOf([0, 0])).toEqual(families.map(() => 'no_customers'))
    expect(whyOf([10, 10, 10, 10])).toEqual(families.map(() => 'no_losses'))
    expect(whyOf([10, 0, 0])).toEqual(families.map(() => 'all_lost'))
    expect(whyOf([1, 0])).toEqual(families.map(() => 'all_lost'))
    expect(whyOf([10, 8])).toEqual([null, 'few_ages', 'few_ages', 'few_ages'])
    // Chances that rise with age: no unlike customers make them rise.
    expect(whyOf([1000, 950, 850, 700, 500])[1]).toBe('at_edge')
  })

  it('is finite, with intervals around it, whatever the customers', () => {
    fc.assert(
      fc.property(fc.constantFrom(...families), cohorts, ({ model }, customers) => {
        const { fit } = fitCurve(exposures(customers), model)
        if (fit === null) return
        const share = survivalOf(fit.curve, fit.lastAge + 5)
        const around = survivalInterval(fit, fit.lastAge + 5)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        expect(Number.isFinite(fit.logLikelihood)).toBe(true)
        if (around === null) return
        expect(around.low).toBeLessThanOrEqual(share + 1e-12)
        expect(around.high).toBeGreaterThanOrEqual(share - 1e-12)
        const first = fitInterval(fit, (curve) => 1 / (1 - survivalOf(curve, 1)))
        expect(first === null || first.low <= first.high).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
