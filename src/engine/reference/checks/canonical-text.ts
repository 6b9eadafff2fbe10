import { formatDecimal } from '../../../models/business/money.ts'
import type { Column } from '../../../standard/types.ts'
import { formatDay } from '../../../time/calendar.ts'
import { formatInstant } from '../../../time/stamp.ts'
import type { CheckedRow } from './checked-table.ts'
import type { Zone } from '../zone.ts'

/**
 * A cell as text that is the same however it was written. Numbers stay as written: there is no
 * one text for a floating number that every engine prints.
 */
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
    case 'number':
      return row.raw[column.name] ?? null
    default:
      return String(value)
  }
}
