import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDay } from '../../time/calendar.ts'
import { keptCohorts } from './months-kept.ts'
import { leftOfBegun, youngOf } from './young-left.ts'

const day = (text: string): number => parseDay(text) ?? Number.NaN
const terms = { asOf: day('2024-04-01'), grossCap: 'customer' as const }

/** All of it in one month. */
const at = (amount: number) => new Map([[day('2024-01-01'), amount]])

/** Of a month: customers, what they pay, and of that what is no more than at first. */
const cell = (start: string, age: number, units: number, kept: number, amount = kept) => ({
  start: day(start),
  by: [],
  age,
  units,
  amount: String(amount),
  kept: String(kept),
})

test('each month tells what is left of the month before, of all who could be followed', () => {
  // 30 of January, followed for two months; 50 of February, for one; 20 of March, for none.
  const cohorts = [
    cell('2024-01-01', 0, 30, 300),
    cell('2024-01-01', 1, 24, 260, 400),
    cell('2024-01-01', 2, 22, 195),
    cell('2024-02-01', 0, 50, 700),
    cell('2024-02-01', 1, 45, 640),
    cell('2024-03-01', 0, 20, 999),
  ]
  // Of 2,500 that began 1,999 were there at the end of their month.
  const sums = { began: at(2500), stayed: at(1999) }
  const left = leftOfBegun({ cohorts: keptCohorts(cohorts, terms), ...sums })?.left
  const first = 1999 / 2500
  expect(left).toEqual([first, first * 0.9, first * 0.9 * 0.75])
  // No longer than twenty can be followed.
  const fewer = cohorts.map((each) => (each.age === 1 ? { ...each, units: 19 } : each))
  expect(leftOfBegun({ cohorts: keptCohorts(fewer, terms), ...sums })?.left).toHaveLength(2)
  const one = { began: at(1), stayed: at(1) }
  expect(leftOfBegun({ cohorts: keptCohorts(cohorts.slice(5), terms), ...one })).toBeNull()
})

test('who came back counts as gone, and of whom nobody is left nothing is', () => {
  const cohorts = [
    cell('2024-01-01', 0, 30, 300),
    cell('2024-01-01', 1, 20, 200),
    cell('2024-01-01', 2, 30, 300),
  ]
  const own = { began: at(300), stayed: at(300) }
  const leftOf = (cells: typeof cohorts) =>
    leftOfBegun({ cohorts: keptCohorts(cells, terms), ...own })?.left
  expect(leftOf(cohorts)).toEqual([1, 2 / 3, 2 / 3])
  expect(leftOf(cohorts.slice(0, 1))).toEqual([1, 0])
})

test('what never goes live and what is lost besides make what was lost', () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 13 }), share, (shares, live) => {
      const measured = shares.toSorted((a, b) => b - a)
      const { gone, left } = youngOf({ left: measured, error: null }, 0.9, 1 - live)
      for (const [age, all] of measured.entries()) {
        expect(left[age]! * (1 - (1 - live) * gone[age]!)).toBeCloseTo(all, 9)
        expect(gone[age]).toBeLessThanOrEqual(1)
        expect(left[age]).toBeLessThanOrEqual(1)
      }
    }),
  )
})
