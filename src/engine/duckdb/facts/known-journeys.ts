import type { ZoneOffset } from '../../../time/zone.ts'
import { canonicalSql } from '../canonical-sql.ts'
import type { TextSettings } from '../canonical-sql.ts'
import { type Database, literal, name } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { rowsOf } from '../rows/rows-of.ts'
import { knownRows } from '../rows/versions.ts'

/** A dimension of more values is kept as text. */
export const MOST_CODED = 10_000

export interface JourneySettings {
  /** Dimension name and the table that holds it. */
  readonly dimensions: readonly { readonly name: string; readonly table: string }[]
  readonly offsets: readonly ZoneOffset[]
  readonly currency: string
  /** What was recorded before this instant; `null`: everything. */
  readonly knownBefore: number | null
  /** Dimensions with a type of their own. */
  readonly coded: readonly string[]
}

type Tables = ReadonlyMap<string, LoadedTable>

/** The column of a dimension among the passages, and the name of its type. */
export function dimensionColumn(dimension: string): string {
  return name(`d_${dimension}`)
}

/**
 * SQL for the journeys that are known, one row each: what passages inherit. `journey` is the number
 * that passages name it by, so that facts are derived and kept without text.
 */
export function knownJourneysSql(tables: Tables, settings: JourneySettings): string {
  const entries = tables.get('stage_entries')
  return tables.has('journeys') || entries === undefined
    ? attributesSql(tables, settings)
    : `SELECT min(_row) AS journey, journey_id, CAST(NULL AS VARCHAR) AS account_id, CAST(NULL AS BIGINT) AS observed,
           CAST(NULL AS DECIMAL(28, 10)) AS amount FROM ${knownRows(entries, settings.knownBefore)} GROUP BY journey_id`
}

/**
 * Creates `known_journeys`, of all that the build knows: a view where its rows need no work to be
 * read, so that their text is not kept twice.
 */
export async function createKnownJourneys(
  database: Database,
  tables: Tables,
  settings: Omit<JourneySettings, 'knownBefore'>,
): Promise<void> {
  const journeys = tables.get('journeys')
  const isPlain =
    journeys !== undefined &&
    knownRows(journeys, null) === rowsOf('journeys') &&
    settings.dimensions.every(({ table }) => table === 'journeys')
  const sql = knownJourneysSql(tables, { ...settings, knownBefore: null })
  await database.run(`CREATE ${isPlain ? 'VIEW' : 'TABLE'} known_journeys AS ${sql}`)
}

/**
 * Gives every dimension of few values a type of its own: a small number in each row.
 * @returns the dimensions that have one
 */
export async function codeDimensions(
  database: Database,
  tables: Tables,
  { dimensions, ...text }: Pick<JourneySettings, 'dimensions'> & TextSettings,
): Promise<readonly string[]> {
  const coded: string[] = []
  for (const { name: dimension, table } of dimensions) {
    const holder = required(tables, table)
    const values = await distinctValues(database, dimension, { holder, settings: text })
    if (values.length === 0 || values.length > MOST_CODED) continue
    const listed = values.map(literal).join(', ')
    await database.run(`CREATE TYPE ${dimensionColumn(dimension)} AS ENUM (${listed})`)
    coded.push(dimension)
  }
  return coded
}

/** The values of a dimension, up to one more than can be coded. */
export async function distinctValues(
  database: Database,
  dimension: string,
  { holder, settings }: Omit<DimensionAt, 'from'>,
): Promise<readonly string[]> {
  const value = dimensionSql(dimension, { holder, from: 'r', settings })
  const rows = await database.run(`SELECT DISTINCT ${value} AS value
    FROM ${rowsOf(holder.table.name)} r
    WHERE value IS NOT NULL ORDER BY value LIMIT ${MOST_CODED + 1}`)
  return rows.map((row) => String(row['value']))
}

function required(tables: Tables, table: string): LoadedTable {
  const loaded = tables.get(table)
  if (loaded === undefined) throw new Error(`table is not mapped: ${table}`)
  return loaded
}

/** SQL for what a passage inherits from its journey and account: account, late entry, amount, dimensions. */
export function attributesSql(tables: Tables, settings: JourneySettings): string {
  const { dimensions, currency, knownBefore, coded } = settings
  const journeys = tables.get('journeys')
  if (journeys === undefined) {
    const none = dimensions.map(({ name }) => `, ${unknownSql(name, coded)}`).join('')
    return `SELECT CAST(NULL AS INTEGER) AS journey, CAST(NULL AS VARCHAR) AS journey_id, CAST(NULL AS VARCHAR) AS account_id, CAST(NULL AS BIGINT) AS observed, CAST(NULL AS DECIMAL(28, 10)) AS amount${none} WHERE false`
  }
  const has = (column: string) => journeys.columns.some(({ name }) => name === column)
  const amount = !has('amount')
    ? 'CAST(NULL AS DECIMAL(28, 10))'
    : has('currency')
      ? `CASE WHEN coalesce(j.currency, ${literal(currency)}) = ${literal(currency)} THEN j.amount END`
      : 'j.amount'
  const accounts = tables.get('accounts')
  const joined =
    accounts !== undefined && has('account_id')
      ? `LEFT JOIN ${latestAttributes(accounts, knownBefore)} a ON a.account_id = j.account_id`
      : ''
  const slices = dimensions.map(({ name: dimension, table }) => {
    if (table === 'accounts' && joined === '') return unknownSql(dimension, coded)
    const from = table === 'journeys' ? 'j' : 'a'
    const text = dimensionSql(dimension, { holder: required(tables, table), from, settings })
    const column = dimensionColumn(dimension)
    return `${coded.includes(dimension) ? `CAST(${text} AS ${column})` : text} AS ${column}`
  })
  return `SELECT j._row AS journey, j.journey_id, ${has('account_id') ? 'j.account_id' : 'CAST(NULL AS VARCHAR)'} AS account_id,
      ${has('observed_from') ? 'j.observed_from' : 'CAST(NULL AS BIGINT)'} AS observed,
      ${[`${amount} AS amount`, ...slices].join(',\n')}
    FROM ${knownRows(journeys, knownBefore)} j ${joined}`
}

/** A dimension of accounts, where journeys name none. */
function unknownSql(dimension: string, coded: readonly string[]): string {
  const column = dimensionColumn(dimension)
  return `CAST(NULL AS ${coded.includes(dimension) ? column : 'VARCHAR'}) AS ${column}`
}

/** Accounts with dated attributes count with their latest ones. */
export function latestAttributes(accounts: LoadedTable, knownBefore: number | null): string {
  const known = knownRows(accounts, knownBefore)
  if (!accounts.columns.some((column) => column.name === 'valid_from')) return known
  return `(SELECT * FROM ${known} QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY valid_from DESC NULLS LAST) = 1)`
}

interface DimensionAt {
  readonly holder: LoadedTable
  /** The alias of its rows. */
  readonly from: string
  readonly settings: TextSettings
}

/** SQL for a dimension's value as rows show it, whatever type its column has. */
export function dimensionSql(dimension: string, { holder, from, settings }: DimensionAt): string {
  const column = holder.columns.find((known) => known.name === dimension)
  if (column === undefined) throw new Error(`unknown dimension: ${dimension}`)
  const text = canonicalSql(column, settings, `${from}.${name(dimension)}`)
  return dimension === 'motion' ? `coalesce(${text}, 'unassigned')` : text
}
