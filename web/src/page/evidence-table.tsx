import type { AnswerEnvelope, AnswerRow } from '../../../src/answers/answer.ts'
import { useView } from '../view/use-view.ts'
import { useWords, type Words } from '../words/use-words.ts'
import type { Word } from '../words/en.ts'
import {
  ageOf,
  caution,
  hasAges,
  honestOf,
  intervalOf,
  isCounted,
  isEarly,
  monthsNote,
  overlaps,
} from '../format/rate-notes.ts'
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
  readonly isPale?: (row: AnswerRow) => boolean
  readonly notes?: (row: AnswerRow, words: Words) => readonly (string | null)[]
  /** What is said beside the figure of the period before. */
  readonly compared?: (row: AnswerRow, before: AnswerRow, words: Words) => string | null
}

const counts: readonly Column[] = [
  count('columnEntered', 'entered'),
  count('columnGoneOn', 'gone_on'),
  count('columnOpen', 'open'),
  count('columnLost', 'lost'),
]

const naiveRate: Column = {
  word: 'columnNaive',
  name: 'rate_naive',
  shown: (row, { figures }) => figures.percent(row['rate_naive']),
  notes: (row, { figures, say }) =>
    typeof row['rate_naive_n'] === 'number' &&
    row['rate_naive'] !== null &&
    row['rate_naive_n'] !== row['entered']
      ? [say('ofN', { n: figures.count(row['rate_naive_n']) })]
      : [],
}

/** Rates and times within an age, the rate so far beside them. */
const within: readonly Column[] = [
  {
    word: 'columnRate',
    name: 'rate',
    shown: (row, { figures }) => figures.percent(row['rate']),
    isPale: isEarly,
    notes: (row, words) => [intervalOf(row, words), caution(row, words), monthsNote(row, words)],
    compared: (row, before, { say }) => (overlaps(row, before) ? say('overlap') : null),
  },
  {
    word: 'columnAge',
    name: 'rate_age',
    shown: ageOf,
    notes: (row, { figures, say }) => {
      const honest = honestOf(row)
      if (honest === null) return []
      const share = figures.percent(honest.maturity)
      return [say('followedShare', { share }), say('ofN', { n: figures.count(honest.n) })]
    },
  },
  naiveRate,
  {
    word: 'columnMedian',
    name: 'time_median',
    shown: (row, { figures }) => figures.days(row['time_median']),
    notes: (row, { figures, say }) =>
      row['time_median'] === null && row['time_naive_median'] !== null
        ? [say('soFar', { value: figures.days(row['time_naive_median']) })]
        : [],
  },
  spread('time_p25', 'time_p90'),
]

/** Of what has happened so far, or happened in a period. */
const soFar: readonly Column[] = [
  {
    ...naiveRate,
    shown: (row, words) =>
      isCounted(row) ? words.figures.percent(row['rate']) : naiveRate.shown(row, words),
    notes: (row, words) =>
      isCounted(row) ? [monthsNote(row, words)] : (naiveRate.notes?.(row, words) ?? []),
  },
  {
    word: 'columnMedian',
    name: 'time_naive_median',
    shown: (row, { figures }) => figures.days(row['time_naive_median']),
  },
  spread('time_naive_p25', 'time_naive_p90'),
]

const amount: Column = {
  word: 'columnAmount',
  name: 'amount',
  shown: (row, { figures }) => figures.decimal(row['amount']),
  inCurrency: true,
}

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
  const own = hasAges(envelope.rows) ? within : soFar
  const shown = [...counts, ...own, amount, ...(ends.size > 1 ? [until] : [])]
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
                    <span className={column.isPale?.(row) === true ? 'text-muted' : ''}>
                      {column.shown(row, words)}
                    </span>
                    {column.notes?.(row, words).map((text) => (
                      <Note key={text} text={text} />
                    ))}
                    {earlierTexts(column, row, before.get(row['stage']), words).map((text) => (
                      <Note key={text} text={text} />
                    ))}
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

function earlierTexts(
  { name, shown, compared }: Column,
  row: AnswerRow,
  before: AnswerRow | undefined,
  words: Words,
): readonly (string | null)[] {
  if (
    before === undefined ||
    ['observed_until', 'rate_age'].includes(name) ||
    (before[name] ?? null) === null
  )
    return []
  const value = words.say('before', { value: shown(before, words) })
  return [value, compared?.(row, before, words) ?? null]
}

function count(word: Word, name: string): Column {
  return { word, name, shown: (row, { figures }) => figures.count(row[name]) }
}

function spread(from: string, to: string): Column {
  return {
    word: 'columnSpread',
    name: to,
    shown: (row, { figures }) =>
      (row[from] ?? null) === null
        ? figures.days(null)
        : `${figures.days(row[from])} – ${figures.days(row[to])}`,
  }
}
