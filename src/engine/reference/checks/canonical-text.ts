import { formatDecimal } from '../../../money/decimal.ts'
import type { Column } from '../../../standard/types.ts'
import { formatDay } from '../../../time/calendar.ts'
import { formatInstant } from '../../../time/stamp.ts'
import type { CheckedRow } from './checked-table.ts'
import type { Cells } from '../setup.ts'
import type { Zone } from '../zone.ts'

/** A cell as text that is the same however it was written. */
export function canonicalText(row: CheckedRow, column: Column, zone: Zone): string | null {
  const value = row.values[column.name] ?? null
  if (value === null) return null
  switch (column.type) {
    case 'timestamp':
      return formatInstant(Number(value), zone.offsets)
    case 'date':
    case 'month':
      return formatDay(Number(value))
    case 'money':
      return formatDecimal(BigInt(value), zone.setup.currency)
    default:
      return String(value)
  }
}

/** A row as text, column by column. */
export function canonicalCells(row: CheckedRow, columns: readonly Column[], zone: Zone): Cells {
  return Object.fromEntries(
    columns.map((column) => [column.name, canonicalText(row, column, zone)]),
  )
}
