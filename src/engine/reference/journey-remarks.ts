import type { Finding } from '../../findings/finding.ts'
import { mapsColumn } from './checks/checked-table.ts'
import { isForeign } from './passages/courses.ts'
import type { KeptTables } from './checks/keep-rows.ts'
import type { Remark } from './checks/remark.ts'
import { rowsKnown } from './checks/versions.ts'

/** Amounts that no sum can hold, because they are in another currency. */
export function currencyRemarks(tables: KeptTables, currency: string): Remark[] {
  return rowsKnown(tables, 'journeys', Infinity)
    .filter((row) => isForeign(row, currency) && (row.values['amount'] ?? null) !== null)
    .map((row) => ({
      code: 'other_currency',
      severity: 'warning',
      where: 'journeys.amount',
      table: 'journeys',
      row: row.raw,
      value: row.raw['currency'] ?? null,
      rows: 1,
      params: (example) => ({ example, currency: example }),
    }))
}

/** Journeys that no motion is given for. */
export function motionFindings(tables: KeptTables): Finding[] {
  const mapped = mapsColumn(tables.get('journeys'), 'motion')
  const without = rowsKnown(tables, 'journeys', Infinity).filter(
    (row) => (row.values['motion'] ?? null) === null,
  )
  if (without.length === 0) return []
  return [
    {
      code: 'unassigned_motion',
      severity: 'info',
      where: 'journeys.motion',
      rows: without.length,
      params: { mapped },
    },
  ]
}
