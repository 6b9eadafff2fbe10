import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepQuantile } from './step-quantile.ts'

describe('stepQuantile', () => {
  // R: quantile(survfit(Surv(c(5, 8, 12, 20, 33)) ~ 1), c(.25, .5, .75, .9))$quantile
  it.each([
    [0.25, 8],
    [0.5, 12],
    [0.75, 20],
    [0.9, 33],
  ])('of five times, %d', (p, expected) => {
    expect(stepQuantile([5, 8, 12, 20, 33], [1, 1, 1, 1, 1], p)).toBe(expected)
  })

  // R: quantile(survfit(Surv(c(5, 8, 12, 20)) ~ 1), c(.25, .5, .75))$quantile
  it.each([
    [0.25, 6.5],
    [0.5, 10],
    [0.75, 16],
  ])('of four times, %d', (p, expected) => {
    expect(stepQuantile([5, 8, 12, 20], [0.25, 0.25, 0.25, 0.25], p)).toBe(expected)
  })

  it('is nothing without weight, and the last value at 1', () => {
    expect(stepQuantile([], [], 0.5)).toBeNull()
    expect(stepQuantile([1], [0], 0.5)).toBeNull()
    expect(stepQuantile([1, 2], [1, 1], 1)).toBe(2)
  })

  it('has at least the share below or at it, whatever the scale of the weights', () => {
    const steps = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 9 })),
      {
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(steps, fc.double({ min: 0.01, max: 1, noNaN: true }), (pairs, p) => {
        const ordered = pairs.toSorted(([a], [b]) => a - b)
        const values = ordered.map(([value]) => value)
        const weights = ordered.map(([, weight]) => weight)
        const found = stepQuantile(values, weights, p) ?? NaN
        const whole = weights.reduce((sum, weight) => sum + weight, 0)
        const below = ordered.reduce(
          (sum, [value, weight]) => sum + (value <= found ? weight : 0),
          0,
        )
        expect(below / whole).toBeGreaterThanOrEqual(p - 1e-9)
        const scaled = weights.map((weight) => weight / 7)
        expect(stepQuantile(values, scaled, p)).toBeCloseTo(found, 9)
      }),
    )
  })
})
