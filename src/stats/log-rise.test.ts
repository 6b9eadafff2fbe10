import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { logGamma } from './gamma.ts'
import { logRise } from './log-rise.ts'

it('is a difference of two logarithms of gamma', () => {
  const number = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
  fc.assert(
    fc.property(number, number, (x, by) => {
      const wanted = logGamma(x + by) - logGamma(x)
      expect(Math.abs(logRise(x, by) - wanted)).toBeLessThan(1e-10 * (1 + logGamma(x + by)))
    }),
  )
})

it('keeps its digits where the two are alike', () => {
  // Γ(x + 1) / Γ(x) = x, and by parts of a step it is a product.
  expect(logRise(1e12, 1)).toBeCloseTo(Math.log(1e12), 12)
  expect(Math.expm1(logRise(1e9, 1e-6) / Math.log(1e9) / 1e-6 - 1)).toBeCloseTo(0, 8)
  expect(logRise(0.3, 0)).toBe(0)
})
