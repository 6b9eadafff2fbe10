import type { Moved } from '../../engine/money.ts'
import { nextPeriod, type Day } from '../../time/calendar.ts'
import { readDecimal, roundedShare } from '../../money/decimal.ts'

/**
 * What was paid at the end of each month, scaled: all that had moved by then.
 * @param moved by the month
 */
export function levelsAtEnds(
  moved: readonly Moved[],
  months: readonly Day[],
): ReadonlyMap<Day, bigint> {
  const levelBy = levelsOf(moved)
  return new Map(inOrder(months).map((month) => [month, levelBy(month)]))
}

/**
 * What was paid through each month: the mean of what was paid at the end of each of its days, rounded
 * once, half away from zero.
 * @param moved by the day
 */
export function levelsThrough(
  moved: readonly Moved[],
  months: readonly Day[],
): ReadonlyMap<Day, bigint> {
  const levelBy = levelsOf(moved)
  return new Map(
    inOrder(months).map((month) => {
      const end = nextPeriod(month, 'month')
      let sum = 0n
      for (let day = month; day < end; day++) sum += levelBy(day)
      return [month, roundedShare(sum, 1n, BigInt(end - month))]
    }),
  )
}

/** All that had moved by a day, asked of one day after the other. */
function levelsOf(moved: readonly Moved[]): (day: Day) => bigint {
  const steps = moved.toSorted((a, b) => a.period - b.period)
  let at = 0
  let level = 0n
  return (day) => {
    for (; (steps[at]?.period ?? Infinity) <= day; at++) {
      level += readDecimal(steps[at]?.amount ?? '0')
    }
    return level
  }
}

function inOrder(months: readonly Day[]): readonly Day[] {
  return months.toSorted((a, b) => a - b)
}

/**
 * What a month's money is more, or less, where it is earned by the day and not by the month: a year's
 * money × (12 × days ÷ 365.25 − 1), rounded once, half away from zero.
 *
 * byDayLess(365_25n, 31) // => 675n
 */
export function byDayLess(yearly: bigint, days: number): bigint {
  return roundedShare(yearly, 1200n * BigInt(days) - 36_525n, 36_525n)
}
