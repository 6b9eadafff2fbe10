import { expect, test } from 'vitest'
import { driftMonths, purpose, totals } from './slice-paths.ts'

test('by any month a level has wandered as far as the middle of its three', () => {
  let wandered = 0
  for (let month = 0; month < 60; month++) {
    wandered += driftMonths(month)
    expect(wandered).toBe(3 * Math.floor(month / 3) + 1.5)
  }
})

test('what is drawn has a number that means nothing else', () => {
  const { source, ...others } = purpose
  const numbers = Object.values(others)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(Math.max(...numbers)).toBeLessThan(source)
})

test('totals begin with nothing, a place for each month of each path', () => {
  const { months, paths, factors, enteringMean, enteringSpread, ...lists } = totals(3, 4)
  expect([months, paths]).toEqual([3, 4])
  for (const list of Object.values(lists)) expect(list).toEqual(new Float64Array(12))
  for (const list of Object.values(factors)) expect(list).toEqual(new Float64Array(4))
  expect([enteringMean, enteringSpread]).toEqual([new Float64Array(3), new Float64Array(3)])
  expect(lists.wins).not.toBe(lists.cash)
})
