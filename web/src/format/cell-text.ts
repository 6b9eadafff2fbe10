import type { AnswerColumn, Cell } from '../../../src/answers/answer.ts'
import type { Figures } from './figures.ts'

/** A cell as people read it, by its column's unit; nothing where it is not known. */
export function cellText(
  cell: Cell | undefined,
  { unit, span }: Pick<AnswerColumn, 'unit' | 'span'>,
  figures: Figures,
  currency: string,
): string {
  if (cell === null || cell === undefined) return ''
  if (unit === 'count') return figures.count(cell)
  if (unit === 'fraction') return figures.percent(cell)
  if (span === true) return figures.span(cell)
  if (unit === 'days') return figures.days(cell)
  if (unit === 'money') return figures.money(cell, currency)
  if (unit === 'date') return figures.day(cell)
  if (unit === 'instant') return String(cell).slice(0, 16).replace('T', ' ')
  return String(cell)
}
