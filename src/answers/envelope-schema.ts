import { z } from 'zod'

const cell = z.union([z.string(), z.number(), z.null()])

const column = z.object({
  name: z.string(),
  unit: z
    .enum(['text', 'count', 'fraction', 'days', 'money', 'date', 'instant', 'ref'])
    .meta({ description: 'what its values are; money is a decimal text, a fraction 0 to 1' }),
  label: z.string(),
  machine: z.literal(true).optional().meta({
    description: 'repeats what another column says in words; tables for people leave it out',
  }),
  span: z.literal(true).optional().meta({
    description: 'days that people read as months and years',
  }),
  detail: z.literal(true).optional().meta({
    description: 'not what a reader needs first: narrow tables leave it out',
  }),
})

export const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  where: z.string(),
  rows: z.int(),
  effect: z.string().meta({ description: 'what it does to the numbers' }),
  ref: z.string().nullable().meta({ description: 'takes explain to the rows' }),
})

/** The one object of every surface (`AnswerEnvelope`), for those who read schemas. */
export const envelopeSchema = z.object({
  answer: z.string(),
  company: z.string(),
  asOf: z.string().meta({ description: 'only what happened before this day' }),
  currency: z.string(),
  profile: z.string().meta({ description: 'the definitions it follows' }),
  input: z.record(z.string(), z.unknown()).meta({ description: 'what was asked, completed' }),
  columns: z.array(column),
  rows: z.array(z.record(z.string(), cell)),
  summary: z.looseObject({ sentence: z.string() }),
  findings: z.array(findingSchema).meta({ description: 'what is wrong or doubtful' }),
})
