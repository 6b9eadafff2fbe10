import { z } from 'zod'
import { standardVersion } from '../standard/version.ts'
import { projectShape } from './project-schema.ts'

/** `bowline.yaml` as JSON Schema, for editors. */
export function projectJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(projectShape, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // `format: date` says it; zod's pattern with all leap years says it at length.
      if (jsonSchema.format === 'date') delete jsonSchema.pattern
    },
  })
  return { $schema, $id: `urn:bowline:standard:${standardVersion}:project`, ...schema }
}
