import type { AnswerColumn, AnswerRow } from '../../../src/answers/answer.ts'
import { cellText } from '../format/cell-text.ts'
import { useWords } from '../words/use-words.ts'
import { RefLink } from './ref-link.tsx'

interface Props {
  readonly row: AnswerRow
  readonly column: AnswerColumn
  readonly currency: string
  /** What the row is about. */
  readonly name: string
}

/** One cell: written for people, with the value itself for whatever else reads the page. */
export function AnswerCell({ row, column, currency, name }: Props) {
  const { say, figures } = useWords()
  const cell = row[column.name] ?? null
  const { unit } = column
  if (cell === null) return <span className="text-muted">–</span>
  const text = cellText(cell, column, figures, currency)
  if (unit === 'ref') {
    return (
      <RefLink refText={String(cell)} label={`${say('itsRows')}: ${name}`} className="text-sm">
        {say('itsRows')}
      </RefLink>
    )
  }
  if (unit === 'date' || unit === 'instant') {
    return (
      <time dateTime={String(cell)} className="whitespace-nowrap">
        {text}
      </time>
    )
  }
  if (unit === 'text') return <bdi>{text}</bdi>
  return (
    <data value={String(cell)} className="whitespace-nowrap">
      {text}
    </data>
  )
}
