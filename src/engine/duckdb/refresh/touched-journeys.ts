import type { MappedSql, Source } from '../../../project/project.ts'
import { addedRows } from '../sources/bind-project.ts'
import { CannotRefresh } from './cannot-refresh.ts'
import { type Database, name } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { heldRows, rowsOf } from '../rows/rows-of.ts'
import { typesOf } from './source-types.ts'

/** The temporary table of the journeys that added rows name; no project can name it. */
const TOUCHED = name('touched journeys')

/** SQL: a row is of a touched journey. */
export const IS_TOUCHED = isTouched('journey_id')

/** SQL: the same of a row as its table holds it. */
export function isHeldTouched({ isLinked }: LoadedTable): string {
  return isLinked
    ? `_journey IN (SELECT _row FROM ${rowsOf('journeys')} WHERE ${IS_TOUCHED})`
    : IS_TOUCHED
}

/** SQL: text names a touched journey. */
export function isTouched(journey: string): string {
  return `coalesce(${journey} IN (SELECT journey_id FROM ${TOUCHED}), false)`
}

/**
 * Keeps which journeys the added rows are of.
 * @returns how many
 */
export async function readTouched(database: Database, added: readonly Source[]): Promise<number> {
  await database.run(`CREATE TEMP TABLE ${TOUCHED} (journey_id VARCHAR)`)
  for (const [index, { name: source, appendOnly }] of added.entries()) {
    if (appendOnly === null) throw new CannotRefresh(`source is not append-only: ${source}`)
    const types = new Map(await typesOf(database, name(source)))
    // As the whole source reads it: a file alone may give the column another type.
    const key = `CAST(${name(appendOnly)} AS ${types.get(appendOnly)})`
    await database.run(
      `INSERT INTO ${TOUCHED} SELECT DISTINCT bl_text(CAST(${key} AS VARCHAR)) FROM ${addedRows(index)}`,
    )
    const [empty] = await database.run(
      `SELECT EXISTS (SELECT 1 FROM ${TOUCHED} WHERE journey_id IS NULL) AS any`,
    )
    if (empty?.['any'] === true) {
      throw new CannotRefresh(`a new row of ${source} names no journey in ${appendOnly}`)
    }
  }
  const [row] = await database.run(`SELECT count(DISTINCT journey_id) AS n FROM ${TOUCHED}`)
  return Number(row?.['n'])
}

/** The temporary table of what a table's SQL gives for the touched journeys. */
export function givenRows(table: string): string {
  return name(`given rows of ${table}`)
}

/**
 * Runs a table's SQL for the touched journeys, and holds the others to what they were.
 * @returns how many rows the SQL gives for all journeys
 */
export async function readGiven(
  database: Database,
  mapped: MappedSql,
  before: LoadedTable,
): Promise<number> {
  const view = name(mapped.name)
  const types = await typesOf(database, view)
  if (JSON.stringify(types) !== JSON.stringify(before.types)) {
    throw new CannotRefresh(`tables.${mapped.name} has columns of other types`)
  }
  await database.run(`CREATE TEMP TABLE ${givenRows(mapped.name)} AS
    SELECT * FROM ${view} WHERE ${isTouched(journeyText(before))}`)
  const [row] = await database.run(
    `SELECT (SELECT count(*) FROM ${view}) AS given,
      (SELECT count(*) FROM ${givenRows(mapped.name)}) AS touched,
      (SELECT count(*) FROM ${heldRows(before)} WHERE ${isHeldTouched(before)}) AS kept,
      (SELECT count(*) FROM removed WHERE table_name = ? AND ${IS_TOUCHED}) AS removed`,
    [mapped.name],
  )
  const [given, touched, kept, removed] = ['given', 'touched', 'kept', 'removed'].map((column) =>
    Number(row?.[column]),
  ) as [number, number, number, number]
  if (given - touched !== before.given - kept - removed) {
    throw new CannotRefresh(
      `tables.${mapped.name} gives other rows for journeys that no new row names`,
    )
  }
  return given
}

/** SQL for the id of a row's journey, as it is read. */
export function journeyText({ types }: LoadedTable): string {
  const type = new Map(types).get('journey_id')
  return type === 'JSON' ? `bl_text(journey_id ->> '$')` : 'bl_text(CAST(journey_id AS VARCHAR))'
}

/** Every touched journey must be one that the project's SQL knows: another text may name it. */
export async function checkKnown(
  database: Database,
  tables: readonly LoadedTable[],
): Promise<void> {
  const known = tables.map(
    (loaded) => `SELECT ${journeyText(loaded)} FROM ${givenRows(loaded.table.name)}`,
  )
  const [row] = await database.run(`SELECT min(journey_id) AS journey FROM ${TOUCHED}
    ${known.length === 0 ? '' : `WHERE journey_id NOT IN (SELECT * FROM (${known.join(' UNION ALL ')}))`}`)
  const journey = row?.['journey'] ?? null
  if (journey === null) return
  throw new CannotRefresh(`a new row is of a journey that no table gives: ${String(journey)}`)
}
