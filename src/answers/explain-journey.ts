import type { Engine, Row, RowsQuestion } from '../engine/engine.ts'
import { tableNamed } from '../standard/tables.ts'
import type { TableName } from '../standard/types.ts'
import { formatDay } from '../time/calendar.ts'
import type { AnswerContext, AnswerRow } from './answer.ts'
import { column } from './columns.ts'
import type { Explained, Paging } from './explained.ts'

const columns = [
  column('table', 'text', { en: 'table', fr: 'table' }),
  column('at', 'instant', { en: 'at', fr: 'date' }),
  column('value', 'text', { en: 'row', fr: 'ligne' }),
]

/** Every row kept of a journey, in all tables that name it, and its account. */
export async function explainJourney(
  { engine, lang }: AnswerContext,
  id: string,
  paging: Paging,
): Promise<Explained> {
  const { rows, total } = await readPage(engine, await placesOf(engine, id), paging)
  return {
    asOf: formatDay(engine.catalog.asOf),
    columns: columns.map((make) => make(lang)),
    rows,
    findings: [],
    total,
    noun: lang === 'en' ? ['row', 'rows'] : ['ligne', 'lignes'],
  }
}

type Place = Pick<RowsQuestion, 'where'> & { readonly table: TableName }

async function placesOf(engine: Engine, id: string): Promise<readonly Place[]> {
  const mapped = engine.catalog.tables
  const places = mapped
    .filter(({ columns }) => columns.includes('journey_id'))
    .map(({ name }) => ({ table: name, where: { journey_id: id } }))
  const journeys = places.find(({ table }) => table === 'journeys')
  if (journeys === undefined || !mapped.some(({ name }) => name === 'accounts')) return places
  const { items } = await engine.rows({ ...journeys, scope: [], limit: 1, offset: 0 })
  const account = items[0]?.['account_id'] ?? null
  if (account === null) return places
  return [...places, { table: 'accounts', where: { account_id: account } }]
}

/** One page over the rows of several places, as if they stood in one list. */
async function readPage(
  engine: Engine,
  places: readonly Place[],
  { limit, offset }: Paging,
): Promise<{ readonly rows: readonly AnswerRow[]; readonly total: number }> {
  const rows: AnswerRow[] = []
  let passed = 0
  for (const place of places) {
    const left = limit - rows.length
    const question = { scope: [], limit: Math.max(1, left), offset: Math.max(0, offset - passed) }
    const { items, total } = await engine.rows({ ...place, ...question })
    rows.push(...items.slice(0, left).map((row) => answerRow(place.table, row)))
    passed += total
  }
  return { rows, total: passed }
}

function answerRow(table: TableName, row: Row): AnswerRow {
  const { time } = tableNamed(table)
  const known = Object.entries(row).filter(([, value]) => value !== null)
  return {
    table,
    at: time === undefined ? null : (row[time] ?? null),
    value: JSON.stringify(Object.fromEntries(known)),
  }
}
