import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { monthsBetween } from './months-between.ts'

const DAY = 86_400_000
// 1600 to 2400.
const day = fc.integer({ min: -135_140, max: 157_054 })

it('are as many as the machine’s own calendar has to be moved on by', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -3000, max: 3000 }), fc.nat(27), (from, months, date) => {
      const there = new Date(from * DAY)
      there.setUTCDate(1)
      there.setUTCMonth(there.getUTCMonth() + months)
      // Whichever day of that month it is.
      expect(monthsBetween(from, there.getTime() / DAY + date)).toBe(months)
    }),
  )
})

it('are none within a month, and one over its last night', () => {
  const [last, first] = [Date.UTC(2024, 1, 29) / DAY, Date.UTC(2024, 2, 1) / DAY]
  expect(monthsBetween(last - 28, last)).toBe(0)
  expect(monthsBetween(last, first)).toBe(1)
  expect(monthsBetween(first, last)).toBe(-1)
})
