import type { AnswerRow } from '../../../src/answers/answer.ts'
import { stages } from '../../../src/standard/stages.ts'
import { outcomeRef, outcomes, type Outcome } from '../view/refs.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'
import { ageOf, honestOf, isCounted, monthsNote, rateSentences } from '../format/rate-notes.ts'
import { Before, Figure } from './figure.tsx'
import { RateFigures } from './rate-figures.tsx'
import { UnfoldingPart } from './unfolding-part.tsx'

interface Props {
  readonly row: AnswerRow
  readonly before: AnswerRow | undefined
  readonly currency: string
  readonly outcome: Outcome | null
}

const outcomeWords = {
  entered: 'columnEntered',
  gone_on: 'columnGoneOn',
  open: 'columnOpen',
  lost: 'columnLost',
} as const

const quantiles = [
  ['quarter', 'p25'],
  ['half', 'median'],
  ['threeQuarters', 'p75'],
  ['ninety', 'p90'],
] as const

/** One stage: what it means, how many met which fate, how long it took. */
export function StageFigures({ row, before, currency, outcome }: Props) {
  const words = useWords()
  const { lang, say, figures } = words
  const [view, change] = useView()
  const standard = stages.find(({ id }) => id === row['stage'])
  const hasRate = typeof row['rate_naive'] === 'number'
  const honest = honestOf(row)
  const isTold = honest !== null && honest.value !== null
  const timeOf = (name: string): unknown => row[`${isTold ? 'time' : 'time_naive'}_${name}`]
  const hasTimes = quantiles.some(([, name]) => typeof timeOf(name) === 'number')
  return (
    <>
      <p className="mt-1 text-muted">
        {standard === undefined
          ? say('ownStage')
          : say('enteredWhen', { definition: standard.entered[lang] })}
      </p>
      <dl className="mt-4 border-b border-hairline">
        {outcomes.map((each) => {
          const ref = outcomeRef(String(row['ref']), each, view.view ?? 'cohort')
          const value = figures.count(row[each])
          return (
            <Figure key={each} word={say(outcomeWords[each])} isChosen={each === outcome}>
              {ref === null || row[each] === null ? (
                value
              ) : (
                <button
                  type="button"
                  className="link"
                  aria-label={say('rowsOf', { what: `${say(outcomeWords[each])} ${value}` })}
                  onClick={() => change({ open: ref, rows: 0 })}
                >
                  {value}
                </button>
              )}
              <Before value={before === undefined ? null : figures.count(before[each])} />
            </Figure>
          )
        })}
        {honest !== null && <RateFigures row={row} before={before} />}
        {isCounted(row) && (
          <Figure word={say('rateOfMonths')}>
            {figures.percent(row['rate'])}
            <span className="block text-xs text-muted">{monthsNote(row, words)}</span>
            <Before value={before === undefined ? null : figures.percent(before['rate'])} />
          </Figure>
        )}
        {hasRate && (
          <Figure word={say('columnNaive')}>
            {figures.percent(row['rate_naive'])}
            <Before value={before === undefined ? null : figures.percent(before['rate_naive'])} />
          </Figure>
        )}
        {row['amount'] !== null && (
          <Figure word={say('columnAmount')}>
            {figures.money(row['amount'], currency)}
            <Before
              value={before === undefined ? null : figures.money(before['amount'], currency)}
            />
          </Figure>
        )}
      </dl>
      {honest === null ? (
        hasRate &&
        view.view !== 'period' && (
          <p className="mt-3 text-sm text-muted">
            {say('goneOnOf', {
              share: figures.percent(row['rate_naive']),
              n: figures.count(row['rate_naive_n']),
              open: figures.count(row['open']),
            })}{' '}
            {say('naive')}
          </p>
        )
      ) : (
        <p className="mt-3 text-sm text-muted" data-part="rate-words">
          {rateSentences(row, words).join(' ')}
        </p>
      )}
      {hasTimes && (
        <>
          <h3 className="mt-5 text-sm text-muted">
            {isTold ? say('timesWithin', { days: ageOf(row, words) }) : say('times')}
          </h3>
          <dl className="mt-1 border-b border-hairline">
            {quantiles.map(([word, name]) => (
              <Figure key={name} word={say(word)}>
                {figures.days(timeOf(name))}
              </Figure>
            ))}
          </dl>
        </>
      )}
      {isCounted(row) && <p className="mt-3 text-sm text-muted">{say('countedWords')}</p>}
      {(view.view ?? 'cohort') === 'cohort' && row['to'] !== null && !isCounted(row) && (
        <UnfoldingPart row={row} />
      )}
      <p className="mt-3 text-sm text-muted">
        {say('until', { day: figures.day(row['observed_until']) })}
      </p>
    </>
  )
}
