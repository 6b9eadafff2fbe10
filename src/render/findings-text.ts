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

const WORDS = {
  en: {
    severity: { error: 'error', warning: 'warning', info: 'note' },
    notes: ['note', 'notes'],
    rest: (command: string) => `${command} says what each does and what to do.`,
  },
  fr: {
    severity: { error: 'erreur', warning: 'attention', info: 'note' },
    notes: ['note', 'notes'],
    rest: (command: string) => `${command} dit l’effet de chaque constat, et quoi faire.`,
  },
} as const

/**
 * What is wrong with the data, as a list for the terminal: errors first, each with what it does
 * to the numbers. Nothing when there are none.
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
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

/**
 * The same in short: errors and warnings without their effects, notes only counted, and the
 * command that tells the rest.
 */
export function renderFindingsShort(
  findings: readonly ShownFinding[],
  { width = 80, lang, command }: FindingsOptions & { readonly command: string },
): string {
  if (findings.length === 0) return ''
  const room = Math.max(20, width)
  const grave = findings.filter(({ severity }) => severity !== 'info')
  const named = renderFindings(
    grave.map((finding) => ({ ...finding, effect: '' })),
    { width: room, lang },
  )
  const notes = findings.length - grave.length
  const more = notes === 0 ? '' : `${counting(notes, WORDS[lang].notes, lang)}. `
  const last = wrapText(`${more}${WORDS[lang].rest(command)}`, room)
  return named + last.map((line) => `${line}\n`).join('')
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

function counting(count: number, [one, many]: readonly [string, string], lang: Language): string {
  return `${formatCount(count, lang)} ${count === 1 ? one : many}`
}
