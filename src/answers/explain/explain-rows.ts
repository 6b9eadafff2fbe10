import { counted } from '../../findings/wording.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext } from '../answer.ts'
import type { Explained, Paging } from './explained.ts'
import { rowOfTable, tableColumns } from './explain-journey.ts'
import type { RowsRef } from '../refs/rows-ref.ts'

/** The rows of one table that have these values, of all versions. */
export async function explainRows(
  { engine, lang }: AnswerContext,
  { table, where }: RowsRef,
  { limit, offset }: Paging,
): Promise<Explained> {
  const mapped = engine.catalog.tables.find(({ name }) => name === table)
  const isKnown = Object.keys(where).every((column) => mapped?.columns.includes(column))
  const { items, total } = isKnown
    ? await engine.rows({ table, where, scope: [], limit, offset })
    : { items: [], total: 0 }
  const what = Object.entries(where)
    .map(([column, value]) => `${column}=${value}`)
    .join(', ')
  return {
    asOf: formatDay(engine.catalog.asOf),
    columns: tableColumns.map((make) => make(lang)),
    rows: items.map((row) => rowOfTable(table, row)),
    findings: [],
    total,
    headline:
      lang === 'fr'
        ? `${counted(total, ['ligne', 'lignes'], 'fr')} de ${table} (${what})`
        : `${counted(total, ['row', 'rows'], 'en')} of ${table} (${what})`,
  }
}
