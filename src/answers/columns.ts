import type { Language, Text } from '../standard/types.ts'
import type { AnswerColumn, Unit } from './answer.ts'

/** A column by name, unit and its heading in both languages. */
export function column(name: string, unit: Unit, label: Text): (lang: Language) => AnswerColumn {
  return (lang) => ({ name, unit, label: label[lang] })
}

/** A column for programs alone: another one says the same in words. */
export function machineColumn(
  name: string,
  unit: Unit,
  label: Text,
): (lang: Language) => AnswerColumn {
  return (lang) => ({ ...column(name, unit, label)(lang), machine: true })
}

/** The column of a dimension; one that is named like a column of the answer is `slice_<name>`. */
export function dimensionColumn(name: string, taken: readonly string[]): AnswerColumn {
  return { name: taken.includes(name) ? `slice_${name}` : name, unit: 'text', label: name }
}
