import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { courseTotal, pathTotals, quantilesOf, shareReached } from './path-totals.ts'
import type { Figure, Simulated } from './simulated.ts'

/** Paths in which every figure is the same. */
function alike(paths: readonly (readonly number[])[], months: number): Simulated {
  const values = Float64Array.from(paths.flat())
  const none = new Float64Array(paths.length)
  return {
    months,
    paths: paths.length,
    values: {
      entered: values,
      wins: values,
      bookings: values,
      running: values,
      existing: values,
      fresh: values,
      cash: values,
    },
    factors: { arrivals: none, winning: none, price: none, churn: none, expansion: none },
  }
}

test('flows are summed, and of what runs the end counts', () => {
  const simulated = alike(
    [
      [1, 2, 4],
      [10, 20, 40],
    ],
    3,
  )
  // 2 + 4 and 20 + 40; running at the end of the third month: 4 and 40.
  expect([...pathTotals(simulated, 'wins', { from: 1, to: 3 })]).toEqual([6, 60])
  expect([...pathTotals(simulated, 'running', { from: 1, to: 3 })]).toEqual([4, 40])
  expect([...pathTotals(simulated, 'running', { from: 0, to: 1 })]).toEqual([1, 10])
})

test('a path comes to what its months do as a course, whatever is asked', () => {
  const figure = fc.constantFrom<Figure>('wins', 'cash', 'running', 'existing', 'fresh')
  const list = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 3 })
  const month = fc.integer({ min: -2, max: 6 })
  fc.assert(
    fc.property(
      fc.array(list, { minLength: 1, maxLength: 4 }),
      figure,
      month,
      month,
      (paths, of, from, to) => {
        const own = pathTotals(alike(paths, 3), of, { from, to })
        expect([...own]).toEqual(paths.map((path) => courseTotal(path, of, { from, to })))
        const isFlow = of === 'wins' || of === 'cash'
        const known = paths.map((path) =>
          path
            .filter((_, at) => (isFlow ? at >= from && at < to : at === to - 1))
            .reduce((sum, each) => sum + each, 0),
        )
        expect([...own]).toEqual(known)
      },
    ),
  )
})

test('quantiles lie between values in a straight line, and leave them as they are', () => {
  const values = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6)
  // R: quantile(c(3, 1, 4, 1, 5, 9, 2, 6), c(0, .1, .5, .9, 1))
  expect(quantilesOf(values, [0, 0.1, 0.5, 0.9, 1])).toEqual([1, 1, 3.5, expect.closeTo(6.9), 9])
  expect(values[0]).toBe(3)
  expect(quantilesOf(new Float64Array(), [0.5])).toEqual([0])
  expect(quantilesOf(Float64Array.of(7), [0, 0.5, 1])).toEqual([7, 7, 7])
})

test('who is exactly at the target has reached it', () => {
  expect(shareReached(Float64Array.of(1, 2, 3, 4), 3)).toBe(0.5)
  expect(shareReached(Float64Array.of(1, 2), 5)).toBe(0)
  expect(shareReached(new Float64Array(), 5)).toBe(0)
})
