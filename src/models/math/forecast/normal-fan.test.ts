import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalFan } from './normal-fan.ts'

test('the quantiles are those of a normal distribution', () => {
  // R: 100 + 10 * qnorm(c(.025, .1, .25, .5, .75, .9, .975))
  const known = [80.4003601546, 87.1844843446, 93.255102498, 100, 106.744897502]
  const { mean, quantiles } = normalFan([100, 50], [10, 0])
  expect(mean).toEqual([100, 50])
  expect(quantiles.map(([first]) => first)).toEqual(
    [...known, 112.8155156554, 119.5996398454].map((each) => expect.closeTo(each, 8)),
  )
  expect(quantiles.map(([, sure]) => sure)).toEqual(Array(7).fill(50))
})

test('a quantile never lies below 0 nor above a higher one, and nothing is not a number', () => {
  const amount = fc.oneof(fc.constantFrom(0, 1e-9, 1e15), fc.double({ min: 0, max: 1e6 }))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), amount)),
      (months) => {
        const { mean, quantiles } = normalFan(
          months.map(([middle]) => middle),
          months.map(([, deviation]) => deviation || 0),
        )
        for (const [at, [middle]] of months.entries()) {
          const own = quantiles.map((list) => list[at]!)
          expect(own.every((value) => value >= 0)).toBe(true)
          expect(own).toEqual(own.toSorted((one, other) => one - other))
          expect(own[3]).toBe(Math.max(0, middle))
          expect(mean[at]).toBe(own[3])
        }
      },
    ),
  )
})

test('of no months nothing is told', () => {
  expect(normalFan([], [])).toEqual({ mean: [], quantiles: [[], [], [], [], [], [], []] })
})
