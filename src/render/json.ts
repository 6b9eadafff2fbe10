import type { AnswerColumn, AnswerEnvelope, AnswerRow, ShownFinding } from '../answers/answer.ts'

/** Characters that may stand raw in JSON but would act on a terminal. */
const ACTING = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/gu

/**
 * The envelope as one JSON object: keys in a fixed order, one line for each column, row and
 * finding, a final newline.
 */
export function renderJson(envelope: AnswerEnvelope): string {
  const { columns, rows, findings } = envelope
  const members = [
    ['answer', write(envelope.answer)],
    ['company', write(envelope.company)],
    ['asOf', write(envelope.asOf)],
    ['currency', write(envelope.currency)],
    ['profile', write(envelope.profile)],
    ['input', nested(envelope.input)],
    ['columns', list(columns.map((column) => write(ordered(column))))],
    ['rows', list(rows.map((row) => writeRow(columns, row)))],
    ['summary', nested(envelope.summary)],
    ['findings', list(findings.map((finding) => write(orderedFinding(finding))))],
  ] as const
  const body = members.map(([key, text]) => `  ${write(key)}: ${text}`).join(',\n')
  return `{\n${body}\n}\n`.replace(
    ACTING,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function write(value: unknown): string {
  return JSON.stringify(value)
}

function nested(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.map((line) => `    ${line}`).join(',\n')}\n  ]`
}

function ordered({ name, unit, label, machine, span, detail }: AnswerColumn): AnswerColumn {
  return {
    name,
    unit,
    label,
    ...(machine === true ? { machine } : {}),
    ...(span === true ? { span } : {}),
    ...(detail === true ? { detail } : {}),
  }
}

/** Written by hand: a dimension named `1` would jump to the front of an object. */
function writeRow(columns: readonly AnswerColumn[], row: AnswerRow): string {
  const members = columns.map(({ name }) => `${write(name)}: ${write(row[name] ?? null)}`)
  return `{ ${members.join(', ')} }`
}

function orderedFinding(finding: ShownFinding): ShownFinding {
  const { code, severity, message, where, rows, effect, ref } = finding
  return { code, severity, message, where, rows, effect, ref }
}
