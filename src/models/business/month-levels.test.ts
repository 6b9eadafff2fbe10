import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Moved } from '../../engine/money.ts'
import { civilDay, nextPeriod } from '../../time/calendar.ts'
import { byDayLess, levelsAtEnds, levelsThrough } from './month-levels.ts'

const first = civilDay({ year: 2024, month: 1, date: 1 })
const months = [0, 1, 2].map((n) => civilDay({ year: 2024, month: 1 + n, date: 1 }))
const SCALE = 10_000_000_000n

const moved: fc.Arbitrary<readonly Moved[]> = fc.array(
  fc.record({
    period: fc.integer({ min: first - 5, max: first + 95 }),
    by: fc.constant([]),
    movement: fc.constant('new' as const),
    units: fc.constant(1),
    amount: fc.integer({ min: -300, max: 300 }).map(String),
  }),
  { maxLength: 8 },
)

const until = (all: readonly Moved[], day: number): number =>
  all.filter(({ period }) => period <= day).reduce((sum, { amount }) => sum + Number(amount), 0)

describe('levels of months', () => {
  it('are all that moved until their end', () => {
    fc.assert(
      fc.property(moved, (all) => {
        const levels = levelsAtEnds(all, months)
        for (const month of months) {
          expect(levels.get(month)).toBe(BigInt(until(all, month)) * SCALE)
        }
      }),
    )
  })

  it('are, through a month, the mean of its days', () => {
    fc.assert(
      fc.property(moved, (all) => {
        const levels = levelsThrough(all, months)
        for (const month of months) {
          const days = Array.from(
            { length: nextPeriod(month, 'month') - month },
            (_, i) => month + i,
          )
          const mean = days.reduce((sum, day) => sum + until(all, day), 0) / days.length
          expect(Number(levels.get(month)) / Number(SCALE)).toBeCloseTo(mean, 8)
        }
      }),
    )
  })

  it('earned by the day are more in a long month, and less in a short one', () => {
    expect([byDayLess(36_525n, 31), byDayLess(36_525n, 28)]).toEqual([675n, -2925n])
    // Over the 1461 days of four years nothing is more or less.
    const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    const four = [...days, ...days, ...days, ...days].map((n, i) => (i === 1 ? 29 : n))
    expect(four.reduce((sum, n) => sum + byDayLess(36_525n, n), 0n)).toBe(0n)
  })
})
