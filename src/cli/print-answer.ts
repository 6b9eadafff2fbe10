import type { AnswerEnvelope, AnswerRow, ShownFinding } from '../answers/answer.ts'
import { CallError } from '../answers/call-error.ts'
import { chartHtml, chartOf, chartSvg } from '../charts/charts.ts'
import { drawBowtie } from '../render/bowtie-text.ts'
import { renderCsv } from '../render/csv.ts'
import { renderFindings } from '../render/findings-text.ts'
import { renderJson } from '../render/json.ts'
import { renderTable } from '../render/table.ts'
import { cleanText } from '../render/text/clean-text.ts'
import { wrapText } from '../render/text/fit-text.ts'
import type { Language } from '../standard/types.ts'
import { formatsOf, type ChartFormat, type OutputFormat } from './output-formats.ts'

/** An answer as text in one of the formats, ending in a line break. */
export function printAnswer(
  envelope: AnswerEnvelope,
  format: OutputFormat,
  options: Terminal,
): string {
  if (format === 'json') return renderJson(envelope)
  if (format === 'csv') return renderCsv(envelope)
  if (format !== 'table') return drawn(envelope, format, options.lang)
  const findings = renderFindings(envelope.findings, options)
  const body = bodyOf(envelope, options)
  return findings === '' ? withEnd(body) : `${withEnd(body)}\n${withEnd(findings)}`
}

interface Terminal {
  readonly width: number
  readonly lang: Language
}

function drawn(envelope: AnswerEnvelope, format: ChartFormat, lang: Language): string {
  const { answer } = envelope
  const chart = chartOf(answer)
  if (chart !== null) return { svg: chartSvg, html: chartHtml }[format](chart, envelope, lang)
  const remedy = `its formats are ${formatsOf(answer).join(', ')}`
  throw new CallError('bad_option', `${answer} has no picture: --format ${format}`, remedy)
}

function bodyOf(envelope: AnswerEnvelope, options: Terminal): string {
  if (envelope.answer === 'bowtie') return drawBowtie(envelope, options)
  const { summary, columns, rows } = envelope
  const sentence = wrapText(cleanText(summary.sentence), options.width).join('\n')
  if (rows.length === 0) return sentence
  const table =
    envelope.answer === 'findings'
      ? renderFindings(rows.map(findingOf), options)
      : renderTable(columns, rows, options)
  return `${sentence}\n\n${table}`
}

/** Sentences read better as a list than in columns; the ref is how to see the rows. */
function findingOf(row: AnswerRow): ShownFinding {
  const text = (name: string): string => String(row[name] ?? '')
  const ref = row['ref'] === null ? '' : ` (${text('ref')})`
  return {
    code: text('code'),
    severity: text('severity'),
    message: text('message'),
    where: text('where'),
    rows: Number(row['rows'] ?? 0),
    effect: `${text('effect')}${ref}`,
    ref: null,
  }
}

function withEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
