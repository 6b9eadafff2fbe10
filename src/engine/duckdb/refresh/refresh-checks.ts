import { CannotRefresh } from './cannot-refresh.ts'
import { type Database, literal, name } from '../database.ts'
import type { LoadedTable, ZoneUse } from '../rows/load-table.ts'
import { rowsOf } from '../rows/rows-of.ts'
import { givenRows, isTouched, IS_TOUCHED, journeyText } from './touched-journeys.ts'

/** What was said of a row at the last build must not depend on its moment. */
export async function checkNoFuture(database: Database): Promise<void> {
  const [row] = await database.run(
    `SELECT EXISTS (SELECT 1 FROM apart WHERE starts_with(finding, 'future_entry:')) AS any`,
  )
  if (row?.['any'] === true) {
    throw new CannotRefresh('rows lay in the future when they were last read')
  }
}

/** Rows of a touched journey must not share a key with rows of another one. */
export async function checkKeys(database: Database, loaded: LoadedTable): Promise<void> {
  const { table, columns } = loaded
  if (table.key.includes('journey_id')) return
  const [key, ...others] = table.key
  if (!columns.some((column) => column.name === key)) return
  if (key === undefined || others.length > 0) {
    throw new CannotRefresh(`the key of ${table.name} does not name the journey`)
  }
  const all = `SELECT ${name(key)} AS key, ${IS_TOUCHED} AS touched FROM ${rowsOf(table.name)}
    UNION ALL SELECT ${cell(key)}, ${isTouched(cell('journey_id'))} FROM apart WHERE table_name = ${literal(table.name)}
    UNION ALL SELECT bl_text(CAST(${name(key)} AS VARCHAR)), ${isTouched(journeyText(loaded))} FROM ${givenRows(table.name)}`
  const [row] = await database.run(`WITH keyed AS MATERIALIZED (${all})
    SELECT min(key) AS key FROM keyed WHERE NOT touched AND key IN
      (SELECT key FROM keyed WHERE touched AND key IS NOT NULL)`)
  const shared = row?.['key'] ?? null
  if (shared !== null) {
    throw new CannotRefresh(`several journeys have one ${table.name}.${key}: ${String(shared)}`)
  }
}

/** SQL for the value of a column in a row that was set apart. */
function cell(column: string): string {
  return `bl_text(cells ->> ${literal(`$."${column}"`)})`
}

/**
 * What a build learns of a whole column must hold of the new rows too.
 * @returns the table as a build from nothing would say of it
 */
export function agreed(before: LoadedTable, fresh: LoadedTable, given: number): LoadedTable {
  const { name: table } = before.table
  if (!before.isUsual || !fresh.isUsual) throw new CannotRefresh(`${table} has unusual years`)
  if (before.isOrdered || fresh.isOrdered) {
    throw new CannotRefresh(`dates of ${table} are read by what others prove`)
  }
  const zones = fresh.zones.map((zone): ZoneUse => {
    const old = before.zones.find(({ column }) => column === zone.column)
    const withZone = (old?.withZone ?? 0) + zone.withZone
    const without = (old?.without ?? 0) + zone.without
    if (withZone > 0 && without > 0) {
      throw new CannotRefresh(`${table}.${zone.column} mixes stamps with a zone and without`)
    }
    return { column: zone.column, withZone, without }
  })
  return { ...fresh, given, zones }
}
