import { moveApart } from './move-apart.ts'
import type { TextSettings } from '../canonical-sql.ts'
import type { LoadedTable } from './load-table.ts'
import { rowsOf } from './rows-of.ts'
import { type Database, name } from '../database.ts'

/**
 * Rows that point at nothing: set apart where the reference is required, then, among those left,
 * doubted where it is not. All of a kind are found before any is removed, so that the order of
 * tables changes nothing.
 * @param others settled tables that rows may point at
 */
export async function setOrphansApart(
  database: Database,
  tables: readonly LoadedTable[],
  settings: TextSettings,
  others: readonly LoadedTable[] = [],
): Promise<void> {
  const targets = [...tables, ...others]
  for (const required of [true, false]) {
    for (const { loaded, column, marked } of await orphansAmong(
      database,
      tables,
      targets,
      required,
    )) {
      await moveApart(database, loaded, settings, {
        marked,
        finding: `orphan:${loaded.table.name}.${column.name}`,
        value: name(column.name),
        severity: required ? 'error' : 'warning',
        isKept: !required,
      })
      await database.run(`DROP TABLE ${marked}`)
    }
  }
}

async function orphansAmong(
  database: Database,
  tables: readonly LoadedTable[],
  targets: readonly LoadedTable[],
  required: boolean,
) {
  const found = []
  for (const loaded of tables) {
    for (const column of loaded.columns) {
      const target = targets.find(({ table }) => table.name === column.references)
      const key = target?.table.key[0]
      if (target === undefined || key === undefined || column.required !== required) continue
      if (!target.columns.some((known) => known.name === key)) continue
      const marked = name(`orphans_${loaded.table.name}_${column.name}`)
      const isFound = loaded.isLinked && column.name === 'journey_id'
      const others = isFound
        ? ''
        : `AND ${name(column.name)} NOT IN (SELECT ${name(key)} FROM ${rowsOf(target.table.name)} WHERE ${name(key)} IS NOT NULL)`
      await database.run(`CREATE TEMP TABLE ${marked} AS SELECT rowid AS row
        FROM ${rowsOf(loaded.table.name)} WHERE ${name(column.name)} IS NOT NULL ${others}`)
      found.push({ loaded, column, marked })
    }
  }
  return found
}
