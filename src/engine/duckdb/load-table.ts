import { needsColumn } from '../../standard/needs-column.ts'
import { tableNamed } from '../../standard/tables.ts'
import type { Column, Table, TableName } from '../../standard/types.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import type { DateOrder, DeclaredDates, MappedSql } from '../../project/project.ts'
import { ProjectError } from '../../project/project-error.ts'
import { setFaultsApart } from './apart.ts'
import { CastError, castColumn } from './cast-column.ts'
import type { CastPlan } from './cast-column.ts'
import { type Database, literal, name } from './database.ts'
import { emptiedAtFault } from './emptied-value.ts'
import { rowsOf } from './rows-of.ts'
import { USUAL, usualOffsets } from './zone-sql.ts'

export interface LoadSettings {
  readonly offsets: readonly ZoneOffset[]
  readonly dimensions: readonly string[]
  readonly dates: readonly DeclaredDates[]
  /** Ids that `stage` may hold. */
  readonly stages: readonly string[]
  /** Stamps of what happened must lie before this instant. */
  readonly builtAt: number
  /** Give every row a number, `_row`. */
  readonly isNumbered: boolean
}

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
  const described = await database.run(`DESCRIBE SELECT * FROM ${name(mapped.name)}`)
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
  const proven = await provenOrders(database, mapped.name, columns)
  const orders = new Map([...proven, ...declared])
  if (proven.size > 0) await load(orders)
  if (await hasFault(database, mapped.name, 'unusual_year')) {
    isUsual = false
    await load(orders)
  }
  const [given] = await database.run(`SELECT count(*) AS n FROM ${rowsOf(mapped.name)}`)
  await setFaultsApart(database, mapped.name)
  return {
    given: Number(given?.['n']),
    isUsual,
    isNumbered: settings.isNumbered,
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

async function createRows(
  database: Database,
  mapped: MappedSql,
  columns: readonly Column[],
  types: ReadonlyMap<string, string>,
  orders: ReadonlyMap<string, DateOrder | null>,
  settings: LoadSettings & { readonly isUsual: boolean },
): Promise<void> {
  const offsets = settings.isUsual ? usualOffsets(settings.offsets) : settings.offsets
  const table = tableNamed(mapped.name)
  const cast = columns.map((column) =>
    planOf(mapped, column, types, orders, { ...settings, offsets }),
  )
  const moments = new Set(
    columns.filter(({ type }) => type === 'timestamp').map((column) => column.name),
  )
  // One layer for both: their common parts, which cost most, are run once.
  const judged = cast.map((plan): CastPlan => {
    const fault = plan.column === table.time ? orFuture(plan, settings.builtAt) : plan.fault
    const told = settings.isUsual && moments.has(plan.column) ? orUnusual(plan, fault) : fault
    return { ...plan, fault: told }
  })
  const layered = judged.flatMap(({ column, value, fault }) => [
    `${value} AS ${valueOf(column)}`,
    ...(fault === null ? [] : [`${fault} AS ${faultOf(column)}`]),
  ])
  const needed = columns.filter((column) => needsColumn(table, column)).map((column) => column.name)
  const plans = judged.map((given) => {
    const isFaulty = given.fault !== null
    const plan = {
      ...given,
      value: valueOf(given.column),
      fault: isFaulty ? faultOf(given.column) : null,
    }
    return plan.fault === null || needed.includes(plan.column)
      ? plan
      : emptiedAtFault(plan, plan.fault)
  })
  const faulty = plans.flatMap(({ column, fault }) => (fault === null ? [] : [{ column, fault }]))
  const doubts = plans.flatMap(({ column, doubts }) =>
    Object.entries(doubts).map(([code, when]) => ({ code, when, column })),
  )
  const raw = plans
    .map((plan) => `${literal(plan.column)}: CAST(${name(`r_${plan.column}`)} AS VARCHAR)`)
    .join(', ')
  const isFaulty = anyOf(faulty.map(({ fault }) => `${fault} IS NOT NULL`))
  const isDoubtful = anyOf(doubts.map(({ when }) => when))
  if (settings.isNumbered) await database.run('CREATE OR REPLACE TEMP SEQUENCE row_numbers')
  const isApart = anyOf(
    faulty
      .filter(({ column }) => needed.includes(column))
      .map(({ fault }) => `${fault} IS NOT NULL`),
  )
  // Few rows are faulty: only for them is told of what.
  await database.run(`CREATE OR REPLACE TABLE ${rowsOf(mapped.name)} AS
    SELECT ${settings.isNumbered ? `CAST(nextval('row_numbers') AS INTEGER) AS _row,` : ''} ${plans.map((plan) => `${plan.value} AS ${name(plan.column)}`).join(',\n')},
        CASE WHEN ${isFaulty} THEN ${tagged(faulty.map(({ column, fault }) => ({ column, code: fault })))} END AS _faults,
        CASE WHEN ${isDoubtful} THEN ${tagged(doubts.map(({ code, when, column }) => ({ column, code: `CASE WHEN ${when} THEN ${literal(code)} END` })))} END AS _doubts,
        ${isApart} AS _apart,
        ${zoned(plans)
          .map(
            ({ alias, column, isRead }) =>
              `${isRead} AND ${alias} IS NOT NULL AS ${name(`_zoned_${column}`)},
               ${isRead} AND ${name(`r_${column}`)} IS NOT NULL AS ${name(`_given_${column}`)},`,
          )
          .join(' ')}
        CASE WHEN _faults IS NOT NULL OR _doubts IS NOT NULL THEN to_json({${raw}}) END AS _cells
      FROM (SELECT *, ${layered.join(',\n')}
        FROM (SELECT *, ${layer(plans, 'settled')}
          FROM (SELECT *, ${layer(plans, 'parsed')}
            FROM (SELECT ${plans.map((plan) => `${plan.raw} AS ${name(`r_${plan.column}`)}`).join(', ')}
              FROM ${name(mapped.name)}))))`)
}

interface Zoned {
  readonly column: string
  /** Of the zone that its text names. */
  readonly alias: string
  /** SQL: its value could be read. */
  readonly isRead: string
}

function zoned(plans: readonly CastPlan[]): readonly Zoned[] {
  return plans.flatMap(({ column, parsed, fault }) => {
    const alias = name(`z_${column}`)
    const isRead = fault === null ? 'true' : `${fault} IS NULL`
    return alias in parsed ? [{ column, alias, isRead }] : []
  })
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`
}

/** The alias of a column's value, NULL or wrong where there is a fault. */
function valueOf(column: string): string {
  return name(`v_${column}`)
}

/** The alias of what is wrong with a column's value. */
function faultOf(column: string): string {
  return name(`f_${column}`)
}

function planOf(
  mapped: MappedSql,
  column: Column,
  types: ReadonlyMap<string, string>,
  orders: ReadonlyMap<string, DateOrder | null>,
  { offsets, stages }: LoadSettings,
): CastPlan {
  const isStage = column.name === 'stage' && ['stage_entries', 'stage_counts'].includes(mapped.name)
  const closed = isStage
    ? { values: stages, fault: 'unknown_stage' }
    : column.values === undefined
      ? null
      : { values: column.values, fault: 'unknown_value' }
  try {
    const order = orders.get(column.name)
    return castColumn(column, types.get(column.name) as string, { offsets, order, closed })
  } catch (error) {
    if (!(error instanceof CastError)) throw error
    throw new ProjectError(`tables.${mapped.name}: ${error.message}`, {
      place: mapped.place,
      remedy: error.remedy,
      cause: error,
    })
  }
}

function orFuture(plan: CastPlan, builtAt: number): string {
  return orElse(plan.fault, `(${plan.value}) >= ${builtAt}`, 'future_entry')
}

/** Only for telling that the whole zone is needed: never a finding. */
function orUnusual({ value }: CastPlan, fault: string | null): string {
  return orElse(fault, `(${value}) NOT BETWEEN ${USUAL.from} AND ${USUAL.to}`, 'unusual_year')
}

function orElse(fault: string | null, when: string, code: string): string {
  const other = `CASE WHEN ${when} THEN ${literal(code)} END`
  return fault === null ? other : `coalesce(${fault}, ${other})`
}

/** `code:column` of every one that is there, joined by commas; NULL when there is none. */
function tagged(codes: readonly { column: string; code: string }[]): string {
  if (codes.length === 0) return 'CAST(NULL AS VARCHAR)'
  const tags = codes.map(({ column, code }) => `(${code}) || ${literal(`:${column}`)}`)
  return `nullif(concat_ws(',', ${tags.join(', ')}), '')`
}

function layer(plans: readonly CastPlan[], which: 'parsed' | 'settled'): string {
  const all = plans.flatMap((plan) => Object.entries(plan[which]))
  // An empty layer still needs a column.
  return all.length === 0
    ? `0 AS ${name(`no_${which}`)}`
    : all.map(([alias, sql]) => `${sql} AS ${alias}`).join(', ')
}

async function hasFault(database: Database, table: TableName, fault: string): Promise<boolean> {
  const [row] = await database.run(
    `SELECT count(*) AS n FROM ${rowsOf(table)} WHERE contains(_faults, ${literal(`${fault}:`)})`,
  )
  return Number(row?.['n']) > 0
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
    const value = `_cells ->> ${literal(`$."${column}"`)}`
    const [row] = await database.run(`
      SELECT count(*) AS n,
        count(*) FILTER (WHERE bl_dmy(t) IS NOT NULL AND bl_mdy(t) IS NULL AND bl_ordered_clock(t) IS NOT NULL) AS dmy,
        count(*) FILTER (WHERE bl_mdy(t) IS NOT NULL AND bl_dmy(t) IS NULL AND bl_ordered_clock(t) IS NOT NULL) AS mdy
      FROM (SELECT ${value} AS t FROM ${rows}
        WHERE contains(_faults, ${literal(`ordered_date:${column}`)}))`)
    if (row === undefined || row['n'] === 0) continue
    const [dmy, mdy] = [Number(row['dmy']) > 0, Number(row['mdy']) > 0]
    orders.set(column, dmy && !mdy ? 'dmy' : mdy && !dmy ? 'mdy' : null)
  }
  return orders
}
