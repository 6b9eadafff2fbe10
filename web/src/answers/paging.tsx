import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import type { OptionDescription } from '../../../src/answers/describe-answer.ts'
import { givenFor, type Question } from '../view/question.ts'
import type { AskQuestion } from '../view/use-question.ts'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly options: readonly OptionDescription[]
  readonly question: Question
  readonly envelope: AnswerEnvelope
  readonly ask: AskQuestion
}

/** Further rows of an answer that gives a part of them: one that takes `limit` and `offset`. */
export function Paging({ options, question, envelope, ask }: Props) {
  const { say } = useWords()
  const limit = numberOf('limit', options, question)
  const offset = numberOf('offset', options, question)
  const { total } = envelope.summary
  if (limit === null || offset === null || typeof total !== 'number') return null
  const turn = (to: number): void => {
    const { offset: _, ...rest } = question
    ask(to === 0 ? rest : { ...rest, offset: [String(to)] })
  }
  return (
    <p className="no-print mt-3 flex gap-5 text-sm">
      {offset > 0 && (
        <button type="button" className="link" onClick={() => turn(Math.max(0, offset - limit))}>
          {say('earlierRows')}
        </button>
      )}
      {offset + limit < total && (
        <button type="button" className="link" onClick={() => turn(offset + limit)}>
          {say('furtherRows')}
        </button>
      )}
    </p>
  )
}

function numberOf(
  name: string,
  options: readonly OptionDescription[],
  question: Question,
): number | null {
  const option = options.find((each) => each.name === name)
  if (option === undefined) return null
  const number = Number(givenFor(option, question)[0] ?? option.default)
  return Number.isFinite(number) ? number : null
}
