import { z } from 'zod'
import type { Language, Text } from '../../standard/types.ts'
import type { Answer } from '../answer.ts'

/** One key of an answer's input, as its schema has it. */
export interface PropertySchema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly default?: unknown
  readonly description?: string
  /** The description in French, where the answer gives it. */
  readonly french?: string
  /** What a form calls it. */
  readonly label?: Text
  /** What a form calls each of its choices. */
  readonly choices?: Readonly<Record<string, Text>>
  readonly metavar?: string
}

export interface InputSchema {
  readonly properties?: Readonly<Record<string, PropertySchema>>
  readonly required?: readonly string[]
}

/** An answer's input as JSON Schema, with what its options say of themselves. */
export function inputSchema(answer: Answer): InputSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(answer.input, { io: 'input' })
  return schema as InputSchema
}

/** The same for programs: plain JSON Schema, described in one language. */
export function plainInputSchema(answer: Answer, lang: Language): InputSchema {
  const { properties = {}, ...schema } = inputSchema(answer)
  const plain = Object.entries(properties).map(([key, property]) => [key, plainly(property, lang)])
  return { ...schema, properties: Object.fromEntries(plain) as InputSchema['properties'] & object }
}

function plainly(property: PropertySchema, lang: Language): PropertySchema {
  const { french, label: _, choices: __, metavar: ___, ...schema } = property
  return lang === 'fr' && french !== undefined ? { ...schema, description: french } : schema
}
