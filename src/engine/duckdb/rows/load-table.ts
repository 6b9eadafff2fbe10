import { tableNamed } from '../../../standard/tables.ts'
import type { Column, Table, TableName } from '../../../standard/types.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import type { DateOrder, MappedSql } from '../../../project/project.ts'
import { ProjectError } from '../../../project/project-error.ts'
import { setFaultsApart, toldSql } from './apart.ts'
import { createRows } from './create-rows.ts'
import { type Database, literal } from '../database.ts'
import type { LoadSettings } from './load-settings.ts'
import { rowsOf } from './rows-of.ts'
import { usualOffsets } from '../zone-sql.ts'

/** A table of the standard as the build holds it. */
export interface LoadedTable {
  readonly table: Table
  /** The standard's columns and the project's dimensions that are mapped. */
  readonly columns: readonly Column[]
  /** Mapped columns that mean nothing here. */
  readonly unknown: readonly string[]
  /** Money columns whose source is floating. */
  readonly floating: readonly string[]
  /** Rows the SQL gave. */
  readonly given: number
  /** Columns of ids of which `identities` read some as others. */
  readonly written: readonly string[]
  /** All its moments lie in the usual years. */
  readonly isUsual: boolean
  /** Its rows have a number, `_row`: facts name journeys by it. */
  readonly isNumbered: boolean
  /** The number of their journey, `_journey`, takes the place of its id in its rows. */
  readonly isLinked: boolean
  /** Every column of its SQL, with the type DuckDB gives it. */
  readonly types: readonly (readonly [column: string, type: string])[]
  /** Some of its dates are read in the order that others prove. */
  readonly isOrdered: boolean
  /** How its stamps name their zone; known once it is settled. */
  readonly zones: readonly ZoneUse[]
}

/** Of a column with stamps, how many name their zone, and how many do not. */
export interface ZoneUse {
  readonly column: string
  readonly withZone: number
  readonly without: number
}

/** The offsets that the moments of some tables need. */
export function offsetsOf(
  tables: readonly LoadedTable[],
  offsets: readonly ZoneOffset[],
): readonly ZoneOffset[] {
  return tables.every(({ isUsual }) => isUsual) ? usualOffsets(offsets) : offsets
}

/**
 * Runs a table's SELECT once and casts every column by the standard's type. A value that cannot be
 * read is missing; rows that cannot do without it are taken out of `rows_<table>`. All rows with a
 * fault are in `apart`, as they were given, with the code of each.
 */
export async function loadTable(
  database: Database,
  mapped: MappedSql,
  settings: LoadSettings,
): Promise<LoadedTable> {
  const table = tableNamed(mapped.name)
  const described = await database.run(`DESCRIBE SELECT * FROM ${settings.from}`)
  const types = new Map(
    described.map((row) => [String(row['column_name']), String(row['column_type'])]),
  )
  const known = knownColumns(table, settings.dimensions)
  const columns = known.filter((column) => types.has(column.name))
  for (const column of table.columns) {
    if (column.required && !types.has(column.name))
      throw missingColumn(mapped, column, [...types.keys()])
  }
  const declared = new Map(
    settings.dates
      .filter((date) => date.table === mapped.name)
      .map((date) => [date.column, date.order]),
  )
  let isUsual = true
  const load = (orders: ReadonlyMap<string, DateOrder | null>) =>
    createRows(database, mapped, columns, types, orders, { ...settings, isUsual })
  await load(declared)
  const first = await lookOver(database, mapped.name)
  const proven = first.isOrdered
    ? await provenOrders(database, mapped.name, columns)
    : new Map<string, DateOrder | null>()
  const orders = new Map([...proven, ...declared])
  if (proven.size > 0) await load(orders)
  const { given, isUnusual } = proven.size > 0 ? await lookOver(database, mapped.name) : first
  if (isUnusual) {
    isUsual = false
    await load(orders)
  }
  const { isLinked } = settings
  await setFaultsApart(database, { table, columns, isLinked })
  return {
    given,
    isUsual,
    isNumbered: settings.firstNumber !== null,
    isLinked,
    types: [...types],
    isOrdered: proven.size > 0,
    zones: [],
    written: [],
    table,
    columns,
    unknown: [...types.keys()].filter((column) => !columns.some(({ name }) => name === column)),
    floating: columns
      .filter(({ name, type }) => type === 'money' && /DOUBLE|FLOAT/.test(types.get(name) ?? ''))
      .map(({ name }) => name),
  }
}

function knownColumns(table: Table, dimensions: readonly string[]): readonly Column[] {
  const standard = new Set(table.columns.map((column) => column.name))
  const extra = dimensions
    .filter((dimension) => !standard.has(dimension))
    .map((dimension): Column => ({
      name: dimension,
      type: 'text',
      required: false,
      label: { en: dimension, fr: dimension },
    }))
  return [...table.columns, ...extra]
}

function missingColumn(mapped: MappedSql, column: Column, given: readonly string[]): ProjectError {
  return new ProjectError(`tables.${mapped.name} lacks a column it must give: ${column.name}`, {
    place: mapped.place,
    remedy: `Select something \`as ${column.name}\`; the SQL gives ${given.join(', ')}.`,
  })
}

/** How many rows there are, and what of their faults asks for reading them anew. */
async function lookOver(database: Database, table: TableName) {
  const has = (fault: string) => `count_if(contains(${toldSql('faults')}, ${literal(`${fault}:`)}))`
  const [row] = await database.run(`SELECT count(*) AS given,
    ${has('ordered_date')} AS ordered, ${has('unusual_year')} AS unusual FROM ${rowsOf(table)}`)
  return {
    given: Number(row?.['given']),
    isOrdered: Number(row?.['ordered']) > 0,
    isUnusual: Number(row?.['unusual']) > 0,
  }
}

/** For columns with dates such as 03/04/2025: the order that other dates of the column prove. */
async function provenOrders(
  database: Database,
  table: TableName,
  columns: readonly Column[],
): Promise<ReadonlyMap<string, DateOrder | null>> {
  const orders = new Map<string, DateOrder | null>()
  const rows = rowsOf(table)
  for (const { name: column, type } of columns) {
    if (!['timestamp', 'date', 'month'].includes(type)) continue
    const value = `_told -> '$.cells' ->> ${literal(`$."${column}"`)}`
    const [row] = await database.run(`
      SELECT count(*) AS n,
        count(*) FILTER (WHERE bl_dmy(t) IS NOT NULL AND bl_mdy(t) IS NULL AND bl_ordered_clock(t) IS NOT NULL) AS dmy,
        count(*) FILTER (WHERE bl_mdy(t) IS NOT NULL AND bl_dmy(t) IS NULL AND bl_ordered_clock(t) IS NOT NULL) AS mdy
      FROM (SELECT ${value} AS t FROM ${rows}
        WHERE contains(${toldSql('faults')}, ${literal(`ordered_date:${column}`)}))`)
    if (row === undefined || row['n'] === 0) continue
    const [dmy, mdy] = [Number(row['dmy']) > 0, Number(row['mdy']) > 0]
    orders.set(column, dmy && !mdy ? 'dmy' : mdy && !dmy ? 'mdy' : null)
  }
  return orders
}
