import { z } from 'zod'
import type { Answer } from './answer.ts'

/** One thing an answer accepts, as commands, routes and help need to know it. */
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
  readonly description: string
  readonly metavar: string
}

interface PropertySchema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly default?: unknown
  readonly description?: string
  readonly metavar?: string
}

const known = new WeakMap<Answer['input'], readonly AnswerOption[]>()

/** What an answer accepts, read off its input schema. */
export function optionsOf(answer: Answer): readonly AnswerOption[] {
  const options = known.get(answer.input) ?? readOptions(answer)
  known.set(answer.input, options)
  return options
}

function readOptions(answer: Answer): readonly AnswerOption[] {
  const schema = z.toJSONSchema(answer.input, { io: 'input' }) as {
    readonly properties?: Readonly<Record<string, PropertySchema>>
    readonly required?: readonly string[]
  }
  if (schema.properties === undefined) {
    throw new Error(`input of an answer must be an object: ${answer.name}`)
  }
  const required = schema.required ?? []
  return Object.entries(schema.properties).map(([key, property]) => ({
    key,
    name: kebab(key),
    kind: kindOf(property),
    choices: property.enum ?? null,
    required: required.includes(key),
    fallback: fallbackOf(property),
    description: property.description ?? '',
    metavar: property.metavar ?? key.toUpperCase(),
  }))
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
