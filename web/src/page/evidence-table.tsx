import type { AnswerEnvelope, AnswerRow } from '../../../src/answers/answer.ts'
import { useView } from '../view/use-view.ts'
import { useWords, type Words } from '../words/use-words.ts'
import type { Word } from '../words/en.ts'
import { ScrollableTable } from './scrollable-table.tsx'

interface Props {
  readonly envelope: AnswerEnvelope
  readonly earlier: AnswerEnvelope | undefined
}

interface Column {
  readonly word: Word
  /** Names of the cells shown: their numbers, for whoever compares page and API. */
  readonly name: string
  readonly shown: (row: AnswerRow, words: Words) => string
  readonly inCurrency?: boolean
  readonly note?: (row: AnswerRow, words: Words) => string | null
}

const columns: readonly Column[] = [
  count('columnEntered', 'entered'),
  count('columnGoneOn', 'gone_on'),
  count('columnOpen', 'open'),
  count('columnLost', 'lost'),
  {
    word: 'columnRate',
    name: 'rate_naive',
    shown: (row, { figures }) => figures.percent(row['rate_naive']),
    note: (row, { figures, say }) =>
      typeof row['rate_naive_n'] === 'number' &&
      row['rate_naive'] !== null &&
      row['rate_naive_n'] !== row['entered']
        ? say('ofN', { n: figures.count(row['rate_naive_n']) })
        : null,
  },
  {
    word: 'columnMedian',
    name: 'time_naive_median',
    shown: (row, { figures }) => figures.days(row['time_naive_median']),
  },
  {
    word: 'columnSpread',
    name: 'time_naive_p90',
    shown: (row, { figures }) =>
      row['time_naive_p25'] === null
        ? figures.days(null)
        : `${figures.days(row['time_naive_p25'])} – ${figures.days(row['time_naive_p90'])}`,
  },
  {
    word: 'columnAmount',
    name: 'amount',
    shown: (row, { figures }) => figures.decimal(row['amount']),
    inCurrency: true,
  },
]

const until: Column = {
  word: 'columnUntil',
  name: 'observed_until',
  shown: (row, { figures }) => figures.day(row['observed_until']),
}

/** The same data as a table: what a screen reader reads, and what can be checked. */
export function EvidenceTable({ envelope, earlier }: Props) {
  const words = useWords()
  const { say } = words
  const [view, change] = useView()
  const ends = new Set(envelope.rows.map((row) => until.shown(row, words)))
  const shown = ends.size > 1 ? [...columns, until] : columns
  const before = new Map(earlier?.rows.map((row) => [row['stage'], row]))
  return (
    <section aria-labelledby="evidence" className="mt-12">
      <h2 id="evidence" className="text-lg font-semibold">
        {say('evidence')}
      </h2>
      <ScrollableTable label={say('evidence')}>
        <thead>
          <tr className="text-sm text-muted">
            <th scope="col" className="row-name py-1.5 pe-4 text-start align-bottom font-normal">
              {say('stage')}
            </th>
            {shown.map(({ word, inCurrency }) => (
              <th key={word} scope="col" className="py-1.5 ps-4 text-end align-bottom font-normal">
                {say(word)}
                {inCurrency === true && `, ${envelope.currency}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {envelope.rows.map((row) => {
            const ref = String(row['ref'])
            return (
              <tr key={ref} data-row={String(row['stage'])} className="ruled">
                <th
                  scope="row"
                  className="row-name py-1.5 pe-4 text-start align-baseline font-semibold"
                >
                  <button
                    type="button"
                    className="link text-start"
                    aria-haspopup="dialog"
                    aria-expanded={view.open === ref}
                    onClick={() => change({ open: ref, rows: undefined })}
                  >
                    <bdi>{String(row['label'])}</bdi>
                  </button>
                </th>
                {shown.map((column) => (
                  <td
                    key={column.word}
                    data-cell={column.name}
                    className="py-1.5 ps-4 text-end align-baseline whitespace-nowrap"
                  >
                    {column.shown(row, words)}
                    <Note text={column.note?.(row, words) ?? null} />
                    <Note text={earlierText(column, before.get(row['stage']), words)} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </ScrollableTable>
      {ends.size === 1 && (
        <p className="mt-2 text-sm text-muted">
          {say('columnUntil')} {[...ends].join('')}.
        </p>
      )}
    </section>
  )
}

function Note({ text }: { readonly text: string | null }) {
  return text === null ? null : <span className="block text-xs text-muted">{text}</span>
}

function earlierText(
  { name, shown }: Column,
  row: AnswerRow | undefined,
  words: Words,
): string | null {
  if (row === undefined || name === 'observed_until' || row[name] === null) return null
  return words.say('before', { value: shown(row, words) })
}

function count(word: Word, name: string): Column {
  return { word, name, shown: (row, { figures }) => figures.count(row[name]) }
}
