import type { AnswerEnvelope } from '../answers/answer.ts'
import { renderCsv } from '../render/csv.ts'

const MOST_LINES = 20
const MOST_CAVEATS = 5

/** An answer in few words, for those who read no structure: what it says, as of when, and its doubts. */
export function answerText(envelope: AnswerEnvelope, total: number): string {
  const { summary, company, asOf, profile, findings, rows } = envelope
  const told = findings
    .slice(0, MOST_CAVEATS)
    .map(({ severity, message, effect }) => `${severity}: ${message} ${effect}`)
  const more = findings.length - told.length
  const parts = [
    summary.sentence,
    `company: ${company}; as of: ${asOf} (excluded); profile: ${profile}; rows: ${rows.length} of ${total}`,
    ...told,
    ...(more > 0 ? [`and ${more} more caveats`] : []),
  ]
  if (rows.length > 0 && rows.length <= MOST_LINES) parts.push(renderCsv(envelope).trimEnd())
  return parts.join('\n')
}
