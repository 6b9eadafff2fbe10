import { z } from 'zod'
import type { Answer } from '../answers/answer.ts'
import { envelopeSchema } from '../answers/envelope-schema.ts'
import { plainInputSchema, type PropertySchema } from '../answers/input/input-schema.ts'
import { VERSION } from '../build/version.ts'
import type { Language } from '../standard/types.ts'

export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly Parameter[]
  readonly responses: Readonly<Record<string, unknown>>
}

export interface Parameter {
  readonly name: string
  readonly in: 'query'
  readonly required: boolean
  readonly description: string
  readonly schema: Readonly<Record<string, unknown>>
  readonly style?: 'form'
  readonly explode?: true
}

const failureSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    remedy: z.string().meta({ description: 'what to do about it' }),
  }),
})

/** What the server answers, as OpenAPI 3.1: read off the answers, never written beside them. */
export function openapiOf(
  registry: readonly Answer[],
  { lang }: { readonly lang: Language },
): OpenApi {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bowline',
      version: VERSION,
      description: 'The answers of a Bowline project. Reading only.',
    },
    paths: Object.fromEntries(
      registry.map((answer) => [`/api/answers/${answer.name}`, { get: operationOf(answer, lang) }]),
    ),
    components: {
      schemas: { Answer: jsonSchema(envelopeSchema), Failure: jsonSchema(failureSchema) },
    },
  }
}

function operationOf(answer: Answer, lang: Language): Operation {
  const { properties = {}, required = [] } = plainInputSchema(answer, lang)
  return {
    operationId: answer.name,
    summary: answer.title[lang],
    description: answer.question[lang],
    parameters: Object.entries(properties).map(([name, property]) =>
      parameterOf(name, property, required.includes(name)),
    ),
    responses: {
      200: {
        description: 'The answer.',
        headers: {
          ETag: { description: 'names this build and question', schema: { type: 'string' } },
          'Bowline-Build': { description: 'the build', schema: { type: 'string' } },
        },
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } },
      },
      304: { description: 'What If-None-Match names still holds.' },
      ...Object.fromEntries(faults.map(([status, description]) => [status, fault(description)])),
    },
  }
}

const faults: readonly (readonly [number, string])[] = [
  [400, 'The call cannot be meant.'],
  [401, 'A token is needed.'],
  [404, 'What it names is not there.'],
  [503, 'Too many questions at once, or this one takes too long.'],
]

function parameterOf(name: string, property: PropertySchema, required: boolean): Parameter {
  const { description = '', ...schema } = property
  const repeated = schema.type === 'array' ? ({ style: 'form', explode: true } as const) : {}
  return {
    name,
    in: 'query',
    required,
    description,
    schema: { ...schema },
    ...repeated,
  }
}

function fault(description: string): unknown {
  return {
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
  }
}

function jsonSchema(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
