import { z } from 'zod'
import { corrections } from './shape/corrections.ts'
import { policyKeys, policyNames } from '../standard/profiles.ts'

/** The shape of definitions: what `profiles:` of bowline.yaml and `standard/profiles` hold. */

const text = z.string().regex(/\S/, { error: 'is empty' })

export const profileName = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, {
    error: 'must be lower-case letters, digits, - and _, and start with a letter',
  })
  .max(63, { error: 'must be at most 63 letters' })
  .meta({ examples: ['board'] })
  .register(corrections, {
    correct: (value) => value.toLowerCase().replaceAll(/[^a-z0-9_-]+/gu, '_'),
  })

const policies = z.strictObject({
  source: z
    .enum(['subscriptions', 'charges'])
    .meta({ description: 'The table that says what is paid', examples: ['subscriptions'] }),
  begins: z
    .enum(['started', 'committed'])
    .meta({ description: 'An interval begins when it starts, or when it was signed' }),
  ends: z
    .enum(['ended', 'cancelled'])
    .meta({ description: 'It ends when it ends, or when the customer said so' }),
  trials: z.enum(['exclude', 'include']).meta({ description: 'Money of a trial' }),
  discounts: z.enum(['all', 'lasting', 'none']).meta({
    description:
      'all: the price after every discount; lasting: after those without an end; none: the list price',
  }),
  usage: z.enum(['exclude', 'include']).meta({ description: 'What is paid by use' }),
  not_counted: z.array(text).meta({
    description: 'Intervals or lines with such a status do not count',
    examples: [['unpaid', 'paused']],
  }),
  weeks_per_year: z
    .enum(['52', '48', '365.28/7'])
    .meta({ description: 'Payments by the week in a year', examples: ['52'] }),
  whole_periods: z.boolean().meta({
    description: 'The length of a line in years is rounded where it is nearly a round one',
    examples: [true],
  }),
  within: z
    .enum(['net', 'daily'])
    .meta({ description: 'Who comes and goes within a period is in no movement, or in all' }),
  grain: z
    .enum(['subscription', 'product', 'account', 'parent'])
    .meta({ description: 'Whose money is told apart', examples: ['account'] }),
  new_again_after: z
    .int({ error: 'must be whole days' })
    .min(0, { error: 'must be at least 0' })
    .max(36_525, { error: 'must be at most 36525' })
    .nullable()
    .meta({ description: 'Days after which who comes back is new; null: never', examples: [90] }),
  currency: z.enum(['begin', 'period']).meta({
    description: 'Another currency is worth what it was at the beginning, or what it is now',
  }),
  minor_expansion: z
    .number()
    .gt(0, { error: 'must be above 0' })
    .max(1, { error: 'must be at most 1' })
    .nullable()
    .meta({
      description: 'A rise of at most this fraction is a minor expansion; null: not told apart',
      examples: [0.1],
    }),
  net_of_reactivation: z
    .enum(['exclude', 'include'])
    .meta({ description: 'Net retention counts who came back within the window' }),
  gross_cap: z
    .enum(['customer', 'total'])
    .meta({ description: 'Gross retention is capped for each customer, or in total' }),
  churn_of: z
    .enum(['opening', 'opening_and_new'])
    .meta({ description: 'Churn is a share of the opening, or of it and who is new' }),
})

const definition = policies.exactPartial().extend({
  based_on: profileName
    .exactOptional()
    .meta({ description: 'The profile it changes (default: bowline)', examples: ['chartmogul'] }),
})

const versionNumber = z
  .string()
  .regex(/^[1-9][0-9]{0,4}$/, { error: 'must be a version, such as 1' })

/** A profile of a project: another one, with changes. */
export const profileShape = definition
  .extend({
    label: text
      .exactOptional()
      .meta({ description: 'The name shown', examples: ['As the board sees it'] }),
    version: z
      .int({ error: 'must be a whole number' })
      .min(1, { error: 'must be at least 1' })
      .max(99_999, { error: 'must be at most 99999' })
      .exactOptional()
      .meta({ description: 'Raised when the definition changes (default: 1)', examples: [2] }),
    history: z
      .record(versionNumber, definition)
      .exactOptional()
      .meta({
        description: 'What earlier versions said, each complete: it stays runnable as name@1',
        examples: [{ 1: { based_on: 'chartmogul' } }],
      }),
  })
  .meta({
    description: 'A profile by name, and what changes in it',
    examples: [{ based_on: 'chartmogul', ends: 'cancelled' }],
  })

export type ProfileShape = z.output<typeof profileShape>
export type DefinitionShape = z.output<typeof definition>

const words = z.strictObject({ en: text, fr: text })

/** A published profile, as its file holds it. */
export const profileFile = z
  .strictObject({
    id: profileName,
    version: z.int().min(1),
    label: words,
    source: text.meta({ description: 'Where the definitions are from' }),
    policies: z.strictObject(
      Object.fromEntries(
        policyNames.map((name) => {
          const key = policyKeys[name] as keyof typeof policies.shape
          const value = policies.shape[key] as z.ZodType
          return [
            key,
            z.union([
              z.strictObject({ value, reason: words }),
              z.strictObject({
                value,
                known: z.literal(false).meta({
                  description: 'The rule is not known: the value is that of bowline',
                }),
              }),
            ]),
          ]
        }),
      ),
    ),
  })
  .meta({ title: 'Profile', description: 'How money that recurs is counted' })
