import type { OptionDescription } from '../../../src/answers/describe-answer.ts'
import { givenFor, type Question } from '../view/question.ts'
import type { AskQuestion } from '../view/use-question.ts'

interface Props {
  readonly option: OptionDescription
  readonly question: Question
  /** What is shown where nothing was chosen, and nothing is usual. */
  readonly shown: unknown
  readonly ask: AskQuestion
}

/** The ways in which an answer can be seen, one step away each. */
export function ViewLinks({ option, question, shown, ask }: Props) {
  const { name, label, choices, choiceLabels } = option
  const usual = String(option.default ?? '')
  const current = givenFor(option, question)[0] ?? option.default ?? shown
  return (
    <div role="group" aria-label={label} className="no-print mt-4 flex flex-wrap gap-x-5 gap-y-1">
      {choices?.map((choice, at) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === current}
          className={
            choice === current ? 'border-b-2 border-teal font-semibold' : 'link text-muted'
          }
          onClick={() => {
            const { [name]: _, ...rest } = question
            ask(choice === usual ? rest : { ...rest, [name]: [choice] })
          }}
        >
          {choiceLabels?.[at] ?? choice}
        </button>
      ))}
    </div>
  )
}
