import type { RevenuePolicies } from '../../../standard/revenue-policies.ts'
import { civilDate, civilDay, startOfDay } from '../../../time/calendar.ts'
import type { NotCounted } from '../../money.ts'
import type { CheckedRow } from '../checks/checked-row.ts'
import { groupBy } from '../group-by.ts'
import type { Zone } from '../zone.ts'
import type { Judged } from './judged.ts'
import { lowerOf, moneyOf, textOf, timeOf } from './row-values.ts'
import { roundedShare } from '../../../money/decimal.ts'

/** Scaled. */
const HUNDREDTH = 100_000_000n

/** Hundredths of a year that a period is rounded to. */
const WHOLE = [25n, 50n, 75n, 100n, 200n, 300n, 400n, 500n, 600n]

/** Lines of one account, subscription, product, period and currency are one; rates elsewhere. */
export function chargeIntervals(
  rows: readonly CheckedRow[],
  policies: RevenuePolicies,
  zone: Zone,
): Judged[] {
  const currencyOf = (row: CheckedRow) => textOf(row, 'currency') ?? zone.setup.currency
  const alike = groupBy(rows, (row) =>
    JSON.stringify([
      ...['account_id', 'subscription_id', 'product'].map((column) => textOf(row, column)),
      ...['period_start', 'period_end'].map((column) => timeOf(row, column)),
      currencyOf(row),
      whyNot(row, policies),
    ]),
  )
  const stopsOf = stopsByCredits(
    [...alike.values()].filter((lines) => whyNot(lines[0]!, policies) === null),
    creditsAmong(rows, policies, currencyOf),
    currencyOf,
  )
  return [...alike.values()].flatMap((lines): Judged[] => {
    const [start, end] = [timeOf(lines[0]!, 'period_start'), timeOf(lines[0]!, 'period_end')]
    const sum = sumOf(lines)
    const isWhole = start !== null && end !== null
    const stops = stopsOf.get(lines) ?? end
    const isNothing = sum <= 0n || (isWhole && stops === start)
    const why = whyNot(lines[0]!, policies) ?? (isNothing ? 'not_positive' : null)
    const judged = { currency: currencyOf(lines[0]!), why, isCut: false }
    if (why !== null || !isWhole) {
      return lines.map((row) => ({ ...judged, rows: [row], begin: begun(row, zone), pieces: [] }))
    }
    const begin = startOfDay(start, zone.offsets)
    const amount = yearOf(sum, { start, end }, policies)
    const piece = { begin, end: startOfDay(stops ?? end, zone.offsets), amount, termBefore: null }
    return [{ ...judged, rows: lines, begin, pieces: amount > 0n ? [piece] : [] }]
  })
}

type CurrencyOf = (row: CheckedRow) => string

/** What was paid back for some days. */
interface Credit {
  readonly thing: string
  readonly start: number
  readonly end: number
  /** Scaled, positive. */
  readonly back: bigint
}

/** Credits below zero, those of one thing and one period together. */
function creditsAmong(
  rows: readonly CheckedRow[],
  policies: RevenuePolicies,
  currencyOf: CurrencyOf,
): Credit[] {
  const credits = rows.filter(
    (row) =>
      lowerOf(row, 'kind') === 'credit' &&
      !policies.notCounted.includes(lowerOf(row, 'status')) &&
      (moneyOf(row, 'amount') ?? 0n) < 0n &&
      (timeOf(row, 'period_start') ?? Infinity) < (timeOf(row, 'period_end') ?? -Infinity),
  )
  const alike = groupBy(credits, (row) =>
    JSON.stringify([
      thingOf(row, currencyOf),
      timeOf(row, 'period_start'),
      timeOf(row, 'period_end'),
    ]),
  )
  return [...alike.values()].map((same) => ({
    thing: thingOf(same[0]!, currencyOf),
    start: timeOf(same[0]!, 'period_start') ?? 0,
    end: timeOf(same[0]!, 'period_end') ?? 0,
    back: same.reduce((sum, row) => sum - (moneyOf(row, 'amount') ?? 0n), 0n),
  }))
}

function thingOf(row: CheckedRow, currencyOf: CurrencyOf): string {
  const ids = ['account_id', 'subscription_id', 'product'].map((column) => textOf(row, column))
  return JSON.stringify([...ids, currencyOf(row)])
}

/**
 * The days on which lines end early: what is left of them was paid back from there, to a day's worth
 * and a hundredth. A credit is for one line: the last that began before it, and one that begins with
 * it only where there is no such.
 */
function stopsByCredits(
  lines: readonly (readonly CheckedRow[])[],
  credits: readonly Credit[],
  currencyOf: CurrencyOf,
): ReadonlyMap<readonly CheckedRow[], number> {
  const stops = new Map<readonly CheckedRow[], number>()
  for (const { thing, start, end, back } of credits) {
    const enough = lines.filter((own) => {
      const begin = beginOf(own)
      if (thingOf(own[0]!, currencyOf) !== thing || timeOf(own[0]!, 'period_end') !== end) {
        return false
      }
      const left = end - start - (begin < start ? 1 : 0)
      return begin <= start && (back + HUNDREDTH) * BigInt(end - begin) >= sumOf(own) * BigInt(left)
    })
    const before = enough.filter((own) => beginOf(own) < start)
    const [meant] = (before.length > 0 ? before : enough).toSorted(
      (a, b) => beginOf(b) - beginOf(a),
    )
    if (meant !== undefined) stops.set(meant, Math.min(stops.get(meant) ?? end, start))
  }
  return stops
}

function beginOf([line]: readonly CheckedRow[]): number {
  return timeOf(line!, 'period_start') ?? 0
}

function sumOf(lines: readonly CheckedRow[]): bigint {
  return lines.reduce((all, line) => all + (moneyOf(line, 'amount') ?? 0n), 0n)
}

/** Without a period it is told when it was charged. */
function begun(row: CheckedRow, { offsets }: Zone): number {
  const start = timeOf(row, 'period_start')
  return start === null ? (timeOf(row, 'charged_at') ?? 0) : startOfDay(start, offsets)
}

function whyNot(row: CheckedRow, policies: RevenuePolicies): NotCounted | null {
  const counted = policies.usage === 'include' ? ['recurring', 'usage', ''] : ['recurring', '']
  const [start, end] = [timeOf(row, 'period_start'), timeOf(row, 'period_end')]
  if (start !== null && end !== null && end <= start) return 'empty'
  if (!counted.includes(lowerOf(row, 'kind'))) return 'not_recurring'
  if (policies.notCounted.includes(lowerOf(row, 'status'))) return 'not_recurring'
  return start === null || end === null ? 'no_period' : null
}

interface Period {
  readonly start: number
  readonly end: number
}

/** What a sum for a period is for a year, scaled. */
function yearOf(sum: bigint, { start, end }: Period, { wholePeriods }: RevenuePolicies): bigint {
  const days = end - start
  const months = wholePeriods === 'months' ? wholeMonths(start, end) : null
  if (months !== null) return roundedShare(sum, 12n, BigInt(months))
  const hundredths = roundedShare(BigInt(days), 10_000n, 36_525n)
  return wholePeriods !== false && WHOLE.includes(hundredths)
    ? roundedShare(sum, 100n, hundredths)
    : roundedShare(sum, 36_525n, 100n * BigInt(days))
}

/**
 * Calendar months between two days of the same date, or of the last one where a month has no such
 * date; `null` where they are not whole.
 */
function wholeMonths(start: number, end: number): number | null {
  const [from, to] = [civilDate(start), civilDate(end)]
  const months = 12 * (to.year - from.year) + to.month - from.month
  const isWhole = monthsLater(start, months) === end || monthsLater(end, -months) === start
  return months > 0 && isWhole ? months : null
}

function monthsLater(day: number, months: number): number {
  const { year, month, date } = civilDate(day)
  const count = 12 * year + month - 1 + months
  return Math.min(firstOf(count) + date - 1, firstOf(count + 1) - 1)
}

/** The first day of a month, counted from the year 0 on. */
function firstOf(month: number): number {
  return civilDay({ year: Math.floor(month / 12), month: (month % 12) + 1, date: 1 })
}
