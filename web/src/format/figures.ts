import { roundDecimal } from '../../../src/money/decimal.ts'
import {
  formatCount,
  formatDays,
  formatFraction,
  formatMoney,
  formatShort,
  formatSpan,
} from '../../../src/render/text/format.ts'
import type { Language } from '../../../src/standard/types.ts'

/** Figures as people read them: the writing of the terminal. What is not known is a dash. */
export interface Figures {
  count(value: unknown): string
  percent(value: unknown): string
  days(value: unknown): string
  /** Days as months and years. */
  span(value: unknown): string
  /** A decimal text in full. */
  decimal(value: unknown): string
  /** A decimal text, in full or shortened, with the currency behind it. */
  money(value: unknown, currency: string): string
  shortMoney(value: unknown, currency: string): string
  day(iso: unknown): string
}

const unknown = '–'
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' }

export const figures: Readonly<Record<Language, Figures>> = { en: make('en'), fr: make('fr') }

function make(lang: Language): Figures {
  const day = new Intl.DateTimeFormat(locales[lang], { dateStyle: 'medium', timeZone: 'UTC' })
  return {
    count: (value) => (typeof value === 'number' ? formatCount(value, lang) : unknown),
    percent: (value) => (typeof value === 'number' ? formatFraction(value, lang) : unknown),
    days: (value) => (typeof value === 'number' ? formatDays(value, lang) : unknown),
    span: (value) => (typeof value === 'number' ? formatSpan(value, lang) : unknown),
    decimal: (value) => (typeof value === 'string' ? formatMoney(value, lang) : unknown),
    money: (value, currency) =>
      typeof value === 'string'
        ? `${formatMoney(roundDecimal(value, currency), lang)} ${currency}`
        : unknown,
    shortMoney: (value, currency) =>
      typeof value === 'string' ? `${formatShort(Number(value), lang)} ${currency}` : unknown,
    day(iso) {
      const time = Date.parse(`${String(iso)}T00:00:00Z`)
      return Number.isNaN(time) ? unknown : day.format(time)
    },
  }
}
