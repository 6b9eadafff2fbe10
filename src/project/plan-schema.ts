import { z } from 'zod'

/** The shape of `plan.yaml`: what readPlan checks and what editors complete. */

const SHARE = /^(\d+(?:\.\d+)?)\s*%$/u

/**
 * A share as people write it.
 *
 * ```ts
 * shareOf('15%') // => 0.15
 * ```
 */
export function shareOf(value: number | string): number | null {
  if (typeof value === 'number') return value
  const [, percent] = SHARE.exec(value.trim()) ?? []
  return percent === undefined ? null : Number(`${percent}e-2`)
}

function share(description: string, example: string, most: number) {
  return z
    .union([z.number(), z.string()])
    .refine(
      (value) => {
        const known = shareOf(value)
        return known !== null && known >= 0 && known <= most
      },
      { error: most === 1 ? 'must be from 0 to 1, or 0% to 100%' : `must be from 0 to ${most}` },
    )
    .meta({ description, examples: [example] })
}

function amount(description: string, example: number, most = 1e15) {
  return z
    .number()
    .min(0, { error: 'must be at least 0' })
    .max(most, { error: `must be at most ${most}` })
    .meta({ description, examples: [example] })
}

/** As text in a terminal, in files and on a page: no sign that nobody sees. */
const name = z.string().refine((text) => !/\p{Cc}/u.test(text), {
  error: 'has a control character',
})

const stage = z
  .strictObject({
    rate: share('Of those who enter, how many go on', '15%', 1).exactOptional(),
    days: amount('Until they do, in days', 30, 36_525).exactOptional(),
  })
  .meta({ description: 'A stage before the commitment', examples: [{ rate: '15%', days: 30 }] })

const figures = {
  entering: amount('Journeys that enter the first stage in a month', 500).exactOptional(),
  stages: z
    .record(name, stage)
    .exactOptional()
    .meta({
      description: 'The stages before the commitment, in their order',
      examples: [{ selection: { rate: '20%', days: 45 } }],
    }),
  price: amount('A year at the list price', 20_000).exactOptional(),
  discount: share('Off the list price', '10%', 1).exactOptional(),
  onboarding: share('Of what is committed, how much goes live', '95%', 1).exactOptional(),
  onboarding_days: amount('From the commitment to going live', 30, 36_525).exactOptional(),
  gross_retention: share('Of a year’s revenue, what is kept', '90%', 1).exactOptional(),
  expansion: share('What the revenue kept grows by in a year', '12%', 100).exactOptional(),
  running: amount('Recurring revenue at the start, a year’s', 1_000_000).exactOptional(),
  margin: share('What is left of revenue after the cost to serve', '75%', 1).exactOptional(),
  discounting: share('What money a year later is worth less', '8%', 10).exactOptional(),
  horizon: amount('Years over which lifetime value is counted', 5, 100).exactOptional(),
  meetings: z
    .strictObject({
      stage: z
        .string()
        .meta({ description: 'The stage in which they are held', examples: ['selection'] }),
      count: z
        .int({ error: 'must be a whole number' })
        .min(1, { error: 'must be at least 1' })
        .max(1000, { error: 'must be at most 1000' })
        .meta({ description: 'How many are held until the stage is won', examples: [5] }),
    })
    .exactOptional()
    .meta({
      description: 'The meetings in which a stage is won',
      examples: [{ stage: 'selection', count: 5 }],
    }),
}

const sheet = z.strictObject(figures).meta({
  description: 'The figures of one motion',
  examples: [{ entering: 500, price: 20_000 }],
})

export const planShape = z
  .strictObject({
    benchmark: z
      .enum(['book-2024', 'bowtie-standard-2026'])
      .exactOptional()
      .meta({
        description: 'The published table that fills what is neither typed nor measured',
        examples: ['book-2024'],
      }),
    ...figures,
    motions: z
      .record(name, sheet)
      .exactOptional()
      .meta({
        description: 'A sheet for each motion, by its name',
        examples: [{ inside_sales: { entering: 500, price: 20_000 } }],
      }),
  })
  .meta({ title: 'plan.yaml', description: 'The typed figures of a Bowline plan' })

export type PlanShape = z.output<typeof planShape>
export type SheetShape = z.output<typeof sheet>
