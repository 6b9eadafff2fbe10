import type { Column, TableName } from '../../../standard/types.ts'
import type { Zone } from '../zone.ts'
import { canonicalCells } from './canonical-text.ts'
import { mapsColumn } from './checked-table.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'
import type { Remark } from './remark.ts'

/** A mapped table, and those of its rows that can be pointed at. */
export interface Pointable {
  readonly table: CheckedTable
  readonly rows: readonly CheckedRow[]
}

/** For each row the columns of these by which it points at nothing. */
export function orphansAmong(
  { table, rows }: Pointable,
  columns: readonly Column[],
  others: ReadonlyMap<TableName, Pointable>,
  zone: Zone,
): Map<CheckedRow, Remark[]> {
  const ids = columns.flatMap((column) => {
    const known = knownIds(column, others)
    return known === null ? [] : [{ column, known }]
  })
  return new Map(
    rows.map((row) => {
      const lost = ids.filter(({ column, known }) => {
        const id = row.raw[column.name] ?? null
        return id !== null && !known.has(id)
      })
      return [row, lost.map(({ column }) => orphan(table, column, row, zone))]
    }),
  )
}

/** Ids that a column may hold, `null` where nothing can be said. */
function knownIds(
  { references }: Column,
  others: ReadonlyMap<TableName, Pointable>,
): Set<string | null> | null {
  const target = references === undefined ? undefined : others.get(references)
  const id = target?.table.definition.key[0]
  if (target === undefined || id === undefined || !mapsColumn(target.table, id)) return null
  return new Set(target.rows.map((row) => row.raw[id] ?? null))
}

function orphan(table: CheckedTable, column: Column, row: CheckedRow, zone: Zone): Remark {
  const { name } = table.definition
  return {
    code: 'orphan',
    severity: column.required ? 'error' : 'warning',
    where: `${name}.${column.name}`,
    table: name,
    row: canonicalCells(row, table.columns, zone),
    value: row.raw[column.name] ?? null,
    rows: 1,
    params: (example) => ({ example, references: column.references ?? '' }),
  }
}
