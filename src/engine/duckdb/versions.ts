import { canonicalSql, cellsSql } from './canonical-sql.ts'
import type { TextSettings } from './canonical-sql.ts'
import type { LoadedTable } from './load-table.ts'
import { rowsOf } from './load-table.ts'
import { type Database, literal, name } from './database.ts'

/**
 * The columns that say which rows are versions of one thing: the table's key, else its default
 * key with the project's dimensions, else all of them.
 */
export function keyOf({ table, columns }: LoadedTable): readonly string[] {
  const mapped = columns
    .map((column) => column.name)
    .filter((column) => column !== 'recorded_at' && column !== 'retracted')
  const whole = (key: readonly string[]) => key.length > 0 && key.every((c) => mapped.includes(c))
  if (whole(table.key)) return table.key
  if (table.defaultKey === undefined || !whole(table.defaultKey)) return mapped
  const standard = table.columns.map((column) => column.name)
  return [...table.defaultKey, ...mapped.filter((column) => !standard.includes(column))]
}

export function isRecorded({ columns }: LoadedTable): boolean {
  return columns.some((column) => column.name === 'recorded_at')
}

/**
 * Of rows with one key (and one `recorded_at`), keeps the smallest by all its values and sets the
 * others apart, so that the order of rows changes nothing.
 */
export async function setDuplicatesApart(
  database: Database,
  loaded: LoadedTable,
  settings: TextSettings,
): Promise<void> {
  const rows = rowsOf(loaded.table.name)
  const key = keyOf(loaded)
  const recorded = isRecorded(loaded) && !key.includes('recorded_at') ? ['recorded_at'] : []
  const same = [...key, ...recorded].map(name)
  const order = loaded.columns.map((column) => `${name(column.name)} NULLS FIRST`)
  await database.run(`CREATE TEMP TABLE duplicates AS
    SELECT row FROM (
      SELECT r.rowid AS row, row_number() OVER (PARTITION BY ${same.map((c) => `r.${c}`).join(', ')}
        ORDER BY ${order.map((c) => `r.${c}`).join(', ')}) AS place
      FROM ${rows} r JOIN (SELECT ${same.join(', ')} FROM ${rows} GROUP BY ALL HAVING count(*) > 1) d
        ON ${same.map((c) => `r.${c} IS NOT DISTINCT FROM d.${c}`).join(' AND ')})
    WHERE place > 1`)
  const value = loaded.columns
    .filter((column) => key.includes(column.name))
    .sort((a, b) => key.indexOf(a.name) - key.indexOf(b.name))
    .map((column) => `coalesce(${canonicalSql(column, settings)}, '')`)
  await moveApart(database, loaded, settings, {
    marked: 'duplicates',
    finding: `duplicate_key:${loaded.table.name}`,
    value: value.join(` || ' · ' || `),
    kept: false,
  })
  await database.run('DROP TABLE duplicates')
}

/**
 * Rows that point at nothing: set apart where the reference is required, doubted where it is not.
 * @param tables every loaded table
 */
export async function setOrphansApart(
  database: Database,
  loaded: LoadedTable,
  tables: readonly LoadedTable[],
  settings: TextSettings,
): Promise<void> {
  const rows = rowsOf(loaded.table.name)
  for (const column of loaded.columns) {
    const target = tables.find(({ table }) => table.name === column.references)
    const key = target?.table.key[0]
    if (target === undefined || key === undefined) continue
    await database.run(`CREATE TEMP TABLE orphans AS SELECT rowid AS row FROM ${rows} r
      WHERE r.${name(column.name)} IS NOT NULL AND r.${name(column.name)} NOT IN
        (SELECT ${name(key)} FROM ${rowsOf(target.table.name)} WHERE ${name(key)} IS NOT NULL)`)
    await moveApart(database, loaded, settings, {
      marked: 'orphans',
      finding: `orphan:${loaded.table.name}.${column.name}`,
      value: name(column.name),
      kept: !column.required,
    })
    await database.run('DROP TABLE orphans')
  }
}

/** Tells of the rows whose ids a temporary table holds, and removes those that do not count. */
async function moveApart(
  database: Database,
  loaded: LoadedTable,
  settings: TextSettings,
  to: { marked: string; finding: string; value: string; kept: boolean },
): Promise<void> {
  const rows = rowsOf(loaded.table.name)
  const [row] = await database.run(`SELECT count(*) AS n FROM ${to.marked}`)
  if (row?.['n'] === 0) return
  await database.run(`INSERT INTO apart
    SELECT ${literal(to.finding)}, ${literal(loaded.table.name)}, ${to.value},
      ${cellsSql(loaded.columns, settings)}, ${to.kept}
    FROM ${rows} WHERE rowid IN (SELECT row FROM ${to.marked})`)
  if (to.kept) return
  await database.run(`DELETE FROM ${rows} WHERE rowid IN (SELECT row FROM ${to.marked})`)
}

/**
 * SQL for the rows of a table as they were known before an instant: of each key the version last
 * recorded, unless it was retracted.
 * @param before `null`: as known now
 */
export function knownRows(loaded: LoadedTable, before: number | null): string {
  const rows = rowsOf(loaded.table.name)
  const has = (column: string) => loaded.columns.some(({ name }) => name === column)
  if (!has('recorded_at')) return has('retracted') ? `(SELECT * FROM ${rows} WHERE retracted IS NOT TRUE)` : rows
  const known = before === null ? '' : `WHERE recorded_at IS NULL OR recorded_at < ${before}`
  const key = keyOf(loaded).map(name).join(', ')
  const kept = has('retracted') ? 'WHERE retracted IS NOT TRUE' : ''
  return `(SELECT * FROM (SELECT * FROM ${rows} ${known}
    QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY recorded_at DESC NULLS LAST) = 1) ${kept})`
}
