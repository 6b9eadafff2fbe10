import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { driven } from './driven.ts'

test('a list that ends holds its last value, and none leaves all as it was', () => {
  expect([0, 1, 2, 9].map((month) => driven([0.5, 2], month))).toEqual([0.5, 2, 2, 2])
  expect([driven(undefined, 3), driven([], 3)]).toEqual([1, 1])
})

test('what is no factor stops what it drives', () => {
  expect([-1, 0, Number.NaN, Infinity].map((value) => driven([value], 0))).toEqual([0, 0, 0, 0])
})

test('whatever the list, a factor is a number from 0 on', () => {
  fc.assert(
    fc.property(fc.array(fc.double()), fc.nat(1000), (list, month) => {
      const factor = driven(list, month)
      expect(Number.isFinite(factor) && factor >= 0).toBe(true)
    }),
  )
})
