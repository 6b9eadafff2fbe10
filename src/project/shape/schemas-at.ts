import { z } from 'zod'
import type { YamlPath } from '../yaml/yaml-path.ts'

/** The schemas that may hold at a path: the value's own first, then the branches of a union. */
export function schemasAt(schema: z.ZodType, path: YamlPath): readonly z.ZodType[] {
  return path.reduce<readonly z.ZodType[]>(
    (schemas, step) => schemas.flatMap((inner) => alternatives(below(inner, step))),
    alternatives(schema),
  )
}

function below(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(step)] as z.ZodType | undefined
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType
  if (schema instanceof z.ZodTuple) return schema.def.items[Number(step)] as z.ZodType | undefined
  return undefined
}

function alternatives(schema: z.ZodType | undefined): readonly z.ZodType[] {
  if (schema === undefined) return []
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional) {
    const inner = alternatives(schema.unwrap() as z.ZodType)
    return schema.meta() === undefined ? inner : [schema, ...inner]
  }
  if (schema instanceof z.ZodUnion) {
    return [schema, ...schema.options.flatMap((option) => alternatives(option as z.ZodType))]
  }
  return [schema]
}

/** The first example any of them gives. */
export function exampleOf(schemas: readonly z.ZodType[]): unknown {
  for (const schema of schemas) {
    const examples = schema.meta()?.['examples']
    if (Array.isArray(examples)) return examples[0] as unknown
  }
  return undefined
}

/** What may be written there, in words: a text, a list, a map. */
export function expected(schemas: readonly z.ZodType[]): string {
  return [...new Set(schemas.flatMap(kinds))].join(' or ')
}

function kinds(schema: z.ZodType): readonly string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String)
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String)
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return ['a mapping']
  if (schema instanceof z.ZodISODate) return ['a date']
  if (schema instanceof z.ZodArray || schema instanceof z.ZodTuple) return ['a list']
  if (schema instanceof z.ZodNumber) return ['a number']
  return schema.type === 'string' ? ['text'] : []
}
