import type { Finding } from '../../../findings/finding.ts'
import type { Column, TableName } from '../../../standard/types.ts'
import { mapsColumn } from './checked-table.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'
import { groupBy } from '../group-by.ts'
import { rowKey, shownKey } from './row-key.ts'
import type { Remark } from './remark.ts'
import { compareNullable, compareText } from '../text-order.ts'
import type { Zone } from '../zone.ts'
import { canonicalCells } from './canonical-text.ts'
import type { Value } from './cast.ts'

export interface KeptTable extends CheckedTable {
  /** Rows kept, of all versions. */
  readonly kept: readonly CheckedRow[]
  /** Why rows were set apart, and what is doubtful about those kept. */
  readonly remarks: readonly Remark[]
}

export type KeptTables = ReadonlyMap<TableName, KeptTable>

/**
 * Sets apart the rows that nothing may count: those at fault, then all but one of duplicates, then
 * those that must point at a row and do not.
 */
export function keepRows(tables: ReadonlyMap<TableName, CheckedTable>, zone: Zone): KeptTables {
  return new Map([...tables].map(([name, table]) => [name, keepTable(table, tables, zone)]))
}

function keepTable(
  table: CheckedTable,
  tables: ReadonlyMap<TableName, CheckedTable>,
  zone: Zone,
): KeptTable {
  const faults = table.rows.flatMap((row) => row.faults)
  const sound = table.rows.filter((row) => row.faults.length === 0)
  const { single, duplicates } = withoutDuplicates(table, sound)
  const orphans = new Map<CheckedRow, Remark[]>(single.map((row) => [row, []]))
  for (const column of table.columns) {
    const known = referencedIds(column, tables)
    if (known === null) continue
    for (const row of single) {
      const id = row.raw[column.name] ?? null
      if (id !== null && !known.has(id)) orphans.get(row)!.push(orphan(table, column, row, zone))
    }
  }
  const orphaned = single.filter((row) => orphans.get(row)!.some(isError))
  const kept = single.filter((row) => !orphans.get(row)!.some(isError))
  return {
    ...table,
    findings: [...table.findings, ...mixedZones(table, kept)],
    kept,
    remarks: [
      ...faults,
      ...duplicates.map((row) => duplicate(table, row, zone)),
      ...orphaned.flatMap((row) => orphans.get(row)!.filter(isError)),
      ...kept.flatMap((row) => [...row.doubts, ...orphans.get(row)!]),
    ],
  }
}

function isError({ severity }: Remark): boolean {
  return severity === 'error'
}

/** Ids that a column may hold, `null` where nothing can be said. */
function referencedIds(
  { references }: Column,
  tables: ReadonlyMap<TableName, CheckedTable>,
): Set<string | null> | null {
  const target = references === undefined ? undefined : tables.get(references)
  const id = target?.definition.key[0]
  if (target === undefined || id === undefined || !mapsColumn(target, id)) return null
  const sound = target.rows.filter((row) => row.faults.length === 0)
  return new Set(sound.map((row) => row.raw[id] ?? null))
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

/** Same key, and the same `recorded_at` where there is one: the first by its values is kept. */
function withoutDuplicates(table: CheckedTable, rows: readonly CheckedRow[]) {
  const names = table.columns.map(({ name }) => name)
  const single: CheckedRow[] = []
  const duplicates: CheckedRow[] = []
  const version = (row: CheckedRow) => `${rowKey(table, row)} ${row.values['recorded_at'] ?? ''}`
  for (const same of groupBy(rows, version).values()) {
    const [first, ...others] = same.sort((a, b) => compareRows(a, b, names))
    single.push(first!)
    duplicates.push(...others)
  }
  return { single, duplicates }
}

function compareRows(a: CheckedRow, b: CheckedRow, names: readonly string[]): number {
  for (const name of names) {
    const order = compareValues(a.values[name] ?? null, b.values[name] ?? null)
    if (order !== 0) return order
  }
  // What says the same may be written in two ways, one of them doubtful.
  for (const name of names) {
    const order = compareNullable(a.raw[name] ?? null, b.raw[name] ?? null)
    if (order !== 0) return order
  }
  return 0
}

/** Missing first, text by code point, numbers by size, false before true. */
function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  return a < b ? -1 : a > b ? 1 : 0
}

function duplicate(table: CheckedTable, row: CheckedRow, zone: Zone): Remark {
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

/** Columns in which some stamps name their zone and others do not. */
function mixedZones(table: CheckedTable, kept: readonly CheckedRow[]): Finding[] {
  return table.columns.flatMap(({ name }) => {
    const zoned = kept.flatMap((row) => row.zoned[name] ?? [])
    const withZone = zoned.filter((isZoned) => isZoned).length
    const without = zoned.length - withZone
    if (withZone === 0 || without === 0) return []
    return {
      code: 'mixed_zones',
      severity: 'warning',
      where: `${table.definition.name}.${name}`,
      rows: without,
      params: { withZone, without },
    }
  })
}
