import { wordNumber } from '../../findings/wording.ts'
import type { Language, Text } from '../../standard/types.ts'
import type { CourseFigure } from './course-options.ts'

export interface Speech {
  readonly lang: Language
  readonly currency: string
}

const SPACE = '\u00a0'
/** What a forecast says is sure to no more than so many digits. */
export const SAID_DIGITS = 3

const whole = {
  maximumSignificantDigits: SAID_DIGITS,
  maximumFractionDigits: 0,
  roundingPriority: 'lessPrecision',
} as const
const formats = {
  en: new Intl.NumberFormat('en', whole),
  fr: new Intl.NumberFormat('fr', whole),
}

/** Money as a forecast says it: three digits that count, and no cents. */
export function sayMoney(value: number, { lang, currency }: Speech): string {
  const shown = formats[lang].format(value).replace(/^-0$/u, '0').replace('-', '−')
  return `${shown}${SPACE}${currency}`
}

/** Money in a row: a forecast has no cents. */
export function courseMoney(value: number): string {
  return Math.abs(value) < 2 ** 53
    ? String(Math.round(value) + 0)
    : BigInt(Math.round(value)).toString()
}

/** With its sign: what is added, or taken away. */
export function sayMore(value: number, speech: Speech): string {
  return Math.round(value) > 0 ? `+${sayMoney(value, speech)}` : sayMoney(value, speech)
}

/** A number such as wins a month: three digits that count. */
export function sayNumber(value: number, lang: Language): string {
  return wordNumber(Number(value.toPrecision(SAID_DIGITS)), lang).replace('-', '−')
}

/**
 * A chance in whole per cent, to a tenth near its ends; never 0 or 1 where it is not quite.
 *
 * ```ts
 * sayChance(0.343, 'en') // => '34\u00a0%'
 * sayChance(0.0004, 'en') // => 'less than 0.1\u00a0%'
 * ```
 */
export function sayChance(chance: number, lang: Language): string {
  const number = (value: number): string => `${wordNumber(value, lang)}${SPACE}%`
  const [less, more] = lang === 'fr' ? ['moins de', 'plus de'] : ['less than', 'more than']
  if (chance <= 0 || chance >= 1) return number(chance <= 0 ? 0 : 100)
  if (chance < 0.001) return `${less} ${number(0.1)}`
  if (chance > 0.999) return `${more} ${number(99.9)}`
  const isNearEnd = chance < 0.1 || chance > 0.9
  const shown = isNearEnd ? Math.round(chance * 1000) / 10 : Math.round(chance * 100)
  return number(shown)
}

/** A chance beside the one wanted: with as many decimals as it takes to tell them apart, at most three. */
export function sayChanceBeside(chance: number, wanted: number, lang: Language): string {
  const said = sayChance(chance, lang)
  if (chance === wanted || said !== sayChance(wanted, lang)) return said
  const digits = [1, 2].find((each) => perCentTo(each, chance) !== perCentTo(each, wanted)) ?? 3
  return `${wordNumber(perCentTo(digits, chance), lang)}${SPACE}%`
}

function perCentTo(digits: number, share: number): number {
  return Number((share * 100).toFixed(digits))
}

/** Per cent to a tenth; to the first digit that counts where a tenth would be nothing. */
function perCent(share: number): number {
  const tenths = Math.round(share * 1000) / 10
  return tenths === 0 && Math.abs(share) >= 5e-6 ? Number((share * 100).toPrecision(1)) : tenths
}

/** A share with one decimal, with its sign where asked. */
export function sayShare(share: number, lang: Language): string {
  const value = perCent(share)
  return `${wordNumber(value, lang).replace('-', '−')}${SPACE}%`
}

/** Points of a share: `+5 points`. */
export function sayPoints(share: number, lang: Language): string {
  const value = perCent(share)
  const size = Math.abs(value)
  const one = lang === 'fr' ? size < 2 : size === 1
  const sign = value < 0 ? '−' : '+'
  return `${sign}${wordNumber(size, lang)}${SPACE}${one ? 'point' : 'points'}`
}

export const figureNames: Readonly<Record<CourseFigure | 'wins', Text>> = {
  wins: { en: 'wins', fr: 'ventes' },
  running: { en: 'running revenue', fr: 'revenu en cours' },
  bookings: { en: 'bookings', fr: 'commandes' },
  cash: { en: 'cash', fr: 'encaissements' },
}

/** `one`, `one and two`, `one, two and three`. */
export function sayList(items: readonly string[], lang: Language): string {
  return new Intl.ListFormat(lang === 'en' ? 'en-GB' : lang).format(items)
}
