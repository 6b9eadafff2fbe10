import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { logistic } from './logistic.ts'

// R: plogis(c(-40, -2, 0.3, 1))
test.each([
  [-40, 4.248354255291589e-18],
  [-2, 0.11920292202211755],
  [0.3, 0.574442516811659],
  [1, 0.7310585786300049],
])('log odds of %s are a chance of %s', (odds, chance) => {
  expect(Math.abs(logistic(odds) / chance - 1)).toBeLessThan(1e-14)
})

test('is the inverse of log odds, and never beyond none and all', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (chance) => {
      expect(logistic(Math.log(chance / (1 - chance)))).toBeCloseTo(chance, 12)
    }),
  )
  expect([-1e6, -Infinity, 1e6, Infinity].map(logistic)).toEqual([0, 0, 1, 1])
})
