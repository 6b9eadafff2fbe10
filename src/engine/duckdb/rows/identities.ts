import { entityColumns } from '../../../standard/entity-columns.ts'
import type { Table } from '../../../standard/types.ts'
import { literal, name } from '../database.ts'
import type { Database } from '../database.ts'
import type { LoadedTable } from './load-table.ts'
import { rowsOf } from './rows-of.ts'
import { knownRows, writtenColumn } from './versions.ts'

/** SQL for what rows of identities say: that a text, of an entity, names an id. */
export function claimsSql(identities: LoadedTable): string {
  return `(SELECT *, unnest([external_id, system || ':' || external_id]) AS text
    FROM ${knownRows(identities, null)})`
}

/**
 * Reads every id as the one it names: the one that all rows of `identities` which know the text
 * agree on. A text that is an id itself names itself, so nothing is followed further.
 * @returns the tables, saying in which columns ids were read so; what stood there is kept beside
 */
export async function readIdentities(
  database: Database,
  tables: readonly LoadedTable[],
): Promise<readonly LoadedTable[]> {
  const identities = tables.find(({ table }) => table.name === 'identities')
  if (identities === undefined) return tables
  await database.run(`CREATE TEMP TABLE _identity_names AS
    WITH claims AS (SELECT DISTINCT entity, text, id FROM ${claimsSql(identities)})
    SELECT entity, text, min(id) AS id FROM claims
    WHERE (entity, text) NOT IN (SELECT (entity, id) FROM claims)
    GROUP BY ALL HAVING count(*) = 1`)
  const read = []
  for (const loaded of tables) {
    const written = []
    for (const named of entityColumns(loaded.table, loaded.columns)) {
      if (await readColumn(database, loaded.table, named)) written.push(named.column)
    }
    read.push({ ...loaded, written })
  }
  await database.run('DROP TABLE _identity_names')
  return read
}

async function readColumn(
  database: Database,
  table: Table,
  { column, entity }: { readonly column: string; readonly entity: string },
): Promise<boolean> {
  const rows = rowsOf(table.name)
  const named = `names.entity = ${literal(entity)} AND names.text = r.${name(column)}`
  const [row] = await database.run(
    `SELECT EXISTS (SELECT 1 FROM ${rows} r JOIN _identity_names names ON ${named}) AS any`,
  )
  if (row?.['any'] !== true) return false
  await database.run(`ALTER TABLE ${rows} ADD COLUMN ${writtenColumn(column)} VARCHAR`)
  await database.run(`UPDATE ${rows} r SET ${writtenColumn(column)} = r.${name(column)},
    ${name(column)} = names.id FROM _identity_names names WHERE ${named}`)
  return true
}
