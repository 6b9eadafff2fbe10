import type { AnswerRow } from '../../../src/answers/answer.ts'
import { stages } from '../../../src/standard/stages.ts'
import { outcomeRef, outcomes, type Outcome } from '../view/refs.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'

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
  ['quarter', 'time_naive_p25'],
  ['half', 'time_naive_median'],
  ['threeQuarters', 'time_naive_p75'],
  ['ninety', 'time_naive_p90'],
] as const

/** One stage: what it means, how many met which fate, how long it took. */
export function StageFigures({ row, before, currency, outcome }: Props) {
  const { lang, say, figures } = useWords()
  const [view, change] = useView()
  const standard = stages.find(({ id }) => id === row['stage'])
  const hasRate = typeof row['rate_naive'] === 'number'
  const hasTimes = quantiles.some(([, name]) => typeof row[name] === 'number')
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
        {hasRate && (
          <Figure word={say('columnRate')}>
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
      {hasRate && (
        <p className="mt-3 text-sm text-muted">
          {view.view !== 'period' &&
            `${say('goneOnOf', {
              share: figures.percent(row['rate_naive']),
              n: figures.count(row['rate_naive_n']),
              open: figures.count(row['open']),
            })} `}
          {view.view !== 'period' && say('naive')}
        </p>
      )}
      {hasTimes && (
        <>
          <h3 className="mt-5 text-sm text-muted">{say('times')}</h3>
          <dl className="mt-1 border-b border-hairline">
            {quantiles.map(([word, name]) => (
              <Figure key={name} word={say(word)}>
                {figures.days(row[name])}
              </Figure>
            ))}
          </dl>
        </>
      )}
      <p className="mt-3 text-sm text-muted">
        {say('until', { day: figures.day(row['observed_until']) })}
      </p>
    </>
  )
}

function Figure(props: {
  readonly word: string
  readonly isChosen?: boolean
  readonly children: React.ReactNode
}) {
  const weight = props.isChosen === true ? 'font-semibold text-teal' : ''
  return (
    <div className={`flex justify-between gap-4 border-t border-hairline py-1 ${weight}`}>
      <dt>{props.word}</dt>
      <dd className="text-end">{props.children}</dd>
    </div>
  )
}

function Before({ value }: { readonly value: string | null }) {
  const { say } = useWords()
  return value === null ? null : (
    <span className="block text-xs font-normal text-muted">{say('before', { value })}</span>
  )
}
