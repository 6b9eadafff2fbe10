import { groupBy } from '../group-by.ts'
import { compareNullable, compareText } from '../text-order.ts'
import type { Zone } from '../zone.ts'
import { canonicalCells } from './canonical-text.ts'
import type { Value } from './cast.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'
import type { Remark } from './remark.ts'
import { shownKey } from './row-key.ts'
import { versionKey } from './versions.ts'

/** Same key, and the same `recorded_at` where there is one: the first by its values is kept. */
export function withoutDuplicates(table: CheckedTable, rows: readonly CheckedRow[]) {
  const single: CheckedRow[] = []
  const duplicates: CheckedRow[] = []
  const version = (row: CheckedRow) =>
    `${versionKey(table, row)} ${row.values['recorded_at'] ?? ''}`
  for (const same of groupBy(rows, version).values()) {
    const [first, ...others] = same.sort((a, b) => compareRows(table, a, b))
    single.push(first!)
    duplicates.push(...others)
  }
  return { single, duplicates }
}

export function duplicate(table: CheckedTable, row: CheckedRow, zone: Zone): Remark {
  const { name } = table.definition
  const cells = canonicalCells(row, table.columns, zone)
  return {
    code: 'duplicate_key',
    severity: 'warning',
    where: name,
    table: name,
    row: cells,
    value: shownKey(table)
      .map((column) => cells[column] ?? '')
      .join(' · '),
    rows: 1,
    params: (example) => ({ example }),
  }
}

function compareRows(table: CheckedTable, a: CheckedRow, b: CheckedRow): number {
  for (const { name } of table.columns) {
    const order = compareValues(a.values[name] ?? null, b.values[name] ?? null)
    if (order !== 0) return order
  }
  // What says the same may be written in two ways, one of them doubtful, in blanks, or naming its zone.
  return (
    compareNullable(doubtsOf(a), doubtsOf(b)) ||
    compareNullable(paddedOf(a), paddedOf(b)) ||
    compareText(zonesOf(table, a), zonesOf(table, b))
  )
}

/** Which stamps name their zone, column by column. */
function zonesOf({ columns }: CheckedTable, { zoned }: CheckedRow): string {
  return columns.map(({ name }) => (zoned[name] === true ? '1' : '0')).join('')
}

function paddedOf({ padded }: CheckedRow): string | null {
  return padded.length === 0 ? null : padded.map((column) => `padded_text:${column}`).join()
}

function doubtsOf({ doubts }: CheckedRow): string | null {
  return doubts.length === 0 ? null : doubts.map(({ code, where }) => `${code}:${where}`).join()
}

/** Missing first, text by code point, numbers by size, false before true. */
function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  return a < b ? -1 : a > b ? 1 : 0
}
