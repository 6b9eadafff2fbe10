import { useState } from 'react'
import type { AnswerColumn, AnswerEnvelope, AnswerRow } from '../../../src/answers/answer.ts'
import { explainedRows } from '../../../src/render/explained-rows.ts'
import { cellText } from '../format/cell-text.ts'
import { ScrollableTable } from '../page/scrollable-table.tsx'
import { useWords } from '../words/use-words.ts'
import { AnswerCell } from './answer-cell.tsx'

const PAGE = 200
const ONE_LINE = 32
/** On a phone: what a reader does not need first. */
const atHand = 'max-sm:group-data-brief:hidden!'
const inCard = 'max-sm:group-data-stacked:hidden!'
const blockRow =
  'max-sm:group-data-stacked:grid max-sm:group-data-stacked:grid-cols-[6.5rem_1fr] max-sm:group-data-stacked:gap-x-3 max-sm:group-data-stacked:items-baseline max-sm:group-data-stacked:py-0.5 max-sm:group-data-stacked:pe-0 max-sm:group-data-stacked:text-start'

/**
 * Every row of an answer, and every column that says something of its own, by their units. On a
 * phone details stand behind a button, and ends of an interval beside their figure.
 */
export function AnswerTable({ envelope }: { readonly envelope: AnswerEnvelope }) {
  const { lang, say, figures } = useWords()
  const [most, setMost] = useState(PAGE)
  const [isBrief, setBrief] = useState(true)
  const { currency } = envelope
  const rows = envelope.answer === 'explain' ? explainedRows(envelope, lang) : envelope.rows
  const columns = envelope.columns.filter(({ machine }) => machine !== true)
  if (rows.length === 0) {
    return (
      <p data-part="empty" className="border-b border-hairline py-10 text-center text-muted">
        {say('noRows')}
      </p>
    )
  }
  const shown = rows.slice(0, most)
  // Rows with sentences in them become blocks on a phone.
  const stacked = columns.some((column) => isLong(column, shown)) || undefined
  const looks = columns.map((column, index) => {
    const name = stacked ? 'sm:row-name' : 'row-name'
    const hidden = [isEnd(column, columns) ? inCard : '', column.detail === true ? atHand : '']
    return `${sideOf(column)} ${roomFor(column, shown)} ${index === 0 ? name : ''} ${hidden.join(' ')}`
  })
  const more = columns.filter(({ detail }) => detail === true).length
  return (
    <section
      aria-label={say('evidence')}
      className="group mt-6"
      data-stacked={stacked}
      data-brief={isBrief || undefined}
    >
      <ScrollableTable label={say('evidence')}>
        <thead className="max-sm:group-data-stacked:hidden">
          <tr className="text-sm text-muted">
            {columns.map((column, index) => (
              <th
                key={column.name}
                scope="col"
                data-column={column.name}
                className={`py-1.5 pe-6 align-bottom font-normal last:pe-0 ${looks[index] ?? ''}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:group-data-stacked:block">
          {shown.map((row, place) => (
            <tr
              key={place}
              className="border-t border-hairline max-sm:group-data-stacked:block max-sm:group-data-stacked:py-2 max-sm:group-data-stacked:first:border-t-0"
            >
              {columns.map((column, index) => {
                const Tag = index === 0 ? 'th' : 'td'
                return (
                  <Tag
                    key={column.name}
                    scope={index === 0 ? 'row' : undefined}
                    className={`py-1.5 pe-6 align-top font-normal last:pe-0 ${blockRow} ${looks[index] ?? ''} ${(row[column.name] ?? null) === null ? inCard : ''}`}
                  >
                    <span className="hidden text-sm text-muted max-sm:group-data-stacked:block">
                      {column.label}
                    </span>
                    <span>
                      <AnswerCell {...{ row, column, currency }} name={nameOf(row, columns)} />
                      <RangeOf {...{ row, column, columns, currency }} />
                    </span>
                  </Tag>
                )
              })}
            </tr>
          ))}
        </tbody>
      </ScrollableTable>
      {isBrief && more > 0 && (
        <p className="mt-2 text-sm sm:hidden">
          <button type="button" className="link no-print" onClick={() => setBrief(false)}>
            {say('moreColumns', { count: figures.count(more) })}
          </button>
        </p>
      )}
      {rows.length > shown.length && (
        <p className="mt-2 flex gap-4 text-sm">
          <span className="text-muted">
            {say('slicesShown', {
              shown: figures.count(shown.length),
              total: figures.count(rows.length),
            })}
          </span>
          <button type="button" className="link no-print" onClick={() => setMost(most + 5 * PAGE)}>
            {say('slicesMore')}
          </button>
        </p>
      )}
    </section>
  )
}

interface RangeProps {
  readonly row: AnswerRow
  readonly column: AnswerColumn
  readonly columns: readonly AnswerColumn[]
  readonly currency: string
}

/** In a card, the ends of the interval stand behind their figure. */
function RangeOf({ row, column, columns, currency }: RangeProps) {
  const { figures } = useWords()
  const ends = ['low', 'high'].map((end) => `${column.name}_${end}`)
  if (!ends.every((name) => columns.some((each) => each.name === name))) return null
  const texts = ends.map((name) =>
    cellText(row[name], column, figures, currency).replace(` ${currency}`, ''),
  )
  if (texts.some((text) => text === '')) return null
  return (
    <span className="hidden text-sm text-muted max-sm:group-data-stacked:inline">
      {' '}
      ({texts.join(' – ')})
    </span>
  )
}

/** It is the low or high end of another column. */
function isEnd({ name }: AnswerColumn, columns: readonly AnswerColumn[]): boolean {
  const whole = name.replace(/_(?:low|high)$/u, '')
  return whole !== name && columns.some((each) => each.name === whole)
}

const figureUnits: readonly string[] = ['count', 'fraction', 'days', 'money']

function sideOf({ unit }: AnswerColumn): string {
  return figureUnits.includes(unit) ? 'text-end' : 'text-start'
}

/** Sentences get room for some words; what is shorter stands on one line. */
function roomFor(column: AnswerColumn, rows: readonly AnswerRow[]): string {
  if (column.unit !== 'text') return ''
  return isLong(column, rows) ? 'min-w-64 wrap-anywhere' : 'whitespace-nowrap'
}

function isLong({ name, unit }: AnswerColumn, rows: readonly AnswerRow[]): boolean {
  return unit === 'text' && rows.some((row) => String(row[name] ?? '').length > ONE_LINE)
}

/** What a row is about, for a link that would say the same in each. */
function nameOf(row: AnswerRow, columns: readonly AnswerColumn[]): string {
  const texts = columns.filter(({ unit }) => unit === 'text').map(({ name }) => row[name] ?? null)
  return texts
    .filter((text) => text !== null)
    .slice(0, 2)
    .join(', ')
}
