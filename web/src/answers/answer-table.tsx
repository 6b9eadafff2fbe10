import { useState } from 'react'
import type { AnswerColumn, AnswerEnvelope, AnswerRow } from '../../../src/answers/answer.ts'
import { ScrollableTable } from '../page/scrollable-table.tsx'
import { useWords } from '../words/use-words.ts'
import { AnswerCell } from './answer-cell.tsx'

const PAGE = 200
const ONE_LINE = 32
const blockRow =
  'max-sm:group-data-stacked:grid max-sm:group-data-stacked:grid-cols-[6rem_1fr] max-sm:group-data-stacked:items-baseline max-sm:group-data-stacked:py-0.5 max-sm:group-data-stacked:pe-0 max-sm:group-data-stacked:text-start'

/** Every row of an answer, and every column that says something of its own, by their units. */
export function AnswerTable({ envelope }: { readonly envelope: AnswerEnvelope }) {
  const { say, figures } = useWords()
  const [most, setMost] = useState(PAGE)
  const { rows, currency } = envelope
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
    return `${sideOf(column)} ${roomFor(column, shown)} ${index === 0 ? name : ''}`
  })
  return (
    <section aria-label={say('evidence')} className="group mt-6" data-stacked={stacked}>
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
                    className={`py-1.5 pe-6 align-top font-normal last:pe-0 ${blockRow} ${looks[index] ?? ''}`}
                  >
                    <span className="hidden text-sm text-muted max-sm:group-data-stacked:block">
                      {column.label}
                    </span>
                    <AnswerCell {...{ row, column, currency }} name={nameOf(row, columns)} />
                  </Tag>
                )
              })}
            </tr>
          ))}
        </tbody>
      </ScrollableTable>
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
