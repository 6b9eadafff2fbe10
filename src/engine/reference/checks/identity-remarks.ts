import { entityKey } from '../../../standard/entity-columns.ts'
import type { Column } from '../../../standard/types.ts'
import type { Zone } from '../zone.ts'
import { canonicalCells, canonicalText } from './canonical-text.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'
import { claimKey, claimsOf, idsByText } from './identities.ts'
import type { KeptTables } from './kept-table.ts'
import type { Remark } from './remark.ts'
import { rowsKnown, versionsBySystem } from './versions.ts'

/** The ids of a row that were read as others. */
export function readRemarks(table: CheckedTable, row: CheckedRow, zone: Zone): Remark[] {
  const { name } = table.definition
  return Object.entries(row.written).map(([column, written]) => ({
    code: 'identity_read',
    severity: 'info',
    where: `${name}.${column}`,
    table: name,
    row: canonicalCells(row, table.columns, zone),
    value: written,
    rows: 1,
    params: (example) => ({ example }),
  }))
}

/** What is doubtful about the identities themselves, and what they made one. */
export function identityRemarks(tables: KeptTables, zone: Zone): Remark[] {
  return [
    ...claimRemarks(tables, zone),
    ...[...tables.values()].flatMap((table) => unionRemarks(table, table.kept, zone)),
  ]
}

function claimRemarks(tables: KeptTables, zone: Zone): Remark[] {
  const rows = rowsKnown(tables, 'identities', Infinity)
  const ids = idsByText(rows)
  return rows.flatMap((row) => {
    const { columns } = tables.get('identities')!
    const about = {
      severity: 'warning',
      table: 'identities',
      row: canonicalCells(row, columns, zone),
      rows: 1,
      params: (example: string) => ({ example }),
    } as const
    const [{ entity, id }] = claimsOf(row) as [ReturnType<typeof claimsOf>[number]]
    const others = [...(ids.get(claimKey({ entity, text: id })) ?? [])].filter((it) => it !== id)
    const several = claimsOf(row).filter((claim) => (ids.get(claimKey(claim))?.size ?? 0) > 1)
    const remarks: Remark[] = []
    if (others.length > 0) {
      const where = 'identities.id'
      remarks.push({ ...about, code: 'identity_chain', where, value: id })
    }
    if (several.length > 0) {
      const where = 'identities.external_id'
      const value = String(row.values['external_id'])
      remarks.push({ ...about, code: 'ambiguous_identity', where, value })
    }
    return remarks
  })
}

/** Things that several systems know, and the columns in which these do not agree. */
function unionRemarks(table: CheckedTable, kept: readonly CheckedRow[], zone: Zone): Remark[] {
  const { key, name } = table.definition
  const id = entityKey(table.definition)
  if (id === null) return []
  const compared = table.columns.filter(
    (column) => ![...key, 'recorded_at', 'retracted'].includes(column.name),
  )
  return versionsBySystem(table, kept, Infinity).flatMap((systems) => {
    if (systems.length < 2) return []
    const value = String(systems[0]?.values[id])
    const told = (column: Column | null): Remark => ({
      code: column === null ? 'identity_merged' : 'identity_conflict',
      severity: column === null ? 'info' : 'warning',
      where: column === null ? name : `${name}.${column.name}`,
      table: name,
      row: { [id]: value },
      value,
      rows: 1,
      params: (example) => ({ example }),
    })
    const differing = compared.filter(
      (column) =>
        new Set(systems.flatMap((row) => canonicalText(row, column, zone) ?? [])).size > 1,
    )
    return [told(null), ...differing.map(told)]
  })
}
