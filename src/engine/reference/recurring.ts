import { formatDecimal, roundedShare } from '../../money/decimal.ts'
import { paymentsPerYear } from '../../standard/billing-periods.ts'
import { civilDate, civilDay, dayOfInstant, startOfDay } from '../../time/calendar.ts'
import type { Day, Recurring, RecurringQuestion, RecurringState } from '../engine.ts'
import type { CheckedRow } from './checks/checked-row.ts'
import { rowsKnown } from './checks/versions.ts'
import { passes } from './dimensions.ts'
import type { Slice } from './dimensions.ts'
import { groupBy } from './group-by.ts'
import type { CourseContext } from './passages/courses.ts'
import { slicesKnown } from './subscription-slices.ts'

interface Line {
  readonly state: RecurringState
  readonly slice: Slice
  readonly unknown: Recurring['unknown']
  /** Scaled, for a year (times the parts of a year lived); 0 where it is not known. */
  readonly amount: bigint
  readonly list: bigint | null
  readonly cluster: number | null
}

/** Parts of a year of which both 365 and 366 make a whole number. */
const YEAR_UNITS = 365 * 366

/** A year's money of subscriptions, interval by interval. */
export function recurringMoney(context: CourseContext, question: RecurringQuestion): Recurring[] {
  const { by, where, scope } = question
  const { currency } = context.setup
  const lines = linesOf(context, question).filter(
    ({ slice, state }) =>
      passes(slice, [...where, ...scope]) && (question.states?.includes(state) ?? true),
  )
  const groups = groupBy(lines, ({ state, slice, unknown, list, cluster }) =>
    JSON.stringify([state, by.map((name) => slice[name]), unknown, list !== null, cluster]),
  )
  return [...groups.values()].map((group) => {
    const { state, slice, unknown, list, cluster } = group[0]!
    const told = (sum: bigint): bigint =>
      state === 'lifetime' ? roundedShare(sum, 1n, BigInt(YEAR_UNITS)) : sum
    const amount = told(group.reduce((sum, line) => sum + line.amount, 0n))
    const listed = told(group.reduce((sum, line) => sum + (line.list ?? 0n), 0n))
    return {
      state,
      by: by.map((name) => slice[name] ?? null),
      unknown,
      listed: list !== null,
      ...(cluster === null ? {} : { cluster }),
      count: group.length,
      amount: unknown === null ? formatDecimal(amount, currency) : null,
      listAmount: list === null ? null : formatDecimal(listed, currency),
    }
  })
}

function linesOf(context: CourseContext, question: RecurringQuestion): Line[] {
  const { tables, offsets } = context
  const start = (day: number | null, none: number): number =>
    day === null ? none : startOfDay(day, offsets)
  const asOf = startOfDay(question.asOf, offsets)
  const from = start(question.from, -Infinity)
  const to = start(question.to, Infinity)
  const known = start(question.knownBefore, Infinity)
  const rows = rowsKnown(tables, 'subscriptions', known)
  const sliceFor = slicesKnown(context, known)
  const line = (state: RecurringState, row: CheckedRow): Line => ({
    state,
    slice: sliceFor(row),
    ...yearOf(row, context.setup.currency),
    cluster: clusterOf(row, question.clusters),
  })
  return [...groupBy(rows, (row) => textOf(row, 'subscription_id') ?? '').values()].flatMap(
    (own) => {
      const first = own.reduce((a, b) => (startOf(b) < startOf(a) ? b : a))
      const committed = momentOf(first, 'committed_at') ?? startOf(first)
      const isAsked = committed < asOf && committed >= from && committed < to
      const left = Math.min(
        momentOf(first, 'ended_at') ?? Infinity,
        momentOf(first, 'cancelled_at') ?? Infinity,
      )
      const begun = startOf(first) < asOf && left > startOf(first)
      const had = own.filter((row) => startOf(row) < asOf)
      const running = had.filter((row) => (momentOf(row, 'ended_at') ?? Infinity) >= asOf)
      const isWaiting = startOf(first) >= asOf && left >= asOf
      const lived = (row: CheckedRow): Line => {
        const starts = own.map(startOf).filter((start) => start > startOf(row))
        const end = Math.min(momentOf(row, 'ended_at') ?? Infinity, ...starts, asOf)
        const [from, until] = [startOf(row), end].map((at) => unitsUntil(dayOfInstant(at, offsets)))
        const times = BigInt(Math.max(0, (until ?? 0) - (from ?? 0)))
        const { amount, list, ...whole } = line('lifetime', row)
        return { ...whole, amount: amount * times, list: list === null ? null : list * times }
      }
      return [
        ...(isAsked ? [line('committed', first)] : []),
        ...(isAsked && begun ? [line('started', first)] : []),
        ...(isAsked && isWaiting ? [line('waiting', first)] : []),
        ...running.map((row) => line('running', row)),
        ...had.map(lived),
      ]
    },
  )
}

/** The years until a day, and the share of its own. */
function unitsUntil(day: Day): number {
  const { year } = civilDate(day)
  const [first, next] = [year, year + 1].map((each) => civilDay({ year: each, month: 1, date: 1 }))
  const days = (next ?? 0) - (first ?? 0)
  return year * YEAR_UNITS + (day - (first ?? 0)) * (YEAR_UNITS / days)
}

function clusterOf(row: CheckedRow, clusters: number | undefined): number | null {
  if (clusters === undefined) return null
  const name = textOf(row, 'account_id') ?? textOf(row, 'subscription_id') ?? ''
  return Array.from(name).reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % clusters
}

function yearOf(row: CheckedRow, currency: string): Omit<Line, 'state' | 'slice' | 'cluster'> {
  const amount = row.values['amount'] ?? null
  const list = row.values['list_amount'] ?? null
  const payments = paymentsPerYear[(textOf(row, 'billing_period') ?? '').toLowerCase()]
  const none = { amount: 0n, list: null }
  if (amount === null) return { ...none, unknown: 'amount' }
  if ((textOf(row, 'currency') ?? currency) !== currency) return { ...none, unknown: 'currency' }
  if (payments === undefined) return { ...none, unknown: 'period' }
  const yearly = (value: NonNullable<typeof amount>): bigint => BigInt(value) * BigInt(payments)
  return { unknown: null, amount: yearly(amount), list: list === null ? null : yearly(list) }
}

function startOf(row: CheckedRow): number {
  return Number(row.values['started_at'])
}

function momentOf(row: CheckedRow, column: string): number | null {
  const at = row.values[column] ?? null
  return at === null ? null : Number(at)
}

function textOf(row: CheckedRow, column: string): string | null {
  const value = row.values[column] ?? null
  return value === null ? null : String(value)
}
