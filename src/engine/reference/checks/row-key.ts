import { mapsColumn } from './checked-table.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'
import { compareText } from '../text-order.ts'

/** Columns that tell one thing from another: the key, else the default key, else all. */
export function keyColumns(table: CheckedTable): readonly string[] {
  const { key, defaultKey } = table.definition
  for (const columns of [key, defaultKey]) {
    if (columns?.every((name) => mapsColumn(table, name))) return columns
  }
  return table.columns
    .map(({ name }) => name)
    .filter((name) => name !== 'recorded_at' && name !== 'retracted')
    .sort(compareText)
}

/** Equal for rows that are versions of one thing. A missing value is a value. */
export function rowKey(table: CheckedTable, row: CheckedRow): string {
  const values = keyColumns(table).map((name) => row.values[name] ?? null)
  return JSON.stringify(values.map((value) => (value === null ? null : String(value))))
}

/** The key as it is written. */
export function keyText(table: CheckedTable, row: CheckedRow): string {
  return keyColumns(table)
    .map((name) => row.raw[name] ?? '')
    .join(' · ')
}
