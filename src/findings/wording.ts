import { addDays, formatDay, parseDay } from '../time/calendar.ts'
import type { Language } from '../standard/types.ts'

const numberFormats = {
  en: new Intl.NumberFormat('en'),
  fr: new Intl.NumberFormat('fr'),
}

/** `8,000` in English, `8 000` with narrow spaces in French. */
export function wordNumber(value: number, lang: Language): string {
  return numberFormats[lang].format(value)
}

/**
 * A number with its noun. English has one form for 1; French for all below 2, so for 0 as well.
 */
export function counted(
  value: number,
  [one, many]: readonly [one: string, many: string],
  lang: Language,
): string {
  return `${wordNumber(value, lang)} ${pick(value, [one, many], lang)}`
}

/** The form of a word that agrees with a number. */
export function pick(
  value: number,
  [one, many]: readonly [one: string, many: string],
  lang: Language,
): string {
  const single = lang === 'en' ? value === 1 : Math.abs(value) < 2
  return single ? one : many
}

/** A fraction in per cent with one decimal: `10.5 %`, `10,5 %`. */
export function wordPercent(fraction: number, lang: Language): string {
  const format = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 })
  return `${format.format(fraction * 100)}\u00a0%`
}

/**
 * The last day within an exclusive end.
 *
 * dayBefore('2018-06-01') // => '2018-05-31'
 */
export function dayBefore(until: string): string {
  const day = parseDay(until)
  return day === null ? until : formatDay(addDays(day, -1))
}
