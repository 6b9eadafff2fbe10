import type { AnswerEnvelope, AnswerRow } from '../answers/answer.ts'
import type { Language } from '../standard/types.ts'
import { renderTable, type TableOptions } from './table.ts'

/** The rows behind a figure as a table: rows of tables as pairs, ids in the reader's words. */
export function renderExplained(envelope: AnswerEnvelope, options: TableOptions): string {
  const { columns, rows, summary } = envelope
  const label = summary['label']
  const shown = rows.map((row): AnswerRow => {
    const read = { ...row }
    for (const name of ['value', 'row']) read[name] = asPairs(row[name] ?? null)
    const outcome = OUTCOMES[options.lang][String(row['outcome'])]
    if (outcome !== undefined) read['outcome'] = outcome
    if (typeof label === 'string' && 'outcome' in row) read['stage'] = label
    return read
  })
  return renderTable(columns, shown, { ...options, mostLines: Infinity })
}

const OUTCOMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    entered: 'entered',
    next: 'gone on',
    skipped: 'gone on, skipping',
    lost: 'lost',
    open: 'open',
  },
  fr: {
    entered: 'entré',
    next: 'passé',
    skipped: 'passé, en sautant',
    lost: 'perdu',
    open: 'en cours',
  },
}

/** A row given as JSON as `column: value; column: value`; any other cell as it is. */
function asPairs(cell: AnswerRow[string]): AnswerRow[string] {
  if (typeof cell !== 'string' || !cell.startsWith('{')) return cell
  const cells = readObject(cell)
  if (cells === null) return cell
  return Object.entries(cells)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ')
}

function readObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
