import type { AnswerRow } from '../../../src/answers/answer.ts'
import { ageOf, caution, honestOf, intervalOf, isEarly, overlaps } from '../format/rate-notes.ts'
import { useWords } from '../words/use-words.ts'
import { Before, Figure } from './figure.tsx'

interface Props {
  readonly row: AnswerRow
  readonly before: AnswerRow | undefined
}

/** The rate within an age, its interval, and how many were followed so long. */
export function RateFigures({ row, before }: Props) {
  const words = useWords()
  const { say, figures } = words
  const honest = honestOf(row)
  if (honest === null) return null
  const interval = intervalOf(row, words)
  const mark = caution(row, words)
  const earlier = honestOf(before)
  return (
    <>
      <Figure word={say('rateIn', { days: ageOf(row, words) })}>
        <span className={isEarly(row) ? 'text-muted' : 'font-semibold'}>
          {figures.percent(honest.value)}
        </span>
        {mark !== null && <span className="block text-xs text-muted">{mark}</span>}
        <Before value={earlier?.value == null ? null : figures.percent(earlier.value)} />
        {overlaps(row, before) && (
          <span className="block text-xs text-muted">{say('overlap')}</span>
        )}
      </Figure>
      {interval !== null && <Figure word={say('interval')}>{interval}</Figure>}
      <Figure word={say('followed')}>
        {say('followedOf', {
          share: figures.percent(honest.maturity),
          n: figures.count(honest.n),
        })}
      </Figure>
    </>
  )
}
