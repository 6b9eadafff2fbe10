import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jackknifeError } from './jackknife.ts'

test('the jackknife of a mean is its standard error', () => {
  const value = fc.double({ min: -100, max: 100, noNaN: true })
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 30 }), (sample) => {
      const n = sample.length
      const sum = sample.reduce((all, each) => all + each, 0)
      const squares = sample.reduce((all, each) => all + (each - sum / n) ** 2, 0)
      const error = Math.sqrt(squares / (n - 1) / n)
      expect(jackknifeError(sample.map((each) => (sum - each) / (n - 1)))).toBeCloseTo(error, 6)
    }),
  )
  expect(jackknifeError([3])).toBe(0)
  expect(jackknifeError([])).toBe(0)
})
