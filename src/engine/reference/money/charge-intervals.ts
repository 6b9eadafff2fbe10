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
  return [...alike.values()].flatMap((lines): Judged[] => {
    const [start, end] = [timeOf(lines[0]!, 'period_start'), timeOf(lines[0]!, 'period_end')]
    const sum = lines.reduce((all, line) => all + (moneyOf(line, 'amount') ?? 0n), 0n)
    const isWhole = start !== null && end !== null
    const why = whyNot(lines[0]!, policies) ?? (sum <= 0n ? 'not_positive' : null)
    const judged = { currency: currencyOf(lines[0]!), why, isCut: false }
    if (why !== null || !isWhole) {
      return lines.map((row) => ({ ...judged, rows: [row], begin: begun(row, zone), pieces: [] }))
    }
    const begin = startOfDay(start, zone.offsets)
    const amount = yearOf(sum, end - start, policies)
    const piece = { begin, end: startOfDay(end, zone.offsets), amount, termBefore: null }
    return [{ ...judged, rows: lines, begin, pieces: amount > 0n ? [piece] : [] }]
  })
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

/** What a sum for so many days is for a year, scaled. */
function yearOf(sum: bigint, days: number, { wholePeriods }: RevenuePolicies): bigint {
  const hundredths = roundedShare(BigInt(days), 10_000n, 36_525n)
  return wholePeriods && WHOLE.includes(hundredths)
    ? roundedShare(sum, 100n, hundredths)
    : roundedShare(sum, 36_525n, 100n * BigInt(days))
}
