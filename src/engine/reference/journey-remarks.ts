import { canonicalCells } from './checks/canonical-text.ts'
import { mapsColumn } from './checks/checked-table.ts'
import type { KeptTables } from './checks/kept-table.ts'
import type { Remark } from './checks/remark.ts'
import { rowsKnown } from './checks/versions.ts'
import { isForeign } from './passages/courses.ts'
import type { Zone } from './zone.ts'

/** Amounts that no sum can hold, because they are in another currency. */
export function currencyRemarks(tables: KeptTables, zone: Zone): Remark[] {
  const { currency } = zone.setup
  const columns = tables.get('journeys')?.columns ?? []
  return rowsKnown(tables, 'journeys', Infinity)
    .filter((row) => isForeign(row, currency) && (row.values['amount'] ?? null) !== null)
    .map((row) => ({
      code: 'other_currency',
      severity: 'warning',
      where: 'journeys.amount',
      table: 'journeys',
      row: canonicalCells(row, columns, zone),
      value: row.raw['currency'] ?? null,
      rows: 1,
      params: (example) => ({ example, currency }),
    }))
}

/** Journeys that no motion is given for. */
export function motionRemarks(tables: KeptTables, zone: Zone): Remark[] {
  const journeys = tables.get('journeys')
  const mapped = mapsColumn(journeys, 'motion')
  return rowsKnown(tables, 'journeys', Infinity)
    .filter((row) => (row.values['motion'] ?? null) === null)
    .map((row) => ({
      code: 'unassigned_motion',
      severity: 'info',
      where: 'journeys.motion',
      table: 'journeys',
      row: canonicalCells(row, journeys?.columns ?? [], zone),
      value: row.raw['journey_id'] ?? null,
      rows: 1,
      params: () => ({ mapped }),
    }))
}
