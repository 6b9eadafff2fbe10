import { expect, test } from 'vitest'
import { meanOf, sumOf } from './sum-of.ts'

test('nothing sums to 0, and has no mean', () => {
  expect(sumOf([])).toBe(0)
  expect(sumOf(Float64Array.of(1, 2, 4))).toBe(7)
  expect(meanOf([1, 2, 6])).toBe(3)
  expect(meanOf([])).toBeNaN()
})
