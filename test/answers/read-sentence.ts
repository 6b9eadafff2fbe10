import type { Language } from '../../src/standard/types.ts'

export interface SaidNumber {
  readonly value: number
  /** `EUR`, `%`, or the word after it. */
  readonly unit: string
}

const NUMBER = {
  en: /(?<![\d-])([+−]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d-])[\s\u00a0\u202f]*([^\s.,;:()]*)/gu,
  fr: /(?<![\d-])([+−]?)(\d{1,3}(?:\u202f\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\d-])[\s\u00a0\u202f]*([^\s.,;:()]*)/gu,
}

/** Every number that a sentence says but for dates, in their order. */
export function numbersSaid(sentence: string, lang: Language): readonly SaidNumber[] {
  const undated = sentence.replaceAll(/\d{4}-\d{2}-\d{2}/gu, 'DAY')
  return [...undated.matchAll(NUMBER[lang])].map(([, sign = '', digits = '', unit = '']) => {
    const plain =
      lang === 'en' ? digits.replaceAll(',', '') : digits.replaceAll('\u202f', '').replace(',', '.')
    return { value: (sign === '−' ? -1 : 1) * Number(plain), unit }
  })
}

export function datesSaid(sentence: string): readonly string[] {
  return sentence.match(/\d{4}-\d{2}-\d{2}/gu) ?? []
}

/** What was said is what is known, to the three digits that are said and the unit that rows have. */
export function isSaidOf(said: number, known: number): boolean {
  return Math.abs(said - known) <= 0.00501 * Math.abs(known) + 0.501
}
