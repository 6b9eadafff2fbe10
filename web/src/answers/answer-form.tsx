import { useRef } from 'react'
import type { OptionDescription } from '../../../src/answers/describe-answer.ts'
import type { ProjectDimension, ProjectProfile } from '../api/project.ts'
import { filledQuestion, givenFor, type Question } from '../view/question.ts'
import type { AskQuestion } from '../view/use-question.ts'
import { queryText } from '../view/view.ts'
import { useWords } from '../words/use-words.ts'
import { OptionField } from './option-field.tsx'

interface Props {
  readonly options: readonly OptionDescription[]
  readonly question: Question
  readonly dimensions: readonly ProjectDimension[]
  readonly profiles: readonly ProjectProfile[]
  readonly ask: AskQuestion
  /** There is another way back to the beginning in sight. */
  readonly isFailed: boolean
}

/** What an answer takes, and nothing else, as it stands in the address. */
export function AnswerForm({ options, question, dimensions, profiles, ask, isFailed }: Props) {
  const { say } = useWords()
  const button = useRef<HTMLButtonElement>(null)
  if (options.length === 0) return null
  return (
    <form
      className="no-print mt-5 border-y border-hairline py-4"
      aria-label={say('question')}
      onSubmit={(event) => {
        event.preventDefault()
        // The fields are made anew with the new question; the focus must not go with them.
        button.current?.focus()
        ask(filledQuestion(options, new FormData(event.currentTarget)))
      }}
    >
      <div
        key={queryText(question)}
        className="grid items-start gap-x-4 gap-y-4 min-[24rem]:grid-cols-2 sm:gap-x-8 lg:grid-cols-4"
      >
        {options.map((option) => (
          <OptionField
            key={option.name}
            option={option}
            given={givenFor(option, question)}
            dimensions={dimensions}
            profiles={profiles}
          />
        ))}
      </div>
      <p className="mt-4 flex items-baseline gap-5">
        <button ref={button} type="submit" className="button">
          {say('ask')}
        </button>
        {!isFailed && Object.keys(question).length > 0 && (
          <button type="button" className="link" onClick={() => ask({})}>
            {say('reset')}
          </button>
        )}
      </p>
    </form>
  )
}
