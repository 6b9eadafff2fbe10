import type { AnswerColumn, Cell, Unit } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'
import { roundDecimal } from '../../money/decimal.ts'
import { cleanText } from './clean-text.ts'

const MARKS = {
  en: {
    group: ',',
    decimal: '.',
    space: ' ',
    day: 'd',
    month: 'months',
    year: 'y',
    powers: ['k', 'M', 'bn', 'tn'],
  },
  fr: {
    group: '\u202f',
    decimal: ',',
    space: '\u202f',
    day: 'j',
    month: 'mois',
    year: 'ans',
    powers: ['k', 'M', 'Md', 'Bn'],
  },
} as const

const DAYS_PER_YEAR = 365.25
const DAYS_PER_MONTH = DAYS_PER_YEAR / 12

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/u

/** What a day without a time of its own is written with. */
const MIDNIGHT = /T00:00:00(?:Z|[+-][\d:]+)$/u

/**
 * A cell as a reader sees it; nothing for what is not known. Money is rounded to the decimals its
 * currency is written with, where one is given.
 */
export function formatCell(
  cell: Cell | undefined,
  unit: Unit,
  { lang, currency }: { readonly lang: Language; readonly currency?: string | undefined },
): string {
  if (cell === null || cell === undefined) return ''
  if (unit === 'count' && typeof cell === 'number') return formatCount(cell, lang)
  if (unit === 'fraction' && typeof cell === 'number') return formatFraction(cell, lang)
  if (unit === 'days' && typeof cell === 'number') return formatDays(cell, lang)
  if (unit === 'instant') return cleanText(String(cell).replace(MIDNIGHT, ''))
  if (unit === 'money') {
    const text = String(cell)
    return formatMoney(currency === undefined ? text : roundDecimal(text, currency), lang)
  }
  return cleanText(String(cell))
}

/** The same, by all that the column says of it. */
export function formatColumnCell(
  cell: Cell | undefined,
  { unit, span }: Pick<AnswerColumn, 'unit' | 'span'>,
  reader: Parameters<typeof formatCell>[2],
): string {
  if (span === true && typeof cell === 'number') return formatSpan(cell, reader.lang)
  return formatCell(cell, unit, reader)
}

/**
 * A whole number in local writing; what is expected or averaged may have one decimal.
 *
 * formatCount(8000, 'en') // => '8,000'
 */
export function formatCount(value: number, lang: Language): string {
  return formatPlain(Number.isInteger(value) ? whole(value) : fixed(value, 1), lang)
}

/**
 * A fraction as a percentage with one decimal; what is not quite none or all does not round to it.
 *
 * formatFraction(0.10525, 'en') // => '10.5 %'
 */
export function formatFraction(value: number, lang: Language): string {
  const { space } = MARKS[lang]
  if (value > 0 && value < 0.0005) return `<${formatPlain('0.1', lang)}${space}%`
  if (value < 1 && value >= 0.9995) return `>${formatPlain('99.9', lang)}${space}%`
  return `${formatPlain(fixed(value * 100, 1), lang)}${space}%`
}

/**
 * Days with one decimal.
 *
 * formatDays(14.7222, 'en') // => '14.7 d'
 */
export function formatDays(value: number, lang: Language): string {
  const { space, day } = MARKS[lang]
  if (value > 0 && value < 0.05) return `<${formatPlain('0.1', lang)}${space}${day}`
  return `${formatPlain(fixed(value, 1), lang)}${space}${day}`
}

/**
 * Days as years, months below one year, or days below two months.
 *
 * formatSpan(7845.3, 'en') // => '21.5 y'
 */
export function formatSpan(days: number, lang: Language): string {
  const { space, month, year } = MARKS[lang]
  const size = Math.abs(days)
  if (size < 2 * DAYS_PER_MONTH) return formatDays(days, lang)
  const [value, unit] =
    size < DAYS_PER_YEAR - 0.5 ? [days / DAYS_PER_MONTH, month] : [days / DAYS_PER_YEAR, year]
  const word = lang === 'fr' && unit === year && Math.abs(value) < 1.95 ? 'an' : unit
  return `${formatPlain(fixed(value, 1), lang)}${space}${word}`
}

/**
 * A decimal string with all its decimals.
 *
 * formatMoney('1234567.80', 'en') // => '1,234,567.80'
 */
export function formatMoney(value: string, lang: Language): string {
  return formatPlain(value, lang)
}

/**
 * Three digits that count and a power of a thousand, for where the whole number finds no room.
 *
 * formatShort(1_234_567, 'en') // => '1.23M'
 */
export function formatShort(value: number, lang: Language): string {
  const { powers, space } = MARKS[lang]
  if (!Number.isFinite(value)) return String(value)
  if (Math.abs(value) < 1000)
    return formatPlain(fixed(value, Number.isInteger(value) ? 0 : 1), lang)
  const rounded = Number(value.toPrecision(3))
  const power = Math.floor(Math.log10(Math.abs(rounded)) / 3 + 1e-9)
  const unit = powers[power - 1]
  if (unit === undefined) return formatPlain(rounded.toExponential(1), lang)
  const scaled = rounded / 1000 ** power
  const digits = scaled >= 100 || scaled <= -100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2
  return formatPlain(scaled.toFixed(digits), lang) + (lang === 'fr' ? space : '') + unit
}

function formatPlain(text: string, lang: Language): string {
  const { group, decimal } = MARKS[lang]
  const parts = DECIMAL.exec(text)
  if (parts === null) return cleanText(text)
  const [, sign = '', digits = '', decimals] = parts
  const grouped = digits.replace(/\B(?=(?:\d{3})+$)/gu, group)
  const minus = sign === '-' ? '−' : sign
  return minus + grouped + (decimals === undefined ? '' : decimal + decimals)
}

function whole(value: number): string {
  return Math.abs(value) < 2 ** 53 ? String(value === 0 ? 0 : value) : BigInt(value).toString()
}

/** No `-0.0`. */
function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Math.abs(value) >= 1e21) return whole(Math.round(value))
  const text = value.toFixed(decimals)
  return Number(text) === 0 ? (0).toFixed(decimals) : text
}
