import type { Engine, Row, RowsQuestion } from '../../engine/engine.ts'
import { tableNamed } from '../../standard/tables.ts'
import { counted } from '../../findings/wording.ts'
import type { Language, TableName } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import { parseStamp } from '../../time/stamp.ts'
import type { AnswerContext, AnswerRow } from '../answer.ts'
import { column } from '../columns.ts'
import type { Explained, Paging } from './explained.ts'

export const tableColumns = [
  column('table', 'text', { en: 'table', fr: 'table' }),
  column('at', 'instant', { en: 'at', fr: 'date' }),
  column('value', 'text', { en: 'row', fr: 'ligne' }),
]

/** Every row kept of a journey, in all tables that name it, and its account, by date. */
export async function explainJourney(
  { engine, lang }: AnswerContext,
  id: string,
  paging: Paging,
): Promise<Explained> {
  const all = await readRows(engine, await placesOf(engine, id))
  const total = all.length
  return {
    asOf: formatDay(engine.catalog.asOf),
    columns: tableColumns.map((make) => make(lang)),
    rows: all.slice(paging.offset, paging.offset + paging.limit),
    findings: [],
    total,
    headline: headlines[lang](id, total),
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

const CHUNK = 10_000

/** The rows of several places, those without a date first. */
async function readRows(engine: Engine, places: readonly Place[]): Promise<readonly AnswerRow[]> {
  const rows: AnswerRow[] = []
  for (const place of places) {
    for (let offset = 0, left = 1; left > 0; offset += CHUNK) {
      const { items, total } = await engine.rows({ ...place, scope: [], limit: CHUNK, offset })
      rows.push(...items.map((row) => rowOfTable(place.table, row)))
      left = total - offset - CHUNK
    }
  }
  return rows
    .map((row) => ({ row, moment: momentOf(row['at']) }))
    .sort((a, b) => a.moment - b.moment)
    .map(({ row }) => row)
}

/** A time-line of seconds: days and moments need no more than an order here. */
function momentOf(at: AnswerRow[string] | undefined): number {
  if (typeof at !== 'string') return Number.MIN_SAFE_INTEGER
  const stamp = parseStamp(at, null)
  if (stamp.kind === 'fault') return Number.MIN_SAFE_INTEGER
  return stamp.kind === 'instant' ? stamp.instant : stamp.local
}

const headlines: Readonly<Record<Language, (id: string, total: number) => string>> = {
  en: (id, total) =>
    total === 0
      ? `No row kept names journey ${id}`
      : `${counted(total, ['row', 'rows'], 'en')} of journey ${id}`,
  fr: (id, total) =>
    total === 0
      ? `Aucune ligne conservée ne nomme le parcours ${id}`
      : `${counted(total, ['ligne', 'lignes'], 'fr')} du parcours ${id}`,
}

/** A row of a table as one line: its moment, and all that it holds. */
export function rowOfTable(table: TableName, row: Row): AnswerRow {
  const { time } = tableNamed(table)
  const known = Object.entries(row).filter(([, value]) => value !== null)
  return {
    table,
    at: time === undefined ? null : (row[time] ?? null),
    value: JSON.stringify(Object.fromEntries(known)),
  }
}
