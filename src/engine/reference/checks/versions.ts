import { entityKey } from '../../../standard/entity-columns.ts'
import type { TableName } from '../../../standard/types.ts'
import { groupBy } from '../group-by.ts'
import { compareNullable } from '../text-order.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'
import type { KeptTables } from './kept-table.ts'
import { rowKey } from './row-key.ts'

/**
 * The rows of a table as they were known before an instant: of each thing the version recorded
 * last, nothing of what was withdrawn, and what several systems know of it united. A row without
 * `recorded_at` was always known.
 */
export function rowsKnown(tables: KeptTables, name: TableName, before: number): CheckedRow[] {
  const table = tables.get(name)
  if (table === undefined) return []
  return versionsBySystem(table, table.kept, before).map((systems) => united(table, systems))
}

/** For each thing its version known last, from every system that knows it. */
export function versionsBySystem(
  table: CheckedTable,
  rows: readonly CheckedRow[],
  before: number,
): CheckedRow[][] {
  const recorded = rows.filter((row) => recordedAt(row) < before)
  const versions = [...groupBy(recorded, (row) => versionKey(table, row)).values()]
  const last = versions
    .map((same) => same.reduce((a, b) => (recordedAt(b) > recordedAt(a) ? b : a)))
    .filter((row) => row.values['retracted'] !== true)
  return [...groupBy(last, (row) => rowKey(table, row)).values()]
}

/** Equal for versions of one thing from one system: their ids were written alike. */
export function versionKey(table: CheckedTable, row: CheckedRow): string {
  return JSON.stringify([rowKey(table, row), writtenId(table, row)])
}

/** Column by column what was recorded last; of the same time, what stands under its own id first. */
function united(table: CheckedTable, systems: readonly CheckedRow[]): CheckedRow {
  const [first, ...others] = [...systems].sort(
    (a, b) => compareRecorded(b, a) || compareNullable(writtenId(table, a), writtenId(table, b)),
  )
  return others.reduce(filledFrom, first!)
}

function filledFrom(row: CheckedRow, other: CheckedRow): CheckedRow {
  const missing = Object.keys(other.values).filter((name) => (row.values[name] ?? null) === null)
  const from = <T>(cells: Readonly<Record<string, T>>) =>
    Object.fromEntries(missing.map((name) => [name, cells[name] ?? null]))
  return {
    ...row,
    values: { ...row.values, ...from(other.values) },
    raw: { ...row.raw, ...from(other.raw) },
  }
}

function writtenId({ definition }: CheckedTable, { written }: CheckedRow): string | null {
  const key = entityKey(definition)
  return key === null ? null : (written[key] ?? null)
}

function compareRecorded(a: CheckedRow, b: CheckedRow): number {
  const [one, other] = [recordedAt(a), recordedAt(b)]
  return one === other ? 0 : one < other ? -1 : 1
}

function recordedAt(row: CheckedRow): number {
  const at = row.values['recorded_at'] ?? null
  return at === null ? -Infinity : Number(at)
}
