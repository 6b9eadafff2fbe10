import type { AnswerEnvelope, AnswerRow } from '../answers/answer.ts'
import { explainedRows } from './explained-rows.ts'
import { renderTable, type TableOptions } from './table.ts'

/** The rows behind a figure as a table: rows of tables as pairs, ids in the reader's words. */
export function renderExplained(envelope: AnswerEnvelope, options: TableOptions): string {
  const shown = explainedRows(envelope, options.lang).map((row): AnswerRow => {
    const read = { ...row }
    for (const name of ['value', 'row']) read[name] = asPairs(row[name] ?? null)
    return read
  })
  return renderTable(envelope.columns, shown, { ...options, mostLines: Infinity })
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
