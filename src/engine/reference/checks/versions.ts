import type { TableName } from '../../../standard/types.ts'
import type { CheckedRow } from './checked-table.ts'
import { groupBy } from '../group-by.ts'
import type { KeptTables } from './keep-rows.ts'
import { rowKey } from './row-key.ts'

/**
 * The rows of a table as they were known before an instant: of each thing the version recorded
 * last, nothing of what was withdrawn. A row without `recorded_at` was always known.
 */
export function rowsKnown(tables: KeptTables, name: TableName, before: number): CheckedRow[] {
  const table = tables.get(name)
  if (table === undefined) return []
  const recorded = table.kept.filter((row) => recordedAt(row) < before)
  return [...groupBy(recorded, (row) => rowKey(table, row)).values()].flatMap((versions) => {
    const last = versions.reduce((a, b) => (recordedAt(b) > recordedAt(a) ? b : a))
    return last.values['retracted'] === true ? [] : [last]
  })
}

function recordedAt(row: CheckedRow): number {
  const at = row.values['recorded_at'] ?? null
  return at === null ? -Infinity : Number(at)
}
