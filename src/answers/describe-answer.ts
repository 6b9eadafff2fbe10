import type { Language } from '../standard/types.ts'
import type { Answer } from './answer.ts'
import { optionsOf, type AnswerOption } from './input/options.ts'
import { topics, type Topic } from './topics.ts'

/** An answer as lists of answers show it. */
export interface AnswerDescription {
  readonly name: string
  /** What it is about, to list it by. */
  readonly topic: Topic
  readonly title: string
  readonly question: string
  readonly needs: readonly string[]
  readonly options: readonly OptionDescription[]
}

/** What a form needs to ask for one option. */
export interface OptionDescription {
  readonly name: string
  readonly label: string
  readonly description: string
  readonly kind: AnswerOption['kind']
  /** What it stands for: `DATE`, `DIMENSION`, `DIMENSION=VALUE`, `REF`, `N`, … */
  readonly metavar: string
  readonly required: boolean
  readonly repeatable: boolean
  readonly choices: readonly string[] | null
  /** What to call each choice, in their order. */
  readonly choiceLabels: readonly string[] | null
  /** What it is when not given. */
  readonly default: string | number | null
}

export interface TopicDescription {
  readonly name: Topic
  readonly label: string
}

/** What these answers are about, in the order in which to list them. */
export function describeTopics(
  answers: readonly Pick<Answer, 'topic'>[],
  lang: Language,
): readonly TopicDescription[] {
  const names = Object.keys(topics) as Topic[]
  return names.flatMap((name) =>
    answers.some(({ topic }) => topic === name) ? [{ name, label: topics[name][lang] }] : [],
  )
}

export function describeAnswer(answer: Answer, lang: Language): AnswerDescription {
  return {
    name: answer.name,
    topic: answer.topic,
    title: answer.title[lang],
    question: answer.question[lang],
    needs: answer.needs,
    options: optionsOf(answer).map((option) => describeOption(option, lang)),
  }
}

function describeOption(option: AnswerOption, lang: Language): OptionDescription {
  const { key, label, description, kind, metavar, required, choices, fallback } = option
  return {
    name: key,
    label: label[lang],
    description: description[lang],
    kind,
    metavar,
    required,
    repeatable: kind === 'list',
    choices,
    choiceLabels: choices?.map((choice) => option.choiceLabels[choice]?.[lang] ?? choice) ?? null,
    default: fallback,
  }
}
