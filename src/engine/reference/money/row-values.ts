import { formatDecimal } from '../../../money/decimal.ts'
import { groupBy } from '../group-by.ts'
import { compareText } from '../text-order.ts'
import type { CheckedRow } from '../checks/checked-row.ts'

export function textOf(row: CheckedRow, column: string): string | null {
  const value = row.values[column] ?? null
  return value === null ? null : String(value)
}

export function lowerOf(row: CheckedRow, column: string): string {
  return (textOf(row, column) ?? '').toLowerCase()
}

/** A moment, or a day. */
export function timeOf(row: CheckedRow, column: string): number | null {
  const at = row.values[column] ?? null
  return at === null ? null : Number(at)
}

/** Scaled. */
export function moneyOf(row: CheckedRow, column: string): bigint | null {
  const amount = row.values[column] ?? null
  return amount === null ? null : BigInt(amount)
}

/**
 * What rows amount to, as written, in each currency.
 * @param own of rows that name none
 */
export function amountsIn(rows: readonly CheckedRow[], own: string) {
  return [...groupBy(rows, (row) => textOf(row, 'currency') ?? own)]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([currency, same]) => ({
      amount: formatDecimal(
        same.reduce((sum, row) => sum + (moneyOf(row, 'amount') ?? 0n), 0n),
        own,
      ),
      currency,
    }))
}
