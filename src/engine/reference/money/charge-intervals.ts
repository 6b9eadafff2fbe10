import type { RevenuePolicies } from '../../../standard/revenue-policies.ts'
import { startOfDay } from '../../../time/calendar.ts'
import type { NotCounted } from '../../money.ts'
import type { CheckedRow } from '../checks/checked-row.ts'
import { groupBy } from '../group-by.ts'
import type { Zone } from '../zone.ts'
import { roundedShare } from './exact.ts'
import type { Judged } from './judged.ts'
import { lowerOf, moneyOf, textOf, timeOf } from './row-values.ts'

/** Hundredths of a year that a period is rounded to. */
const WHOLE = [25n, 50n, 75n, 100n, 200n, 300n, 400n, 500n, 600n]

/** Lines of one account, subscription, product, period and currency are one; rates elsewhere. */
export function chargeIntervals(
  rows: readonly CheckedRow[],
  policies: RevenuePolicies,
  { setup, offsets }: Zone,
): Judged[] {
  const judge = (rows: readonly CheckedRow[], why: NotCounted | null): Judged => {
    const row = rows[0]!
    const [start, end] = [timeOf(row, 'period_start'), timeOf(row, 'period_end')]
    const sum = rows.reduce((all, row) => all + (moneyOf(row, 'amount') ?? 0n), 0n)
    const isShort = start === null || end === null || why !== null || sum <= 0n
    const year = isShort ? 0n : yearOf(sum, end - start, policies)
    const begin = start === null ? (timeOf(row, 'charged_at') ?? 0) : startOfDay(start, offsets)
    return {
      rows,
      begin,
      currency: textOf(row, 'currency') ?? setup.currency,
      why: why ?? (sum <= 0n ? 'not_positive' : null),
      isCut: false,
      pieces: year > 0n ? [{ begin, end: startOfDay(end ?? 0, offsets), amount: year }] : [],
    }
  }
  const lines = rows.map((row) => ({ row, why: whyNot(row, policies) }))
  const sound = lines.flatMap(({ row, why }) => (why === null ? [row] : []))
  const alike = groupBy(sound, (row) =>
    JSON.stringify([
      ...['account_id', 'subscription_id', 'product'].map((column) => textOf(row, column)),
      ...['period_start', 'period_end'].map((column) => timeOf(row, column)),
      textOf(row, 'currency') ?? setup.currency,
    ]),
  )
  return [
    ...lines.flatMap(({ row, why }) => (why === null ? [] : [judge([row], why)])),
    ...[...alike.values()].map((rows) => judge(rows, null)),
  ]
}

function whyNot(row: CheckedRow, policies: RevenuePolicies): NotCounted | null {
  const counted = policies.usage === 'include' ? ['recurring', 'usage', ''] : ['recurring', '']
  const [start, end] = [timeOf(row, 'period_start'), timeOf(row, 'period_end')]
  if (start !== null && end !== null && end <= start) return 'empty'
  if (!counted.includes(lowerOf(row, 'kind'))) return 'not_recurring'
  if (policies.notCounted.includes(lowerOf(row, 'status'))) return 'not_recurring'
  return start === null || end === null ? 'no_period' : null
}

/** What a sum for so many days is for a year, scaled. */
function yearOf(sum: bigint, days: number, { wholePeriods }: RevenuePolicies): bigint {
  const hundredths = roundedShare(BigInt(days), 10_000n, 36_525n)
  return wholePeriods && WHOLE.includes(hundredths)
    ? roundedShare(sum, 100n, hundredths)
    : roundedShare(sum, 36_525n, 100n * BigInt(days))
}
