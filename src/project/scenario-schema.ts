import { z } from 'zod'
import { leverFamily } from '../plans/scenario.ts'
import { nearestName } from '../standard/nearest-name.ts'
import { asIsoDate, corrections } from './shape/corrections.ts'

/** The shape of a file of `scenarios/`: what readScenarios checks and what editors complete. */

const amount = (description: string, example: number) =>
  z
    .number()
    .min(0, { error: 'must be at least 0' })
    .max(1e15, { error: 'must be at most 1e15' })
    .meta({ description, examples: [example] })

const LEVERS = ['entering', 'rate', 'days', 'price', 'churn', 'expansion', 'onboarding']

/** The lever that was probably meant: `rates:selection` is `rate:selection`. */
function nearestLever(written: string): string | null {
  const [kind = '', stage = ''] = written.split(/:(.*)/su)
  const nearest = nearestName(kind, LEVERS)
  const isStaged = nearest === 'rate' || nearest === 'days'
  if (nearest === null || (isStaged && stage === '')) return null
  return isStaged ? `${nearest}:${stage}` : nearest
}

const change = z
  .strictObject({
    lever: z
      .string()
      .refine((lever) => leverFamily(lever) !== null, {
        error: 'must be entering, rate:STAGE, days:STAGE, price, churn, expansion or onboarding',
      })
      .meta({
        description:
          'entering, rate:STAGE, days:STAGE, price, churn, expansion or onboarding; churn is the share of a year’s revenue that is lost',
        examples: ['rate:selection'],
      })
      .register(corrections, { correct: nearestLever }),
    change: z.union([z.string(), z.number()]).meta({
      description:
        'A tenth more (+10 %), points of a share (+2 pt), days (-3 days), or the figure itself (25 %, 18000, 30 days)',
      examples: ['+10 %'],
    }),
    motion: z
      .string()
      .min(1, { error: 'must not be empty' })
      .exactOptional()
      .meta({ description: 'Of this motion alone', examples: ['inside_sales'] }),
    from: z.iso
      .date({ error: 'must be a date, year-month-day' })
      .meta({
        description:
          'A day of the month in which it begins; with the forecast where it is left out',
        examples: ['2026-03-01'],
      })
      .register(corrections, { correct: asIsoDate })
      .exactOptional(),
    ramp: z
      .number()
      .refine((months) => Number.isInteger(months), { error: 'must be a whole number' })
      .min(0, { error: 'must be at least 0' })
      .max(120, { error: 'must be at most 120' })
      .exactOptional()
      .meta({ description: 'Months until all of it is there, evenly', examples: [3] }),
    cost: z
      .strictObject({
        once: amount('When it begins', 20_000).exactOptional(),
        per_month: amount('In each month from then on', 5000).exactOptional(),
      })
      .exactOptional()
      .meta({ description: 'What it costs', examples: [{ once: 20_000, per_month: 5000 }] }),
  })
  .meta({
    description: 'One lever that is moved',
    examples: [{ lever: 'rate:selection', change: '+10 %' }],
  })

export const scenarioShape = z
  .strictObject({
    name: z
      .string()
      .min(1, { error: 'must not be empty' })
      .exactOptional()
      .meta({
        description: 'What it is called; the name of the file otherwise',
        examples: ['Better selection'],
      }),
    what: z
      .array(change)
      .min(1, { error: 'must name a lever' })
      .meta({
        description: 'What is changed: all of it together is the scenario',
        examples: [[{ lever: 'rate:selection', change: '+10 %' }]],
      }),
  })
  .meta({
    title: 'scenarios/*.yaml',
    description: 'What Bowline simulates beside what is expected',
  })

export type ScenarioShape = z.output<typeof scenarioShape>
export type ChangeShape = z.output<typeof change>
