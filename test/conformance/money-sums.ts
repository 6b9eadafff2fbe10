import { readDecimal } from '../../src/money/decimal.ts'
import { nextPeriod } from '../../src/time/calendar.ts'
import type { Day } from '../../src/engine/engine.ts'
import type { CohortCell, MoneyQuestion, Moved, Movement } from '../../src/engine/money.ts'

/** Scaled sums by a key. */
export type Sums = ReadonlyMap<string, bigint>

export function sumsOf<T>(
  items: readonly T[],
  keyOf: (item: T) => unknown,
  amountOf: (item: T) => string,
): Sums {
  const sums = new Map<string, bigint>()
  for (const item of items) {
    const key = JSON.stringify(keyOf(item))
    sums.set(key, (sums.get(key) ?? 0n) + readDecimal(amountOf(item)))
  }
  return new Map([...sums].filter(([, sum]) => sum !== 0n).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** What is paid in a slice at the end of a period: all movements until then. */
export function closingAt(moved: readonly Moved[], by: Moved['by'], period: Day): bigint {
  return moved
    .filter((line) => line.period <= period && JSON.stringify(line.by) === JSON.stringify(by))
    .reduce((sum, { amount }) => sum + readDecimal(amount), 0n)
}

const COMING: readonly Movement[] = ['new', 'reactivation']

/** How many units pay in a slice at the end of a period. */
export function unitsAt(moved: readonly Moved[], by: Moved['by'], period: Day): number {
  return moved
    .filter((line) => line.period <= period && JSON.stringify(line.by) === JSON.stringify(by))
    .reduce((sum, { movement, units }) => {
      if (COMING.includes(movement)) return sum + units
      return movement === 'churn' ? sum - units : sum
    }, 0)
}

/** The first day of the period in which a cohort has an age. */
export function periodOfCell(
  { start, age }: CohortCell,
  interval: Exclude<MoneyQuestion['interval'], 'day'>,
): Day {
  return Array.from({ length: age }).reduce<Day>((period) => nextPeriod(period, interval), start)
}
