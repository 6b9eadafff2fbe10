import { toldSql } from './apart.ts'
import { moveApart } from './move-apart.ts'
import { canonicalSql } from '../canonical-sql.ts'
import type { TextSettings } from '../canonical-sql.ts'
import type { LoadedTable } from './load-table.ts'
import { rowsOf } from './rows-of.ts'
import { repeatableWhen } from './repeatable-when.ts'
import { isRecorded, versionSql } from './versions.ts'
import { type Database, name } from '../database.ts'

/**
 * Of rows with one key (and one `recorded_at`), keeps the smallest by all its values and sets the
 * others apart, so that the order of rows changes nothing.
 */
export async function setDuplicatesApart(
  database: Database,
  loaded: LoadedTable,
  settings: TextSettings,
): Promise<void> {
  const same = [...versionSql(loaded), ...(isRecorded(loaded) ? ['recorded_at'] : [])]
  const rows = rowsOf(loaded.table.name)
  const when = await repeatableWhen(database, loaded, same)
  if (when === null) return
  // What is equal has equal hashes, which are told apart sooner than texts.
  const [repeated] = await database.run(`SELECT EXISTS (
    SELECT 1 FROM ${rows} WHERE ${when} GROUP BY hash(${same.join(', ')}) HAVING count(*) > 1) AS any`)
  if (repeated?.['any'] !== true) return
  const order = [
    ...loaded.columns.map((column) => `${name(column.name)} NULLS FIRST`),
    `${toldSql('doubts')} NULLS FIRST`,
    `${toldSql('padded')} NULLS FIRST`,
    ...(await zonedColumns(database, loaded)),
  ]
  await database.run(`CREATE TEMP TABLE duplicates AS
    SELECT row FROM (
      SELECT row, row_number() OVER (PARTITION BY ${same.map((_, i) => `k${i}`).join(', ')}
        ORDER BY ${order.join(', ')}) AS place
      FROM (SELECT *, rowid AS row, ${same.map((sql, i) => `${sql} AS k${i}`).join(', ')} FROM ${rows} WHERE ${when}) r
        SEMI JOIN (SELECT ${same.map((sql, i) => `${sql} AS k${i}`).join(', ')} FROM ${rows} WHERE ${when} GROUP BY ALL HAVING count(*) > 1) d
        ON ${same.map((_, i) => `r.k${i} IS NOT DISTINCT FROM d.k${i}`).join(' AND ')})
    WHERE place > 1`)
  const key = shownKey(loaded)
  const value = loaded.columns
    .filter((column) => key.includes(column.name))
    .sort((a, b) => key.indexOf(a.name) - key.indexOf(b.name))
    .map((column) => `coalesce(${canonicalSql(column, settings)}, '')`)
  await moveApart(database, loaded, settings, {
    marked: 'duplicates',
    finding: `duplicate_key:${loaded.table.name}`,
    value: value.join(` || ' · ' || `),
    severity: 'warning',
    isKept: false,
  })
  await database.run('DROP TABLE duplicates')
}

/** Columns that say which stamps name their zone: what says the same may be written in two ways. */
async function zonedColumns(
  database: Database,
  { table, columns }: LoadedTable,
): Promise<readonly string[]> {
  const described = await database.run(`DESCRIBE ${rowsOf(table.name)}`)
  const there = new Set(described.map((row) => String(row['column_name'])))
  return columns
    .map((column) => `_zoned_${column.name}`)
    .filter((column) => there.has(column))
    .map(name)
}

/** The key columns a reader knows a row by. */
function shownKey({ table, columns }: LoadedTable): readonly string[] {
  const mapped = columns.map((column) => column.name)
  const whole = [table.key, table.defaultKey ?? []].find(
    (key) => key.length > 0 && key.every((column) => mapped.includes(column)),
  )
  return whole ?? mapped
}
