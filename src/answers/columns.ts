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

type MakeColumn = (lang: Language) => AnswerColumn

/** Days as long as lives: people read them as months and years. */
export function spanColumn(name: string, label: Text): MakeColumn {
  return (lang) => ({ ...column(name, 'days', label)(lang), span: true })
}

/** Columns that a table for people leaves out where it is narrow; the last goes first. */
export function details(...columns: readonly MakeColumn[]): readonly MakeColumn[] {
  return columns.map((make) => (lang) => ({ ...make(lang), detail: true }))
}

/** The column of a dimension; one that is named like a column of the answer is `slice_<name>`. */
export function dimensionColumn(name: string, taken: readonly string[]): AnswerColumn {
  return { name: taken.includes(name) ? `slice_${name}` : name, unit: 'text', label: name }
}
