import type { Told } from '../../models/math/customer-lifetime.ts'
import type { Language, Text } from '../../standard/types.ts'
import type { AnswerColumn, AnswerRow, Unit } from '../answer.ts'
import { column } from '../columns.ts'

/** The columns of a figure and of the ends of its interval. */
export function rangedColumns(
  name: string,
  unit: Unit,
  label: Text,
): readonly ((lang: Language) => AnswerColumn)[] {
  return [
    column(name, unit, label),
    column(`${name}_low`, unit, { en: 'from', fr: 'de' }),
    column(`${name}_high`, unit, { en: 'to', fr: 'à' }),
  ]
}

/** A figure and its ends, as cells. */
export function rangedCells(
  name: string,
  told: Told | undefined,
  cell: (value: number | null) => string | number | null,
): AnswerRow {
  return {
    [name]: cell(told?.value ?? null),
    [`${name}_low`]: cell(told?.low ?? null),
    [`${name}_high`]: cell(told?.high ?? null),
  }
}

/** ` (1 to 3)`; nothing where an end is not known. */
export function rangeWords(
  { low, high }: Pick<Told, 'low' | 'high'>,
  words: (value: number) => string,
  lang: Language,
): string {
  if (low === null || high === null) return ''
  return lang === 'fr'
    ? ` (de ${words(low)} à ${words(high)})`
    : ` (${words(low)} to ${words(high)})`
}
