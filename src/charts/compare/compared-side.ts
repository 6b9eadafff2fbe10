import type { AnswerEnvelope } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'

/** What a comparison says of one of its sides: `A`, and what it is. */
export function sideName({ summary }: AnswerEnvelope, side: 'a' | 'b'): string {
  return `${side.toUpperCase()} ${textOf(summary[side], 'label')}`.trim()
}

/** What recurring revenue closes with on a side, near enough to draw. */
export function sideClosing({ summary }: AnswerEnvelope, side: 'a' | 'b'): number {
  const value = Number(textOf(summary[side], 'closing'))
  return Number.isFinite(value) ? value : 0
}

function textOf(about: unknown, name: string): string {
  if (typeof about !== 'object' || about === null) return ''
  return cleanText(String(Object.entries(about).find(([key]) => key === name)?.[1] ?? ''))
}
