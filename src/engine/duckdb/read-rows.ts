import type { Catalog, Page, Row, RowsQuestion } from '../engine.ts'
import { startOfDay } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import { canonicalSql, cellsSql } from './canonical-sql.ts'
import { filterSql } from './counts-sql.ts'
import { type Database, literal, name } from './database.ts'
import type { SqlRow } from './database.ts'
import type { LoadedTable } from './load-table.ts'
import { rowsOf } from './load-table.ts'
import { attributesSql, dimensionColumn, knownEntries, latestAttributes } from './passages.ts'
import { doubtedPassagesSql, PASSAGE_DOUBTS } from './passage-doubts.ts'
import type { PassageDoubt } from './passage-doubts.ts'
import { knownRows } from './versions.ts'

type Tables = ReadonlyMap<string, LoadedTable>

/** One page of a table's rows, or of the rows that a finding is about. */
export async function readRows(
  database: Database,
  catalog: Catalog,
  tables: Tables,
  question: RowsQuestion,
): Promise<Page<Row>> {
  return question.table === 'apart'
    ? apartRows(database, catalog, tables, question)
    : tableRows(database, catalog, tables, question)
}

async function tableRows(
  database: Database,
  catalog: Catalog,
  tables: Tables,
  question: RowsQuestion,
): Promise<Page<Row>> {
  const loaded = tables.get(question.table)
  if (loaded === undefined) return { items: [], total: 0 }
  const conditions = Object.entries(question.where).map(([column, value]) => {
    const known = loaded.columns.find(({ name }) => name === column)
    if (known === undefined) throw new Error(`unknown column: ${question.table}.${column}`)
    if (known.type !== 'id' && known.type !== 'text') {
      throw new Error(`rows are found by ids and text: ${question.table}.${column}`)
    }
    return `${name(column)} = ${literal(value)}`
  })
  const scope = scopeSql(loaded, catalog, tables, question)
  const where = [...conditions, ...(scope === null ? [] : [scope])].join(' AND ')
  const text = { offsets: zoneOffsets(catalog.timezone), currency: catalog.currency }
  const columns = loaded.columns.map(
    (column) => `${canonicalSql(column, text)} AS ${name(column.name)}`,
  )
  const order = loaded.columns.map((column) => `${name(column.name)} NULLS FIRST`).join(', ')
  const from = `FROM ${rowsOf(loaded.table.name)} ${where === '' ? '' : `WHERE ${where}`}`
  const [count] = await database.ask(`SELECT count(*) AS n ${from}`)
  const rows = await database.ask(
    `SELECT ${columns.join(', ')} ${from} ORDER BY ${order} LIMIT ${question.limit} OFFSET ${question.offset}`,
  )
  return {
    total: Number(count?.['n']),
    items: rows.map((row) =>
      Object.fromEntries(loaded.columns.map(({ name }) => [name, row[name] as string | null])),
    ),
  }
}

const BY_JOURNEY = ['journeys', 'stage_entries', 'losses', 'touches', 'meetings', 'impacts']

/**
 * Row rules reach a table through its journey; accounts through their own dimensions; other
 * tables are not shown to a caller with rules.
 * @returns SQL conditions on `journey_id` and on `account_id`, `null` where nothing is allowed
 */
function scopeConditions(
  catalog: Catalog,
  tables: Tables,
  { scope }: RowsQuestion,
): { readonly journeys: string; readonly accounts: string | null } {
  const dimensions = catalog.dimensions.map((dimension) => dimension.name)
  const allowed = (filters: typeof scope) =>
    filters.map((filter) => filterSql(filter, { dimensions })).join(' AND ')
  const journeys = `journey_id IN (SELECT journey_id FROM (${attributesSql(tables, {
    dimensions: catalog.dimensions,
    currency: catalog.currency,
    knownBefore: null,
  })}) WHERE ${allowed(scope)})`
  const own = catalog.dimensions.filter(({ table }) => table === 'accounts')
  const accounts = tables.get('accounts')
  const isOwn = scope.every(({ dimension }) => own.some(({ name }) => name === dimension))
  if (accounts === undefined || !isOwn) return { journeys, accounts: null }
  const slices = own.map(({ name: slice }) => `${name(slice)} AS ${dimensionColumn(slice)}`)
  return {
    journeys,
    accounts: `account_id IN (SELECT account_id FROM (
      SELECT account_id, ${slices.join(', ')} FROM ${latestAttributes(accounts, null)})
      WHERE ${allowed(scope)})`,
  }
}

function scopeSql(
  loaded: LoadedTable,
  catalog: Catalog,
  tables: Tables,
  question: RowsQuestion,
): string | null {
  if (question.scope.length === 0) return null
  const { journeys, accounts } = scopeConditions(catalog, tables, question)
  if (BY_JOURNEY.includes(loaded.table.name)) return journeys
  return loaded.table.name === 'accounts' ? (accounts ?? 'false') : 'false'
}

async function apartRows(
  database: Database,
  catalog: Catalog,
  tables: Tables,
  question: RowsQuestion,
): Promise<Page<Row>> {
  const finding = question.where['finding'] ?? ''
  const source = derivedSql(finding, catalog, tables) ?? storedSql(finding)
  const scoped =
    question.scope.length === 0 ? source : scopedApart(source, catalog, tables, question)
  const [count] = await database.ask(`SELECT count(*) AS n FROM (${scoped})`)
  const rows = await database.ask(
    `SELECT * FROM (${scoped}) ORDER BY value NULLS FIRST, cells LIMIT ${question.limit} OFFSET ${question.offset}`,
  )
  return { total: Number(count?.['n']), items: rows.map((row) => shownApart(row, finding)) }
}

function storedSql(finding: string): string {
  return `SELECT table_name, value, cells FROM apart WHERE finding = ${literal(finding)}`
}

/** Doubts that facts and rows tell by themselves are not stored a second time. */
function derivedSql(finding: string, catalog: Catalog, tables: Tables): string | null {
  const code = finding.slice(0, finding.indexOf(':'))
  const stage = finding.slice(finding.indexOf('/') + 1)
  const index = catalog.stages.findIndex(({ id }) => id === stage)
  if (code in PASSAGE_DOUBTS) {
    // A skip is told at the stage that was passed over; its passages are those of the one before.
    const at = code === 'stage_skipped' ? index - 1 : index
    const id = catalog.stages[at]?.id
    return id === undefined ? null : doubtedPassagesSql(code as PassageDoubt, at, id)
  }
  switch (code) {
    case 're_entry':
      return entriesSql(
        tables,
        stage,
        'entered_at IS NOT NULL GROUP BY journey_id HAVING count(*) > 1',
      )
    case 'after_horizon': {
      const until = catalog.stages[index]?.until ?? catalog.asOf
      const from = startOfDay(until, zoneOffsets(catalog.timezone))
      return entriesSql(tables, stage, `entered_at >= ${from}`)
    }
    case 'other_currency': {
      const other = `amount IS NOT NULL AND currency <> ${literal(catalog.currency)}`
      return journeysSql(tables, catalog, 'currency', other)
    }
    case 'unassigned_motion': {
      const mapped = tables.get('journeys')?.columns.some(({ name }) => name === 'motion') === true
      return journeysSql(tables, catalog, 'journey_id', mapped ? 'motion IS NULL' : 'true')
    }
    default:
      return null
  }
}

function entriesSql(tables: Tables, stage: string, where: string): string | null {
  if (!tables.has('stage_entries')) return null
  return `SELECT 'stage_entries' AS table_name, journey_id AS value,
      to_json({journey_id: journey_id, stage: ${literal(stage)}}) AS cells
    FROM ${knownEntries(tables, null)} WHERE stage = ${literal(stage)} AND ${where}`
}

function journeysSql(
  tables: Tables,
  catalog: Catalog,
  value: string,
  where: string,
): string | null {
  const journeys = tables.get('journeys')
  if (journeys === undefined) return null
  const text = { offsets: zoneOffsets(catalog.timezone), currency: catalog.currency }
  return `SELECT 'journeys' AS table_name, ${value} AS value, ${cellsSql(journeys.columns, text)} AS cells
    FROM ${knownRows(journeys, null)} WHERE ${where}`
}

function scopedApart(
  source: string,
  catalog: Catalog,
  tables: Tables,
  question: RowsQuestion,
): string {
  const { journeys, accounts } = scopeConditions(catalog, tables, question)
  const byJourney = BY_JOURNEY.map(literal).join(', ')
  return `SELECT * FROM (SELECT *, CAST(cells AS JSON) ->> '$.journey_id' AS journey_id,
      CAST(cells AS JSON) ->> '$.account_id' AS account_id FROM (${source}))
    WHERE (table_name IN (${byJourney}) AND ${journeys})
      OR (table_name = 'accounts' AND ${accounts ?? 'false'})`
}

function shownApart(row: SqlRow, finding: string): Row {
  return {
    finding,
    table: String(row['table_name']),
    value: row['value'] === null ? null : String(row['value']),
    row: sortedJson(String(row['cells'])),
  }
}

function sortedJson(cells: string): string {
  const parsed = JSON.parse(cells) as Record<string, unknown>
  return JSON.stringify(
    Object.fromEntries(Object.entries(parsed).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
}
