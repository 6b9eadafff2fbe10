import type { TableName } from '../../../standard/types.ts'
import { insertApart } from './apart.ts'
import { type Database, name } from '../database.ts'
import type { LoadedTable, ZoneUse } from './load-table.ts'
import { countPadded } from './padded.ts'
import { heldRows, rowsOf } from './rows-of.ts'

/**
 * Once only the rows that count are left: tells what is doubtful about them, and drops what was
 * kept beside them to tell it.
 */
export async function settleTable(
  database: Database,
  loaded: LoadedTable,
  project: { readonly grows: boolean },
): Promise<LoadedTable> {
  const { table } = loaded
  await insertApart(database, table.name, 'doubts', 'warning')
  await countPadded(database, loaded, project)
  const zones = await zoneUses(database, table.name)
  await database.run(`ALTER TABLE ${rowsOf(table.name)} DROP COLUMN _told`)
  if (loaded.isLinked) await tellLinked(database, loaded)
  return { ...loaded, zones }
}

/** Every row names a journey by now. */
async function tellLinked(database: Database, loaded: LoadedTable): Promise<void> {
  const [rows, held] = [rowsOf(loaded.table.name), heldRows(loaded)]
  await database.run(`ALTER TABLE ${rows} DROP COLUMN journey_id`)
  await database.run(`ALTER TABLE ${rows} RENAME TO ${held}`)
  await database.run(`CREATE VIEW ${rows} AS
    SELECT journey_id, held.* FROM ${held} held
      JOIN (SELECT _row, journey_id FROM ${rowsOf('journeys')}) j ON j._row = held._journey`)
}

async function zoneUses(database: Database, table: TableName): Promise<readonly ZoneUse[]> {
  const rows = rowsOf(table)
  const described = await database.run(`DESCRIBE ${rows}`)
  const helpers = described
    .map((row) => String(row['column_name']))
    .filter((c) => /^_(zoned|given)_/.test(c))
  const zones: ZoneUse[] = []
  for (const helper of helpers.filter((c) => c.startsWith('_zoned_'))) {
    const column = helper.slice('_zoned_'.length)
    const [row] = await database.run(
      `SELECT count_if(${name(helper)}) AS z, count_if(${name(`_given_${column}`)} AND NOT ${name(helper)}) AS n FROM ${rows}`,
    )
    zones.push({ column, withZone: Number(row?.['z']), without: Number(row?.['n']) })
  }
  for (const helper of helpers)
    await database.run(`ALTER TABLE ${rows} DROP COLUMN ${name(helper)}`)
  return zones
}
