import { useQuery } from '@tanstack/react-query'
import { answerQuery } from '../api/queries.ts'
import { Failure } from '../page/failure.tsx'
import { ScrollableTable } from '../page/scrollable-table.tsx'
import { Sentence } from '../page/sentence.tsx'
import { explainPath } from '../view/questions.ts'
import { kindOf } from '../view/refs.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'
import { RowsTable } from './rows-table.tsx'

const LIMIT = 20

/** The rows behind a figure, on request, a page at a time. */
export function RowsPart({ refText }: { readonly refText: string }) {
  const { lang, say } = useWords()
  const [view, change] = useView()
  const isAlwaysShown = kindOf(refText) !== 'bowtie'
  const offset = view.rows ?? (isAlwaysShown ? 0 : null)
  const path = offset === null ? null : explainPath(refText, lang, { limit: LIMIT, offset })
  const { data, error, refetch } = useQuery(answerQuery(path))
  return (
    <>
      <p className="mt-4 text-sm text-muted">
        {say('address')}
        <code className="mt-0.5 block text-xs wrap-anywhere text-ink select-all">{refText}</code>
      </p>
      {!isAlwaysShown && (
        <button
          type="button"
          className="link mt-4"
          aria-expanded={offset !== null}
          onClick={() => change({ rows: offset === null ? 0 : undefined })}
        >
          {say(offset === null ? 'showRows' : 'hideRows')}
        </button>
      )}
      {path !== null && error !== null && <Failure error={error} again={() => void refetch()} />}
      {path !== null && error === null && data === undefined && (
        <p className="mt-3 text-muted">{say('loading')}</p>
      )}
      {path !== null && error === null && data !== undefined && offset !== null && (
        <div data-part="rows">
          <p className="mt-4">
            <Sentence text={data.summary.sentence} />
          </p>
          {data.rows.length > 0 && (
            <ScrollableTable label={say('showRows')}>
              <RowsTable envelope={data} />
            </ScrollableTable>
          )}
          <Paging
            offset={offset}
            total={Number(data.summary['total'] ?? data.rows.length)}
            turn={(rows) => change({ rows })}
          />
        </div>
      )}
    </>
  )
}

function Paging(props: {
  readonly offset: number
  readonly total: number
  readonly turn: (offset: number) => void
}) {
  const { offset, total, turn } = props
  const { say } = useWords()
  if (total <= LIMIT && offset === 0) return null
  return (
    <p className="mt-3 flex gap-5 text-sm">
      {offset > 0 && (
        <button type="button" className="link" onClick={() => turn(Math.max(0, offset - LIMIT))}>
          {say('earlierRows')}
        </button>
      )}
      {offset + LIMIT < total && (
        <button type="button" className="link" onClick={() => turn(offset + LIMIT)}>
          {say('furtherRows')}
        </button>
      )}
    </p>
  )
}
