import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import { explainedRows } from '../../../src/render/explained-rows.ts'
import { cellText } from '../format/cell-text.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'

/** Rows as they are; one that has an address of its own leads there. */
export function RowsTable({ envelope }: { readonly envelope: AnswerEnvelope }) {
  const { lang, figures } = useWords()
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
        {explainedRows(envelope, lang).map((row, place) => {
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
                      <bdi>{cellText(row[column.name], column, figures, envelope.currency)}</bdi>
                    </button>
                  ) : (
                    <bdi className={column.unit === 'text' ? '' : 'whitespace-nowrap'}>
                      {cellText(row[column.name], column, figures, envelope.currency)}
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
