import type { AnswerColumn } from '../answers/answer.ts'
import { CallError } from '../answers/call-error.ts'
import { suggestName } from '../answers/input/suggest-name.ts'
import type { OutputFormat } from './output-formats.ts'

export type ColumnsAsked = 'all' | readonly string[] | undefined

/** `a, b`, or `all`; only a table leaves any out. */
export function columnsAsked(text: string | undefined, format: OutputFormat): ColumnsAsked {
  if (text === undefined) return undefined
  if (format !== 'table') {
    throw new CallError(
      'bad_option',
      `columns are chosen of a table: --format ${format}`,
      'leave --columns out: other formats have every column',
    )
  }
  if (text.trim() === 'all') return 'all'
  const names = text.split(',').map((name) => name.trim())
  if (names.every((name) => name !== '')) return [...new Set(names)]
  throw new CallError(
    'bad_option',
    `columns has an empty name: ${text}`,
    'write names with commas, or all',
  )
}

/** Refuses a column that the answer does not have. */
export function checkColumns(asked: ColumnsAsked, columns: readonly AnswerColumn[]): void {
  if (typeof asked !== 'object') return
  const names = columns.map(({ name }) => name)
  const stranger = asked.find((name) => !names.includes(name))
  if (stranger === undefined) return
  throw new CallError(
    'bad_option',
    `columns names an unknown one: ${stranger}`,
    suggestName(stranger, names),
  )
}
