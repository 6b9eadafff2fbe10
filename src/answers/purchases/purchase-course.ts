import { buyersAhead } from '../../models/math/buyers.ts'
import type { Told } from '../../models/math/customer-lifetime.ts'
import { expectedPurchases } from '../../stats/retention/bg-nbd.ts'
import { formatDay, type Day } from '../../time/calendar.ts'
import type { AnswerRow, AnswerTable } from '../answer.ts'
import { dimensionColumn } from '../columns.ts'
import type { BuyersCheck, CountedBuyers } from './count-buyers.ts'
import { courseColumns } from './purchase-columns.ts'
import { purchaseFindings } from './purchase-findings.ts'
import { purchaseSummary } from './purchase-rows.ts'
import { rangedCells } from '../lifetime/ranged.ts'

/** How many days are told before what is held back, and of it. */
const [POINTS_BEFORE, POINTS_HELD] = [16, 8]

/**
 * One row for each slice and day: the repeat purchases before it, by who had bought before what is
 * held back, beside what the fit on the time before tells of them.
 */
export function purchaseCourse(counted: CountedBuyers): AnswerTable {
  const { context, asked, slices, split, start, until } = counted
  const columns = courseColumns(context.lang)
  const taken = columns.map(({ name }) => name)
  const dimensions = asked.by.map((name) => dimensionColumn(name, taken))
  const days = split === null || start === null ? [] : daysOf({ start, split, asOf: until })
  return {
    asOf: formatDay(asked.asOf),
    columns: [...dimensions, ...columns],
    rows: slices.flatMap(({ by, check }) =>
      check === null || split === null || check.firsts.size === 0
        ? []
        : days.map((day): AnswerRow => ({
            ...Object.fromEntries(dimensions.map((each, at) => [each.name, by[at] ?? null])),
            until: formatDay(day),
            actual: soldBefore(day, check),
            ...rangedCells('predicted', toldBefore(day, split, check), (value) => value),
            naive: day < split ? null : soldBefore(split, check) + rateOf(check) * (day - split),
            checked_from: formatDay(split),
          })),
    ),
    summary: purchaseSummary(counted, 'course'),
    findings: purchaseFindings(counted),
  }
}

interface Span {
  readonly start: Day
  readonly split: Day
  readonly asOf: Day
}

/** Evenly over both parts, with the day on which they meet. */
function daysOf({ start, split, asOf }: Span): readonly Day[] {
  return [
    ...new Set([
      start,
      ...between(start, split, POINTS_BEFORE),
      ...between(split, asOf, POINTS_HELD),
    ]),
  ]
}

function between(from: Day, to: Day, points: number): readonly Day[] {
  return Array.from(
    { length: points },
    (_, at) => from + Math.round(((to - from) * (at + 1)) / points),
  )
}

function soldBefore(day: Day, { sold }: BuyersCheck): number {
  return sold.reduce((sum, { period, repeats }) => (period < day ? sum + repeats : sum), 0)
}

/** Purchases a day, if all went on as until then. */
function rateOf({ fitted: { timed } }: BuyersCheck): number {
  return timed.reduce((sum, each) => sum + (each.count * each.purchases) / each.watched, 0)
}

/** Until what is held back, of customers as they come; then of each as they had bought by then. */
function toldBefore(day: Day, split: Day, check: BuyersCheck): Told {
  const { fit } = check.fitted
  if (fit === null) return { value: null, low: null, high: null }
  if (day <= split) {
    const value = Array.from(check.firsts).reduce(
      (sum, [first, count]) =>
        first < day ? sum + count * expectedPurchases(fit.model, { ahead: day - first }) : sum,
      0,
    )
    return { value, low: null, high: null }
  }
  const { value, low, high } = buyersAhead(check.fitted, day - split).purchases
  const base = soldBefore(split, check)
  const from = (more: number | null) => (more === null ? null : base + more)
  return { value: from(value), low: from(low), high: from(high) }
}
