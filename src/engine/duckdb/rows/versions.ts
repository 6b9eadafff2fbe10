import { entityKey } from '../../../standard/entity-columns.ts'
import type { LoadedTable } from './load-table.ts'
import { heldRows, rowsOf } from './rows-of.ts'
import { name } from '../database.ts'

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
export function versionSql(loaded: LoadedTable): readonly string[] {
  const written = unitedBy(loaded)
  return [...keySql(loaded), ...(written === null ? [] : [written])]
}

/** What tells apart rows of one id that came from several systems; `null` where no table has such. */
function unitedBy({ table, written }: LoadedTable): string | null {
  const key = entityKey(table)
  return key === null || !written.includes(key) ? null : writtenColumn(key)
}

function isRequired(table: LoadedTable['table'], column: string): boolean {
  return table.columns.some(({ name, required }) => name === column && required)
}

export function isRecorded({ columns }: LoadedTable): boolean {
  return columns.some((column) => column.name === 'recorded_at')
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
