import type { Severity } from '../../../findings/finding.ts'
import { entityKey } from '../../../standard/entity-columns.ts'
import { removeRows, toldSql } from './apart.ts'
import { canonicalSql, cellsSql } from '../canonical-sql.ts'
import type { TextSettings } from '../canonical-sql.ts'
import type { LoadedTable } from './load-table.ts'
import { checkedRows, heldRows, rowsOf } from './rows-of.ts'
import { type Database, literal, name } from '../database.ts'

/**
 * SQL expressions that are equal for versions of one thing: the table's key; the default key where
 * the key is not mapped or a row lacks it; else every column. Where rows are aggregates, the
 * project's dimensions are part of any key.
 */
export function keySql({ table, columns, isLinked }: LoadedTable): readonly string[] {
  const mapped = columns
    .map((column) => column.name)
    .filter((column) => column !== 'recorded_at' && column !== 'retracted')
  // A linked row has an id of its own only while it names no journey.
  const held = (column: string) =>
    isLinked && column === 'journey_id' ? ['_journey', column] : [column]
  const has = (key: readonly string[]) => key.every((column) => mapped.includes(column))
  const standard = table.columns.map((column) => column.name)
  const slices = table.sliced === true ? mapped.filter((c) => !standard.includes(c)) : []
  const fallback =
    table.defaultKey !== undefined && has(table.defaultKey) ? table.defaultKey : mapped
  const sliced = (columns: readonly string[]) =>
    [...new Set([...columns, ...slices])].flatMap(held).map(name)
  if (!has(table.key)) return sliced(fallback)
  const key = sliced(table.key)
  if (table.key.every((column) => isRequired(table, column))) return key
  const lacking = table.key
    .map(name)
    .map((column) => `${column} IS NULL`)
    .join(' OR ')
  const others = fallback
    .filter((column) => ![...table.key, ...slices].includes(column))
    .flatMap(held)
  return [...key, ...others.map((column) => `CASE WHEN ${lacking} THEN ${name(column)} END`)]
}

/** The column that keeps, where an id was read as another, what stood there. */
export function writtenColumn(column: string): string {
  return name(`_written_${column}`)
}

/**
 * SQL expressions that are equal for versions of one thing from one system: where several systems
 * know one, each has versions of its own.
 */
function versionSql(loaded: LoadedTable): readonly string[] {
  const written = unitedBy(loaded)
  return [...keySql(loaded), ...(written === null ? [] : [written])]
}

/** What tells apart rows of one id that came from several systems; `null` where no table has such. */
function unitedBy({ table, written }: LoadedTable): string | null {
  const key = entityKey(table)
  return key === null || !written.includes(key) ? null : writtenColumn(key)
}

/** The key columns a reader knows a row by. */
function shownKey({ table, columns }: LoadedTable): readonly string[] {
  const mapped = columns.map((column) => column.name)
  const whole = [table.key, table.defaultKey ?? []].find(
    (key) => key.length > 0 && key.every((column) => mapped.includes(column)),
  )
  return whole ?? mapped
}

function isRequired(table: LoadedTable['table'], column: string): boolean {
  return table.columns.some(({ name, required }) => name === column && required)
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
  const same = [...versionSql(loaded), ...(isRecorded(loaded) ? ['recorded_at'] : [])]
  // What is equal has equal hashes, which are told apart sooner than texts.
  const [repeated] = await database.run(`SELECT EXISTS (
    SELECT 1 FROM ${rows} GROUP BY hash(${same.join(', ')}) HAVING count(*) > 1) AS any`)
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
      FROM (SELECT *, rowid AS row, ${same.map((sql, i) => `${sql} AS k${i}`).join(', ')} FROM ${rows}) r
        SEMI JOIN (SELECT ${same.map((sql, i) => `${sql} AS k${i}`).join(', ')} FROM ${rows} GROUP BY ALL HAVING count(*) > 1) d
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

/** Tells of the rows whose ids a temporary table holds, and removes those that do not count. */
async function moveApart(
  database: Database,
  loaded: LoadedTable,
  settings: TextSettings,
  to: { marked: string; finding: string; value: string; severity: Severity; isKept: boolean },
): Promise<void> {
  const [row] = await database.run(`SELECT count(*) AS n FROM ${to.marked}`)
  if (row?.['n'] === 0) return
  const when = `rowid IN (SELECT row FROM ${to.marked})`
  await database.run(`INSERT INTO apart
    SELECT ${literal(to.finding)}, ${literal(loaded.table.name)}, ${to.value},
      ${cellsSql(loaded.columns, settings)}, ${literal(to.severity)}
    FROM ${checkedRows(loaded)} WHERE ${when}`)
  if (to.isKept) return
  await removeRows(database, loaded, when)
}

/**
 * SQL for the rows of a table as they were known before an instant: of each key the version last
 * recorded, unless it was retracted, and what several systems know of it united.
 * @param before `null`: as known now
 */
export function knownRows(loaded: LoadedTable, before: number | null): string {
  const versions = knownVersions(loaded, before)
  const written = unitedBy(loaded)
  if (written === null) return versions
  const id = name(entityKey(loaded.table) as string)
  const order = [
    ...(isRecorded(loaded) ? ['recorded_at DESC NULLS LAST'] : []),
    `${written} NULLS FIRST`,
  ]
  const columns = loaded.columns.map(
    ({ name: column }) =>
      `first(${name(column)} ORDER BY ${order.join(', ')}) FILTER (WHERE ${name(column)} IS NOT NULL) AS ${name(column)}`,
  )
  const number = loaded.isNumbered ? ['min(_row) AS _row'] : []
  const known = [
    ...(loaded.isNumbered ? ['_row'] : []),
    ...loaded.columns.map((column) => name(column.name)),
  ].join(', ')
  const several = `(SELECT ${id} FROM ${rowsOf(loaded.table.name)} WHERE ${written} IS NOT NULL)`
  return `(SELECT ${known} FROM ${versions} WHERE ${id} NOT IN ${several}
    UNION ALL SELECT ${known} FROM (SELECT ${[...number, ...columns].join(', ')} FROM ${versions}
      WHERE ${id} IN ${several} GROUP BY ${keySql(loaded).join(', ')}))`
}

/** SQL for the same, where the number of a linked row's journey will do for its id, which a join tells. */
export function knownHeld(loaded: LoadedTable, before: number | null): string {
  const known = knownRows(loaded, before)
  return known === rowsOf(loaded.table.name) ? heldRows(loaded) : known
}

/** SQL for the same, a row for each system that knows a thing. */
export function knownVersions(loaded: LoadedTable, before: number | null): string {
  const rows = rowsOf(loaded.table.name)
  const has = (column: string) => loaded.columns.some(({ name }) => name === column)
  if (!has('recorded_at'))
    return has('retracted') ? `(SELECT * FROM ${rows} WHERE retracted IS NOT TRUE)` : rows
  const known = before === null ? '' : `WHERE recorded_at IS NULL OR recorded_at < ${before}`
  const kept = has('retracted') ? 'WHERE retracted IS NOT TRUE' : ''
  return `(SELECT * FROM (SELECT * FROM ${rows} ${known}
    QUALIFY row_number() OVER (PARTITION BY ${versionSql(loaded).join(', ')} ORDER BY recorded_at DESC NULLS LAST) = 1) ${kept})`
}
