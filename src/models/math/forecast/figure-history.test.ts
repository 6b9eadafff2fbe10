import { expect, it } from 'vitest'
import { figureHistory } from './figure-history.ts'
import { madeFacts } from './made-facts.ts'

const facts = madeFacts({ months: 3 })
const of = (wins: readonly number[], bookings: readonly number[], closing: readonly number[]) => ({
  ...facts,
  wins,
  bookings,
  customers: {
    ...facts.customers,
    months: closing.map((each) => ({ ...facts.customers.months[0]!, closing: each })),
  },
})

it('adds up month by month, the last ones the same, an older slice reaching back alone', () => {
  // The last month of each is the one before the origin.
  const slices = [of([1, 2, 3], [10, 20, 30], [7]), of([5], [50], [100, 200]), of([], [], [])]
  expect(figureHistory(slices, 'wins')).toEqual([1, 2, 3 + 5])
  expect(figureHistory(slices, 'bookings')).toEqual([10, 20, 30 + 50])
  expect(figureHistory(slices, 'running')).toEqual([100, 7 + 200])
  expect(figureHistory(slices.toReversed(), 'running')).toEqual([100, 207])
})

it('of nobody is empty', () => {
  expect(figureHistory([], 'running')).toEqual([])
  expect(figureHistory([of([], [], [])], 'wins')).toEqual([])
})
