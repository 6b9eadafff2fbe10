import { z } from 'zod'
import { standardVersion } from '../standard/version.ts'
import { planShape } from './plan-schema.ts'
import { profileFile } from './profile-schema.ts'
import { projectShape } from './project-schema.ts'
import { scenarioShape } from './scenario-schema.ts'

/** `bowline.yaml` as JSON Schema, for editors. */
export function projectJsonSchema(): Readonly<Record<string, unknown>> {
  return schemaOf('project', projectShape)
}

/** A file of `standard/profiles` as JSON Schema. */
export function profileJsonSchema(): Readonly<Record<string, unknown>> {
  return schemaOf('profile', profileFile)
}

/** `plan.yaml` as JSON Schema, for editors. */
export function planJsonSchema(): Readonly<Record<string, unknown>> {
  return schemaOf('plan', planShape)
}

/** A file of `scenarios/` as JSON Schema, for editors. */
export function scenarioJsonSchema(): Readonly<Record<string, unknown>> {
  return schemaOf('scenario', scenarioShape)
}

function schemaOf(name: string, shape: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(shape, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // `format: date` says it; zod's pattern with all leap years says it at length.
      if (jsonSchema.format === 'date') delete jsonSchema.pattern
    },
  })
  return { $schema, $id: `urn:bowline:standard:${standardVersion}:${name}`, ...schema }
}
