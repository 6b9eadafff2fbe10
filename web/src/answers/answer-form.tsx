import { useRef } from 'react'
import type { OptionDescription } from '../../../src/answers/describe-answer.ts'
import type { Project } from '../api/project.ts'
import { filledQuestion, givenFor, type Question } from '../view/question.ts'
import type { AskQuestion } from '../view/use-question.ts'
import { queryText } from '../view/view.ts'
import { useWords } from '../words/use-words.ts'
import { listedValues } from './listed-values.ts'
import { OptionField } from './option-field.tsx'

interface Props {
  readonly options: readonly OptionDescription[]
  readonly question: Question
  /** What is asked beside the fields, and stays. */
  readonly kept: Question
  readonly project: Project | undefined
  readonly ask: AskQuestion
  /** Something is missing, or wrong: the fields stand open. */
  readonly isOpen: boolean
}

/**
 * What an answer takes, and nothing else, as it stands in the address: folded, so that the answer
 * comes first, with what is not as usual in sight.
 */
export function AnswerForm(props: Props) {
  const { say } = useWords()
  const { options, question, kept, project, isOpen, ask } = props
  if (options.length === 0) return null
  const set = options.flatMap((option) => {
    const values = givenFor(option, question)
    return values.length === 0
      ? []
      : [`${option.label}: ${values.map(nameIn(option, project)).join(', ')}`]
  })
  return (
    <div className="no-print mt-5 border-y border-hairline py-2">
      <details
        ref={(details) => {
          // Once open it stays so, and the focus with it.
          if (details !== null && isOpen) details.open = true
        }}
      >
        <summary className="flex flex-wrap gap-x-5 gap-y-1 marker:content-none">
          <span className="choice">{say('question')}</span>
          {(set.length === 0 ? [say('asUsual')] : set).map((each) => (
            <bdi key={each} className="min-w-0 text-muted wrap-anywhere">
              {each}
            </bdi>
          ))}
        </summary>
        <Fields {...props} />
      </details>
      {!isOpen && set.length > 0 && (
        <button type="button" className="link mt-1 text-sm" onClick={() => ask(kept)}>
          {say('reset')}
        </button>
      )}
    </div>
  )
}

function Fields({ options, question, kept, project, ask }: Props) {
  const { say } = useWords()
  const button = useRef<HTMLButtonElement>(null)
  return (
    <form
      className="pt-4 pb-2"
      aria-label={say('question')}
      onSubmit={(event) => {
        event.preventDefault()
        // The fields are made anew with the new question; the focus must not go with them.
        button.current?.focus()
        ask({ ...kept, ...filledQuestion(options, new FormData(event.currentTarget)) })
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
            project={project}
          />
        ))}
      </div>
      <button ref={button} type="submit" className="button mt-4">
        {say('ask')}
      </button>
    </form>
  )
}

function nameIn(
  option: OptionDescription,
  project: Project | undefined,
): (value: string) => string {
  const listed = listedValues(option, project)
  return (value) => listed.find(({ name }) => name === value)?.label ?? value
}
