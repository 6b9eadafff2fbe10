import { z } from 'zod'

const date = (meaning: string): z.ZodOptional<z.ZodString> =>
  z.string().meta({ description: meaning, metavar: 'DATE' }).optional()

const asOf = date(
  'only what happened, and was recorded, before this day (default: where the data ends, with all that is known now)',
)

/** In which words and by which definitions: every answer takes these. */
export const manner = {
  profile: z
    .string()
    .default('bowline')
    .meta({ description: 'definition profile', metavar: 'NAME' }),
  lang: z.enum(['en', 'fr']).optional().meta({ description: 'language of labels and messages' }),
}

/** The options of all answers that count. */
export const commonInput = z.strictObject({
  asOf,
  from: date('first day included'),
  to: date('first day excluded'),
  interval: z
    .enum(['month', 'quarter', 'year'])
    .optional()
    .meta({ description: 'one row per period' }),
  by: z
    .array(z.string())
    .default([])
    .meta({ description: 'split by a dimension; repeatable', metavar: 'DIMENSION' }),
  where: z.array(z.string()).default([]).meta({
    description:
      'only this value of a dimension; the same dimension twice means or, nothing after = means missing',
    metavar: 'DIMENSION=VALUE',
  }),
  view: z.enum(['cohort', 'period', 'stock']).default('cohort').meta({
    description:
      'cohort: by entry date, and what became of them; period: what happened in it; stock: what is open',
  }),
  ...manner,
})

/** The options of answers about the data as a whole. */
export const plainInput = z.strictObject({ asOf, ...manner })

export type PlainInput = z.infer<typeof plainInput>

export type CommonInput = z.infer<typeof commonInput>
