import type { Text } from '../../standard/types.ts'
import type { Answer } from '../answer.ts'
import { inputSchema, type PropertySchema } from './input-schema.ts'

/** One thing an answer accepts, as commands, routes, forms and help need to know it. */
export interface AnswerOption {
  /** camelCase, as in the input. */
  readonly key: string
  /** kebab-case, as on the command line. */
  readonly name: string
  readonly kind: 'text' | 'number' | 'list' | 'flag'
  readonly choices: readonly string[] | null
  readonly required: boolean
  /** What it is when not given; `null` where nothing, or a list. */
  readonly fallback: string | number | null
  /** What a form calls it. */
  readonly label: Text
  readonly description: Text
  /** What a form calls its choices. */
  readonly choiceLabels: Readonly<Record<string, Text>>
  readonly metavar: string
}

const known = new WeakMap<Answer['input'], readonly AnswerOption[]>()

/** What an answer accepts, read off its input schema. */
export function optionsOf(answer: Answer): readonly AnswerOption[] {
  const options = known.get(answer.input) ?? readOptions(answer)
  known.set(answer.input, options)
  return options
}

function readOptions(answer: Answer): readonly AnswerOption[] {
  const { properties, required = [] } = inputSchema(answer)
  if (properties === undefined) {
    throw new Error(`input of an answer must be an object: ${answer.name}`)
  }
  return Object.entries(properties).map(([key, property]) => ({
    key,
    name: kebab(key),
    kind: kindOf(property),
    choices: property.enum ?? null,
    required: required.includes(key),
    fallback: fallbackOf(property),
    label: property.label ?? { en: spaced(key), fr: spaced(key) },
    description: descriptionOf(property),
    choiceLabels: property.choices ?? {},
    metavar: property.metavar ?? key.toUpperCase(),
  }))
}

function descriptionOf({ description = '', french = description }: PropertySchema): Text {
  return { en: description, fr: french }
}

function fallbackOf(property: PropertySchema): string | number | null {
  const { default: fallback } = property
  return typeof fallback === 'string' || typeof fallback === 'number' ? fallback : null
}

function kindOf({ type }: PropertySchema): AnswerOption['kind'] {
  if (type === 'array') return 'list'
  if (type === 'boolean') return 'flag'
  return type === 'integer' || type === 'number' ? 'number' : 'text'
}

function kebab(key: string): string {
  return key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)
}

function spaced(key: string): string {
  return kebab(key).replaceAll('-', ' ')
}
