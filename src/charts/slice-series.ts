import type { AnswerEnvelope, AnswerRow } from '../answers/answer.ts'
import { sliceName } from '../render/bowtie/heading.ts'
import { WORDS } from '../render/bowtie/words.ts'
import { cleanText } from '../render/text/clean-text.ts'
import type { Language } from '../standard/types.ts'

/** The rows of one slice, in their order. */
export interface SliceSeries {
  /** Empty where nothing is split. */
  readonly name: string
  readonly rows: readonly AnswerRow[]
}

/** The rows by slice: the dimensions are the columns before the first figure. */
export function sliceSeries(
  { columns, rows }: AnswerEnvelope,
  firstFigure: string,
  lang: Language,
): readonly SliceSeries[] {
  const names = columns.map(({ name }) => name)
  const dimensions = columns.slice(0, Math.max(0, names.indexOf(firstFigure)))
  const groups = new Map<string, AnswerRow[]>()
  for (const row of rows) {
    const key = JSON.stringify(dimensions.map(({ name }) => row[name] ?? null))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return Array.from(groups.values(), (own) => {
    const slice = dimensions.map(({ name, label }) => {
      const value = own[0]?.[name] ?? null
      return {
        dimension: cleanText(label),
        value: value === null ? null : cleanText(String(value)),
      }
    })
    return { name: sliceName(slice, WORDS[lang]), rows: own }
  })
}

/** A figure of a row; `null` where it is not known. */
export function numberAt(row: AnswerRow | undefined, name: string): number | null {
  const value = row?.[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** An amount of a row, near enough to draw; 0 where it is not known. */
export function moneyAt(row: AnswerRow | undefined, name: string): number {
  const value = Number(row?.[name] ?? 0)
  return Number.isFinite(value) ? value : 0
}

/** The heading of a column. */
export function labelOf({ columns }: Pick<AnswerEnvelope, 'columns'>, name: string): string {
  return cleanText(columns.find((column) => column.name === name)?.label ?? name)
}
