import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaGeometricMean } from '../beta-geometric.ts'
import { hypergeometric } from '../hypergeometric.ts'
import { survivalOf, type RetentionCurve } from './curve.ts'
import { expectedPayments, tailPower } from './lifetime.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

function near(found: number, wanted: number, digits = 1e-8): void {
  expect(Math.abs(found / wanted - 1)).toBeLessThan(digits)
}

describe('expected payments', () => {
  it('of constant churn are one over what leaves, and what a discount leaves of it', () => {
    fc.assert(
      fc.property(number(1e-3, 0.99), number(0, 0.5), (leave, discount) => {
        const curve: RetentionCurve = { model: 'geometric', leave }
        near(expectedPayments(curve), 1 / leave)
        near(expectedPayments(curve, { discount }), (1 + discount) / (discount + leave))
        near(expectedPayments(curve, { discount, paid: 'end' }), 1 / (discount + leave))
      }),
    )
  })

  it('of unlike customers are the mean of their lives', () => {
    fc.assert(
      fc.property(
        number(1.02, 8),
        number(0.1, 30),
        fc.integer({ min: 0, max: 20 }),
        (alpha, beta, age) => {
          const curve: RetentionCurve = { model: 'shifted_beta_geometric', alpha, beta }
          near(expectedPayments(curve), betaGeometricMean({ alpha, beta }))
          near(expectedPayments(curve, { age }), (alpha + beta + age - 1) / (alpha - 1))
        },
      ),
    )
  })

  it('of unlike customers, discounted, are Fader and Hardie’s DERL (2010, formula 6)', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          number(0.05, 8),
          number(0.1, 30),
          number(0.003, 0.5),
          fc.integer({ min: 1, max: 20 }),
        ),
        ([alpha, beta, discount, age]) => {
          const curve: RetentionCurve = { model: 'shifted_beta_geometric', alpha, beta }
          const kept = (beta + age - 1) / (alpha + beta + age - 1)
          const parts = { a: 1, b: beta + age, c: alpha + beta + age }
          const wanted = kept * hypergeometric(parts, 1 / (1 + discount))
          near(expectedPayments(curve, { age, discount, paid: 'renewal' }), wanted)
        },
      ),
    )
  })

  it('with both are what adding them up one by one comes to', () => {
    const curve: RetentionCurve = {
      model: 'beta_discrete_weibull',
      alpha: 1.5,
      beta: 3,
      shape: 1.4,
    }
    let sum = 0
    for (let age = 0; age < 200_000; age++) sum += survivalOf(curve, age)
    // Beyond, S falls as age to the power of 2.1: what is left is bounded by its integral.
    const left = (200_000 * survivalOf(curve, 200_000)) / 1.1
    expect(Math.abs(expectedPayments(curve) - sum - left)).toBeLessThan(1e-6 * sum)
    const faster: RetentionCurve = { model: 'discrete_weibull', leave: 0.3, shape: 0.4 }
    const terms = Array.from({ length: 100_000 }, (_, age) => survivalOf(faster, age))
    near(
      expectedPayments(faster),
      terms.reduce((all, each) => all + each, 0),
    )
  })

  it('stop at a horizon, and never exceed what has none', () => {
    const curve: RetentionCurve = { model: 'discrete_weibull', leave: 0.2, shape: 0.7 }
    near(expectedPayments(curve, { periods: 3 }), 1 + 0.8 + 0.8 ** (2 ** 0.7))
    expect(expectedPayments(curve, { periods: 0 })).toBe(0)
    expect(expectedPayments(curve, { periods: 60 })).toBeLessThan(expectedPayments(curve))
  })

  it('are not finite where customers leave ever more slowly', () => {
    const stays: RetentionCurve = { model: 'shifted_beta_geometric', alpha: 0.7, beta: 1.2 }
    expect(expectedPayments(stays)).toBe(Infinity)
    expect(tailPower(stays)).toBe(0.7)
    expect(expectedPayments(stays, { discount: 0.1 })).toBeLessThan(11)
    expect(expectedPayments(stays, { periods: 60 })).toBeLessThan(60)
  })

  it('refuse what has no meaning', () => {
    const curve: RetentionCurve = { model: 'geometric', leave: 0.2 }
    expect(() => expectedPayments(curve, { paid: 'renewal' })).toThrow('age of a renewal')
    expect(() => expectedPayments(curve, { discount: -1 })).toThrow('discount must be above -1')
    expect(() => expectedPayments(curve, { discount: -0.1 })).toThrow('without a horizon')
  })
})
