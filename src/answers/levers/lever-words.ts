import { wordNumber, wordPercent } from '../../findings/wording.ts'
import type { Effort, Lever, LeverKind } from '../../models/math/lever.ts'
import type { WorthName } from '../../models/math/lever-effects.ts'
import type { Language, Text } from '../../standard/types.ts'

export type StageName = (stage: string) => string

const whole: Readonly<Record<LeverKind, Text>> = {
  volume: { en: 'volume', fr: 'volume' },
  rate: { en: 'rate', fr: 'taux' },
  time: { en: 'time to go live', fr: 'délai de mise en service' },
  price: { en: 'price', fr: 'prix' },
  discount: { en: 'discount', fr: 'remise' },
  onboarding: { en: 'going live', fr: 'mise en service' },
  churn: { en: 'gross retention', fr: 'rétention brute' },
  expansion: { en: 'expansion', fr: 'expansion' },
  meeting: { en: 'each meeting', fr: 'chaque rendez-vous' },
  meetings: { en: 'one meeting fewer', fr: 'un rendez-vous de moins' },
}

const staged: Partial<Readonly<Record<LeverKind, Text>>> = {
  time: { en: 'time', fr: 'délai' },
}

/** `rate of Selection` */
export function leverName(
  { kind, stage }: Pick<Lever, 'kind' | 'stage'>,
  name: StageName,
  lang: Language,
): string {
  if (stage === null) return whole[kind][lang]
  const what = (staged[kind] ?? whole[kind])[lang]
  if (kind === 'meetings') {
    return lang === 'fr' ? `${what} en «\u00a0${name(stage)}\u00a0»` : `${what} in ${name(stage)}`
  }
  return lang === 'fr' ? `${what} de «\u00a0${name(stage)}\u00a0»` : `${what} of ${name(stage)}`
}

/** What the effort does to that lever: `10 % more (relative)`. */
export function effortWords(kind: LeverKind, effort: Effort, lang: Language): string {
  if (kind === 'meetings') return whole.meetings[lang]
  if (effort.how === 'upTo') return lang === 'fr' ? 'jusqu’à la cible' : 'up to the mark'
  const isShare = ['rate', 'discount', 'onboarding', 'churn', 'expansion', 'meeting'].includes(kind)
  const isPoints = effort.how === 'points' && isShare
  const isRelative = isShare || kind === 'meeting'
  const amount = isPoints ? points(effort.by, lang) : wordPercent(effort.by, lang)
  const how = isRelative && !isPoints ? (lang === 'fr' ? ' (en relatif)' : ' (relative)') : ''
  const way = (en: string, fr: string): string => (lang === 'fr' ? fr : en)
  switch (kind) {
    case 'time':
    case 'discount':
      return way(`${amount} less${how}`, `${amount} de moins${how}`)
    case 'churn':
    case 'onboarding':
      return isPoints
        ? way(`${amount} kept more`, `${amount} conservé de plus`)
        : way(`${amount} less lost${how}`, `${amount} de pertes en moins${how}`)
    case 'meeting':
      return way(`each ${amount} better${how}`, `chacun ${amount} meilleur${how}`)
    default:
      return way(`${amount} more${how}`, `${amount} de plus${how}`)
  }
}

function points(by: number, lang: Language): string {
  const value = wordNumber(Math.round(by * 1000) / 10, lang)
  if (lang === 'fr') return `${value} ${by < 0.02 ? 'point' : 'points'}`
  return `${value} ${value === '1' ? 'point' : 'points'}`
}

/** Its figures before and after; of a meeting fewer the time as well: `32 %, 40 d`. */
export function changeWords(
  { kind, before, after, also }: Pick<Lever, 'kind' | 'before' | 'after' | 'also'>,
  lang: Language,
): { readonly from: string; readonly to: string } {
  const days = (value: number | undefined): string =>
    value === undefined ? '' : `, ${figureWords('time', value, lang)}`
  return {
    from: `${figureWords(kind, before, lang)}${days(also?.before)}`,
    to: `${figureWords(kind, after, lang)}${days(also?.after)}`,
  }
}

/** A figure before or after, as its kind is written. */
function figureWords(kind: LeverKind, value: number, lang: Language): string {
  switch (kind) {
    case 'volume':
      return wordNumber(Math.round(value * 10) / 10, lang)
    case 'price':
      return wordNumber(Math.round(value), lang)
    case 'time': {
      const days = wordNumber(Math.round(value * 10) / 10, lang)
      return lang === 'fr' ? `${days} j` : `${days} d`
    }
    default:
      return wordPercent(value, lang)
  }
}

/** What is added to; `day`: the first day not counted. */
export function worthWords(worth: WorthName, day: string, lang: Language): string {
  switch (worth) {
    case 'running':
      return lang === 'fr'
        ? `de revenu annuel en cours le ${day}`
        : `of revenue a year running on ${day}`
    case 'bookings':
      return lang === 'fr' ? `de commandes avant le ${day}` : `of bookings before ${day}`
    case 'cash':
      return lang === 'fr' ? `d’encaissements avant le ${day}` : `of cash before ${day}`
    case 'lifetime':
      return lang === 'fr' ? 'de valeur à vie' : 'of lifetime value'
    case 'wins':
      return lang === 'fr' ? `affaires gagnées avant le ${day}` : `wins before ${day}`
  }
}
