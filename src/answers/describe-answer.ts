import type { Language } from '../standard/types.ts'
import type { Answer } from './answer.ts'
import { optionsOf } from './options.ts'

/** An answer as lists of answers show it. */
export interface AnswerDescription {
  readonly name: string
  readonly title: string
  readonly question: string
  readonly needs: readonly string[]
  readonly options: readonly OptionDescription[]
}

export interface OptionDescription {
  readonly name: string
  readonly description: string
  readonly required: boolean
  readonly repeatable: boolean
  readonly choices: readonly string[] | null
}

export function describeAnswer(answer: Answer, lang: Language): AnswerDescription {
  return {
    name: answer.name,
    title: answer.title[lang],
    question: answer.question[lang],
    needs: answer.needs,
    options: optionsOf(answer).map(({ key, description, required, kind, choices }) => ({
      name: key,
      description,
      required,
      repeatable: kind === 'list',
      choices,
    })),
  }
}
