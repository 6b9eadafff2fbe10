import type { ShownFinding } from '../answers/answer.ts'
import type { Language } from '../standard/types.ts'
import { cleanText } from './text/clean-text.ts'
import { displayWidth } from './text/display-width.ts'
import { fitText, hangText, truncateText, wrapText } from './text/fit-text.ts'
import { formatCount } from './text/format.ts'

export interface FindingsOptions {
  readonly width?: number
  readonly lang: Language
}

const ORDER = ['error', 'warning', 'info']
const FEW = 3

const WORDS = {
  en: {
    severity: { error: 'error', warning: 'warning', info: 'note' },
    finding: ['finding', 'findings'],
    colon: ':',
    counted: {
      error: ['error', 'errors'],
      warning: ['warning', 'warnings'],
      info: ['note', 'notes'],
    },
  },
  fr: {
    severity: { error: 'erreur', warning: 'attention', info: 'note' },
    finding: ['constat', 'constats'],
    colon: '\u202f:',
    counted: {
      error: ['erreur', 'erreurs'],
      warning: ['avertissement', 'avertissements'],
      info: ['note', 'notes'],
    },
  },
} as const

/**
 * What is wrong with the data, as a list for the terminal: errors first, each with what it does
 * to the numbers, headed by a count when there are more than three. Nothing when there are none.
 */
export function renderFindings(
  findings: readonly ShownFinding[],
  { width = 80, lang }: FindingsOptions,
): string {
  const room = Math.max(20, width)
  const sorted = findings.toSorted((a, b) => rank(a) - rank(b))
  const margin = 2 + Math.max(0, ...sorted.map((one) => displayWidth(severityWord(one, lang))))
  const lines = sorted.flatMap((finding) => {
    const first = fitText(severityWord(finding, lang), margin)
    const text = hangText(first, cleanText(finding.message), room)
    const effect = cleanText(finding.effect)
    return effect === '' ? text : [...text, ...hangText(' '.repeat(margin), effect, room)]
  })
  const head = findings.length > FEW ? wrapText(countLine(findings, lang), room) : []
  return [...head, ...lines].map((line) => `${line.trimEnd()}\n`).join('')
}

function rank({ severity }: ShownFinding): number {
  const place = ORDER.indexOf(severity)
  return place < 0 ? ORDER.length : place
}

function severityWord({ severity }: ShownFinding, lang: Language): string {
  const words = WORDS[lang].severity
  return severity === 'error' || severity === 'warning' || severity === 'info'
    ? words[severity]
    : truncateText(cleanText(severity), 12)
}

function countLine(findings: readonly ShownFinding[], lang: Language): string {
  const { finding, counted, colon } = WORDS[lang]
  const parts = (['error', 'warning', 'info'] as const)
    .map((severity) => ({
      words: counted[severity],
      count: findings.filter((one) => one.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => counting(count, words, lang))
  return `${counting(findings.length, finding, lang)}${colon} ${parts.join(', ')}`
}

function counting(count: number, [one, many]: readonly [string, string], lang: Language): string {
  return `${formatCount(count, lang)} ${count === 1 ? one : many}`
}
