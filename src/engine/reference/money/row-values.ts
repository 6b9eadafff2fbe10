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
