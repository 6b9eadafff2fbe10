import type { Row } from '../../engine/engine.ts'
import { counted } from '../../findings/wording.ts'
import { findingId } from '../../findings/finding.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow } from '../answer.ts'
import { CallError } from '../call-error.ts'
import { column } from '../columns.ts'
import type { Explained, Paging } from './explained.ts'
import { suggestName } from '../input/suggest-name.ts'
import { formatRef } from '../refs/ref.ts'

const columns = [
  column('table', 'text', { en: 'table', fr: 'table' }),
  column('value', 'text', { en: 'value', fr: 'valeur' }),
  column('row', 'text', { en: 'row', fr: 'ligne' }),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

/** The rows a finding is about: set apart, or kept with a doubt. */
export async function explainFinding(
  { engine, lang }: AnswerContext,
  id: string,
  { limit, offset }: Paging,
): Promise<Explained> {
  const { catalog } = engine
  const finding = catalog.findings.find((known) => findingId(known) === id)
  if (finding === undefined) {
    const remedy = suggestName(id, catalog.findings.map(findingId))
    throw new CallError('not_found', `unknown finding: ${id}`, remedy)
  }
  const where = { finding: id }
  const page = await engine.rows({ table: 'apart', where, scope: [], limit, offset })
  return {
    asOf: formatDay(catalog.asOf),
    columns: columns.map((make) => make(lang)),
    rows: page.items.map(answerRow),
    findings: [finding],
    total: page.total,
    headline:
      lang === 'en'
        ? `${counted(page.total, ['row', 'rows'], 'en')} behind ${id}`
        : `${counted(page.total, ['ligne', 'lignes'], 'fr')} derrière ${id}`,
  }
}

function answerRow(row: Row): AnswerRow {
  const journey = journeyIn(row['row'] ?? null)
  return {
    table: row['table'] ?? null,
    value: row['value'] ?? null,
    row: row['row'] ?? null,
    ref: journey === null ? null : formatRef({ kind: 'journey', id: journey }),
  }
}

/** The journey a row names, in the JSON the engine gives of it. */
function journeyIn(json: string | null): string | null {
  if (json === null) return null
  const cells = JSON.parse(json) as Readonly<Record<string, unknown>>
  const journey = cells['journey_id']
  return typeof journey === 'string' ? journey : null
}
