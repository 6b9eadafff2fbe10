import { z } from 'zod'
import { envelopeSchema, findingSchema } from '../answers/envelope-schema.ts'

/** What every result carries, so that no number goes about without it. */
const standing = {
  asOf: z.string().meta({ description: 'only what happened before this day is counted' }),
  profile: z.string().meta({ description: 'the definitions it follows' }),
  maturity: z
    .number()
    .nullable()
    .meta({ description: 'share followed long enough to tell; null where it is not measured' }),
  caveats: z
    .array(findingSchema)
    .meta({ description: 'what is wrong or doubtful in the data; say those that matter' }),
}

const described = z.object({ name: z.string(), title: z.string(), question: z.string() })

export const listSchema = z.object({
  company: z.string(),
  currency: z.string(),
  ...standing,
  answers: z.array(described),
})

export const descriptionSchema = z.object({
  ...standing,
  ...described.shape,
  needs: z.array(z.string()).meta({ description: 'tables it is made from' }),
  input: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of what it takes' }),
  stages: z.array(z.object({ id: z.string(), label: z.string() })),
  dimensions: z.array(z.string()).meta({ description: 'what by and where accept' }),
})

export const answerSchema = envelopeSchema.omit({ findings: true }).extend({
  ...standing,
  total: z.int().meta({ description: 'how many rows there are, shown or not' }),
})
