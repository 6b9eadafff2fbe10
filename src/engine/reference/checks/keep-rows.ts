import type { Finding } from '../../../findings/finding.ts'
import type { TableName } from '../../../standard/types.ts'
import type { Zone } from '../zone.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'
import { duplicate, withoutDuplicates } from './duplicates.ts'
import { readRemarks } from './identity-remarks.ts'
import { namesOf, readIds } from './identities.ts'
import type { Names } from './identities.ts'
import type { KeptTable, KeptTables } from './kept-table.ts'
import { orphansAmong } from './orphans.ts'
import type { Pointable } from './orphans.ts'
import { paddedText } from './padded-text.ts'
import type { Remark } from './remark.ts'
import { versionsBySystem } from './versions.ts'

/** A table on its way: the rows not yet set apart, and why the others were. */
interface Sifted extends Pointable {
  readonly remarks: readonly Remark[]
}

type SiftedTables = ReadonlyMap<TableName, Sifted>

/**
 * Reads every id as the one it names. Sets apart the rows that nothing may count: those with a
 * fault they cannot do without, then all but one of duplicates, then those that must point at a
 * row and do not. Then says what is doubtful about those left. Each step is done for all tables
 * before the next, so that their order changes nothing.
 */
export function keepRows(tables: ReadonlyMap<TableName, CheckedTable>, zone: Zone): KeptTables {
  const names = namesIn(tables.get('identities'))
  const single = mapValues(tables, (table) => withoutFaults(readIds(table, names), zone))
  const kept = mapValues(single, (sifted) => withoutOrphans(sifted, single, zone))
  return mapValues(kept, (sifted) => withDoubts(sifted, kept, zone))
}

function namesIn(identities: CheckedTable | undefined): Names {
  if (identities === undefined) return new Map()
  const sound = identities.rows.filter((row) => !row.isApart)
  const { single } = withoutDuplicates(identities, sound)
  return namesOf(versionsBySystem(identities, single, Infinity).flat())
}

function withoutFaults(table: CheckedTable, zone: Zone): Sifted {
  const sound = table.rows.filter((row) => !row.isApart)
  const { single, duplicates } = withoutDuplicates(table, sound)
  return {
    table,
    rows: single,
    remarks: [
      ...table.rows.flatMap((row) => row.faults),
      ...duplicates.map((row) => duplicate(table, row, zone)),
    ],
  }
}

function withoutOrphans(sifted: Sifted, tables: SiftedTables, zone: Zone): Sifted {
  const required = sifted.table.columns.filter((column) => column.required)
  const orphans = orphansAmong(sifted, required, tables, zone)
  return {
    ...sifted,
    rows: sifted.rows.filter((row) => orphans.get(row)?.length === 0),
    remarks: [...sifted.remarks, ...[...orphans.values()].flat()],
  }
}

function withDoubts(sifted: Sifted, tables: SiftedTables, zone: Zone): KeptTable {
  const { table, rows, remarks } = sifted
  const optional = table.columns.filter((column) => !column.required)
  const orphans = orphansAmong(sifted, optional, tables, zone)
  return {
    ...table,
    findings: [...table.findings, ...mixedZones(table, rows), ...paddedText(table, rows, zone)],
    kept: rows,
    remarks: [
      ...remarks,
      ...rows.flatMap((row) => [
        ...row.doubts,
        ...(orphans.get(row) ?? []),
        ...readRemarks(table, row, zone),
      ]),
    ],
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

function mapValues<K, A, B>(map: ReadonlyMap<K, A>, change: (value: A) => B): Map<K, B> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
