import type { OptionDescription } from '../../../src/answers/describe-answer.ts'
import type { Language } from '../../../src/standard/types.ts'
import { queryText } from './view.ts'

/** What the address of an answer's page asks: every value given, by the name of its option. */
export type Question = Readonly<Record<string, readonly string[]>>

/** How the page is seen, rather than what is asked. */
const manners = ['lang', 'theme']

type Raw = Readonly<Record<string, unknown>>

/** The question in an address; whether it can be meant is the API's to say. */
export function readQuestion(raw: Raw): Question {
  const given = Object.entries(raw)
    .filter(([name]) => !manners.includes(name))
    .map(([name, value]) => [name, textsOf(value)] as const)
  return Object.fromEntries(given.filter(([, texts]) => texts.length > 0))
}

/** The path that answers it; a language is said to an answer that takes one. */
export function answerPath(name: string, question: Question, lang: Language | null): string {
  return `/api/answers/${encodeURIComponent(name)}${queryText({ ...question, lang })}`
}

/** What is given for an option, by its name in either writing. */
export function givenFor({ name }: OptionDescription, question: Question): readonly string[] {
  const kebab = name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)
  return question[name] ?? question[kebab] ?? []
}

/** Options without which there is nothing to ask yet. */
export function stillNeeded(
  options: readonly OptionDescription[],
  question: Question,
): readonly OptionDescription[] {
  return options.filter((option) => option.required && givenFor(option, question).length === 0)
}

/** The question of a filled form: what is left as it usually is need not be said. */
export function filledQuestion(options: readonly OptionDescription[], form: FormData): Question {
  const filled = options.map((option) => {
    const texts = form
      .getAll(option.name)
      .flatMap((value) => (typeof value === 'string' ? [value] : []))
      .flatMap((text) => (option.repeatable ? text.split('\n') : [text]))
      .map((text) => text.trim())
    const usual = option.default === null ? '' : String(option.default)
    return [option.name, texts.filter((text) => text !== '' && text !== usual)] as const
  })
  return Object.fromEntries(filled.filter(([, texts]) => texts.length > 0))
}

function textsOf(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all
    .filter((each) => each !== undefined && each !== null && each !== '')
    .map((each) => String(each))
}
