import type { AnswerEnvelope, AnswerRow, ShownFinding } from '../answers/answer.ts'
import { CallError } from '../answers/call-error.ts'
import { shortRef } from '../answers/refs/ref.ts'
import { chartOf } from '../charts/answer-charts.ts'
import { chartHtml, chartSvg } from '../charts/charts.ts'
import { drawBowtie } from '../render/bowtie-text.ts'
import { oldNumbers } from '../render/bowtie/heading.ts'
import { WORDS } from '../render/bowtie/words.ts'
import { isCohorts, renderCohorts } from '../render/cohort-text.ts'
import { renderCsv, renderCsvToTerminal } from '../render/csv.ts'
import { renderExplained } from '../render/explained-text.ts'
import { renderFindings, renderFindingsShort } from '../render/findings-text.ts'
import { renderJson } from '../render/json.ts'
import { renderTable } from '../render/table.ts'
import { cleanText } from '../render/text/clean-text.ts'
import { displayWidth } from '../render/text/display-width.ts'
import { wrapText } from '../render/text/fit-text.ts'
import { callOf, quoted } from './call-text.ts'
import { checkColumns, type ColumnsAsked } from './columns-asked.ts'
import type { Language } from '../standard/types.ts'
import { formatsOf, type ChartFormat, type OutputFormat } from './output-formats.ts'

/** An answer as text in one of the formats, ending in a line break. */
export function printAnswer(
  envelope: AnswerEnvelope,
  format: OutputFormat,
  options: Terminal,
): string {
  if (format === 'json') return renderJson(envelope)
  if (format === 'csv') {
    return options.isTerminal ? renderCsvToTerminal(envelope) : renderCsv(envelope)
  }
  if (format !== 'table') return drawn(envelope, format, options.lang)
  const parts = [
    bodyOf(envelope, options),
    hintOf(envelope, options),
    findingsOf(envelope, options),
  ]
  return parts
    .filter((part) => part !== '')
    .map(withEnd)
    .join('\n')
}

export interface Terminal {
  readonly width: number
  /** Somebody reads it as it is written; no file and no program does. */
  readonly isTerminal: boolean
  readonly lang: Language
  /** How the program is called: `bowline` or `npx bowline`. */
  readonly program: string
  /** The folder as it was given; empty where it is the current one. */
  readonly folder: string
  /** Of a table: those asked for. */
  readonly columns?: ColumnsAsked
}

/** What the drawing's own notes say already. */
const DRAWN: readonly string[] = ['milestone_rate']

function findingsOf({ answer, findings }: AnswerEnvelope, options: Terminal): string {
  if (answer !== 'bowtie') return renderFindings(findings, options)
  const told = findings.filter(({ code }) => !DRAWN.includes(code))
  const command = callOf(options, 'findings')
  return renderFindingsShort(told, { ...options, command })
}

/** How to see what stands behind a figure of the drawing; on a line of its own, to be copied. */
function hintOf(envelope: AnswerEnvelope, options: Terminal): string {
  const isDrawn = envelope.answer === 'bowtie' && options.columns === undefined
  const ref = isDrawn ? refToExplain(envelope) : null
  if (ref === null) return ''
  const label = HINTS[options.lang]
  const call = `${callOf(options, 'explain')} --ref ${quoted(ref)}`
  const line = `${label} ${call}`
  return displayWidth(line) <= options.width ? line : `${label}\n${call}`
}

const HINTS: Readonly<Record<Language, string>> = {
  en: 'explain a figure:',
  fr: 'expliquer un chiffre\u202f:',
}

function refToExplain({ rows, input }: AnswerEnvelope): string | null {
  const row = rows.find(({ entered, open }) => Number(entered ?? open ?? 0) > 0)
  if (row === undefined) return null
  const asked = ['asOf', 'from', 'to', 'interval'].some((name) => input[name] !== undefined)
  const plain =
    !asked && input['view'] === 'cohort' && isEmpty(input['by']) && isEmpty(input['where'])
  return plain ? shortRef(String(row['stage'])) : String(row['ref'])
}

function isEmpty(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0
}

function drawn(envelope: AnswerEnvelope, format: ChartFormat, lang: Language): string {
  const { answer } = envelope
  const chart = chartOf(answer)
  if (chart !== null) return { svg: chartSvg, html: chartHtml }[format](chart, envelope, lang)
  const remedy = `its formats are ${formatsOf(answer).join(', ')}`
  throw new CallError('bad_option', `${answer} has no picture: --format ${format}`, remedy)
}

function bodyOf(envelope: AnswerEnvelope, options: Terminal): string {
  checkColumns(options.columns, envelope.columns)
  const isPlain = options.columns !== undefined
  if (envelope.answer === 'bowtie' && !isPlain) return drawBowtie(envelope, options)
  const { summary, columns, rows, currency } = envelope
  const sentence = [
    ...oldNumbers(envelope, WORDS[options.lang], options.width),
    ...wrapText(cleanText(summary.sentence), options.width),
  ].join('\n')
  if (rows.length === 0) return sentence
  const table = isPlain
    ? renderTable(columns, rows, { ...options, currency })
    : envelope.answer === 'findings'
      ? renderFindings(rows.map(findingOf), options)
      : envelope.answer === 'explain'
        ? renderExplained(envelope, options)
        : isCohorts(envelope)
          ? renderCohorts(envelope, options)
          : renderTable(columns, rows, { ...options, currency })
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
