import type { AnswerEnvelope, Cell, Unit } from '../answers/answer.ts'
import { cleanText } from './text/clean-text.ts'

/** What a spreadsheet takes for the beginning of a formula, full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/u
const DATE = /^[+-]?\d{4,6}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?$/u

/**
 * The rows as CSV (RFC 4180, lines end in a newline alone), headed by the column names. Text
 * that a spreadsheet would run as a formula gets a leading apostrophe; numbers, money and dates
 * never do. What is not known is empty.
 */
export function renderCsv(envelope: Pick<AnswerEnvelope, 'columns' | 'rows'>): string {
  const { columns, rows } = envelope
  const header = columns.map(({ name }) => quote(disarm(name)))
  const body = rows.map((row) => columns.map(({ name, unit }) => writeCell(row[name], unit)))
  return [header, ...body].map((cells) => `${cells.join(',')}\n`).join('')
}

/** The same rows for a terminal, which no text among them can drive. */
export function renderCsvToTerminal(envelope: Pick<AnswerEnvelope, 'columns' | 'rows'>): string {
  return renderCsv({
    columns: envelope.columns.map((column) => ({ ...column, name: cleanText(column.name) })),
    rows: envelope.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [
          cleanText(name),
          typeof cell === 'string' ? cleanText(cell) : cell,
        ]),
      ),
    ),
  })
}

function writeCell(cell: Cell | undefined, unit: Unit): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  return quote(isValue(cell, unit) ? cell : disarm(cell))
}

function isValue(text: string, unit: Unit): boolean {
  if (unit === 'date' || unit === 'instant') return DATE.test(text)
  return unit !== 'text' && unit !== 'ref' && NUMBER.test(text)
}

function disarm(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
