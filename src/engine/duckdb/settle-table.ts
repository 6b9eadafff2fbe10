import type { TableName } from '../../standard/types.ts'
import { insertApart } from './apart.ts'
import { type Database, name } from './database.ts'
import type { LoadedTable } from './load-table.ts'
import { rowsOf } from './rows-of.ts'

/** A column with stamps that name their zone and others that do not. */
export interface MixedZones {
  readonly column: string
  readonly withZone: number
  readonly without: number
}

/**
 * Once only the rows that count are left: tells what is doubtful about them, and drops what was
 * kept beside them to tell it.
 */
export async function settleTable(
  database: Database,
  { table }: LoadedTable,
): Promise<readonly MixedZones[]> {
  await insertApart(database, table.name, '_doubts', 'warning')
  const mixed = await mixedZones(database, table.name)
  for (const helper of ['_cells', '_doubts', '_faults', '_apart']) {
    await database.run(`ALTER TABLE ${rowsOf(table.name)} DROP COLUMN ${helper}`)
  }
  return mixed
}

async function mixedZones(database: Database, table: TableName): Promise<readonly MixedZones[]> {
  const rows = rowsOf(table)
  const described = await database.run(`DESCRIBE ${rows}`)
  const helpers = described
    .map((row) => String(row['column_name']))
    .filter((c) => /^_(zoned|given)_/.test(c))
  const mixed: MixedZones[] = []
  for (const helper of helpers.filter((c) => c.startsWith('_zoned_'))) {
    const column = helper.slice('_zoned_'.length)
    const [row] = await database.run(
      `SELECT count_if(${name(helper)}) AS z, count_if(${name(`_given_${column}`)} AND NOT ${name(helper)}) AS n FROM ${rows}`,
    )
    const [withZone, without] = [Number(row?.['z']), Number(row?.['n'])]
    if (withZone > 0 && without > 0) mixed.push({ column, withZone, without })
  }
  for (const helper of helpers)
    await database.run(`ALTER TABLE ${rows} DROP COLUMN ${name(helper)}`)
  return mixed
}
