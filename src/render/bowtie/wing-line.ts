import type { AnswerEnvelope } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'
import { formatShort } from '../text/format.ts'
import type { Bowtie } from './figures.ts'

type Figures = Readonly<Record<string, unknown>>

interface WingWords {
  readonly states: (committed: string, started: string, running: string) => string
  readonly moved: (range: string, won: string, expansion: string, lost: string) => string
  readonly rates: (change: string) => string
  readonly range: (from: string, until: string) => string
  readonly lifetime: (value: string, years: number) => string
}

const WORDS: Readonly<Record<Language, (currency: string) => WingWords>> = {
  en: (currency) => ({
    states: (committed, started, running) =>
      `${currency} a year: ${committed} committed → ${started} started; ${running} running`,
    moved: (range, won, expansion, lost) =>
      `${range}: ${won} won, ${expansion} expansion, ${lost} lost`,
    rates: (change) => `, ${change} by exchange rates`,
    range: (from, until) => `from ${from} until before ${until}`,
    lifetime: (value, years) => `${years} years at this retention: ${value}`,
  }),
  fr: (currency) => ({
    states: (committed, started, running) =>
      `${currency} par an\u202f: ${committed} engagés → ${started} démarrés\u202f; ${running} en cours`,
    moved: (range, won, expansion, lost) =>
      `${range}\u202f: ${won} gagnés, ${expansion} d’expansion, ${lost} perdus`,
    rates: (change) => `, ${change} par les taux de change`,
    range: (from, until) => `du ${from} au ${until} exclu`,
    lifetime: (value, years) => `${years} ans à cette rétention\u202f: ${value}`,
  }),
}

/** The money of a bowtie's right wing in one line; `null` where it carries none. */
export function wingLine(
  { summary, currency }: AnswerEnvelope,
  { slice }: Bowtie,
  lang: Language,
): string | null {
  const wings = Array.isArray(summary['recurring']) ? (summary['recurring'] as Figures[]) : []
  const key = JSON.stringify(slice.map(({ value }) => value))
  const own = wings.find(({ by }) => JSON.stringify(by) === key)
  return own === undefined ? null : lineOf(own, currency, lang)
}

function lineOf(own: Figures, currency: string, lang: Language): string {
  const words = WORDS[lang](currency)
  const value = (name: string): number => Number(own[name] ?? 0)
  const money = (name: string): string => formatShort(Math.abs(Math.round(value(name))), lang)
  const change = (name: string): string => `${value(name) < 0 ? '−' : '+'}${money(name)}`
  const { from, until, lifetime } = own
  const parts = [words.states(money('committed'), money('started'), money('running'))]
  if (typeof from === 'string' && typeof until === 'string') {
    const rates = value('currency') === 0 ? '' : words.rates(change('currency'))
    const range = words.range(from, until)
    parts.push(words.moved(range, change('won'), change('expansion'), money('lost')) + rates)
  }
  if (typeof lifetime === 'string') parts.push(words.lifetime(money('lifetime'), value('years')))
  return parts.join(lang === 'fr' ? '\u202f; ' : '; ')
}
