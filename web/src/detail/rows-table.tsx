import type { AnswerColumn, AnswerEnvelope, AnswerRow } from '../../../src/answers/answer.ts'
import { useView } from '../view/use-view.ts'
import { useWords, type Words } from '../words/use-words.ts'

/** Rows as they are; one that has an address of its own leads there. */
export function RowsTable({ envelope }: { readonly envelope: AnswerEnvelope }) {
  const words = useWords()
  const [view, change] = useView()
  const columns = envelope.columns.filter(({ name }) => name !== 'ref')
  return (
    <>
      <thead>
        <tr className="text-xs text-muted">
          {columns.map(({ name, label }) => (
            <th key={name} scope="col" className="py-1 pe-4 text-start font-normal">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="text-sm">
        {envelope.rows.map((row, place) => {
          const ref = row['ref']
          return (
            <tr key={place} className="ruled">
              {columns.map((column, index) => (
                <td key={column.name} className="max-w-56 py-1 pe-4 align-top wrap-anywhere">
                  {index === 0 && typeof ref === 'string' && ref !== view.open ? (
                    <button
                      type="button"
                      className="link text-start whitespace-nowrap"
                      onClick={() => change({ open: ref, rows: undefined })}
                    >
                      <bdi>{shown(row, column, words, envelope.currency)}</bdi>
                    </button>
                  ) : (
                    <bdi className={column.unit === 'text' ? '' : 'whitespace-nowrap'}>
                      {shown(row, column, words, envelope.currency)}
                    </bdi>
                  )}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </>
  )
}

function shown(
  row: AnswerRow,
  { name, unit }: AnswerColumn,
  { figures }: Words,
  currency: string,
): string {
  const cell = row[name] ?? null
  if (cell === null) return ''
  if (unit === 'count') return figures.count(cell)
  if (unit === 'fraction') return figures.percent(cell)
  if (unit === 'days') return figures.days(cell)
  if (unit === 'money') return figures.money(cell, currency)
  if (unit === 'date') return figures.day(cell)
  if (unit === 'instant') return String(cell).slice(0, 16).replace('T', ' ')
  return String(cell)
}
