import { z } from 'zod'
import {
  corrections,
  isCurrency,
  isTimezone,
  nearestCurrency,
  nearestTimezone,
} from '../../project/shape/corrections.ts'
import {
  beta,
  date,
  drift,
  duration,
  fraction,
  gap,
  name,
  number,
  positive,
  shares,
  spread,
  text,
  when,
  whole,
} from './shape-pieces.ts'

/** The shape of `truth.yaml`, as it is written; what is left out has a default. */

const currency = z
  .string()
  .refine(isCurrency, { error: 'is not a currency of ISO 4217' })
  .meta({ examples: ['EUR'] })
  .register(corrections, { correct: nearestCurrency })

const campaign = z.strictObject({
  name: text,
  channel: text,
  from: date,
  until: date,
  spend: number(3, 1000),
})

const arrivals = z.strictObject({
  trend: z
    .number()
    .gt(-1, { error: 'must be above -1' })
    .max(100, { error: 'must be at most 100' })
    .meta({ examples: [0.2] })
    .exactOptional(),
  season: z
    .array(number(1, 1000))
    .length(12, { error: 'must have a factor for each of 12 months' })
    .meta({ examples: [[1, 1, 1.1, 1.1, 1, 1, 0.8, 0.6, 1.1, 1.2, 1.1, 0.8]] })
    .exactOptional(),
  season_shift: z
    .number()
    .min(-366)
    .max(366)
    .meta({ examples: [10] })
    .exactOptional(),
  week: z
    .array(number(1, 1000))
    .length(7, { error: 'must have a factor for each of 7 days' })
    .meta({ examples: [[1.1, 1.2, 1.2, 1.1, 0.9, 0.3, 0.2]] })
    .exactOptional(),
  campaigns: z.array(campaign).exactOptional(),
})

const step = z
  .strictObject({
    chance: fraction.exactOptional(),
    lost: fraction.exactOptional(),
    skip: fraction.exactOptional(),
    reasons: shares.exactOptional(),
    time: duration.exactOptional(),
    time_lost: duration.exactOptional(),
    odds_per_year: number(1.1, 1000).exactOptional(),
    meetings: z
      .strictObject({ count: whole(3, 1, 50), each: fraction, gap })
      .meta({
        examples: [{ count: 3, each: 0.8, gap: { erlang: { mean: 10, shape: 2 } } }],
      })
      .exactOptional(),
  })
  .meta({ examples: [{ chance: 0.3 }] })

const effect = z.strictObject({
  name: text,
  when: when.exactOptional(),
  stages: z.array(z.string()).exactOptional(),
  from: date.exactOptional(),
  until: date.exactOptional(),
  odds: number(1.5, 1e6).exactOptional(),
  time: positive(1.5, 1e4).exactOptional(),
})

const churn = z
  .strictObject({
    with_impact: beta,
    without: beta.exactOptional(),
    by_term: z.array(number(1, 1e6)).min(1, { error: 'is empty' }).exactOptional(),
    notice: whole(60, 0, 3660).exactOptional(),
    reasons: shares.exactOptional(),
  })
  .meta({ examples: [{ with_impact: { alpha: 1, beta: 7 } }] })

const offer = z.strictObject({
  name: text,
  when: when.exactOptional(),
  products: shares.exactOptional(),
  revenue_model: z.enum(['subscription', 'usage', 'prepaid']).exactOptional(),
  price: z
    .strictObject({ median: positive(6000), sigma: number(0.5, 5) })
    .meta({ examples: [{ median: 6000, sigma: 0.5 }] }),
  discount: beta.exactOptional(),
  term: whole(12, 1, 120).exactOptional(),
  billing: z.enum(['month', 'year']).exactOptional(),
  churn,
  expansion: z.strictObject({ per_year: number(0.3, 100), factor: spread }).exactOptional(),
  contraction: z.strictObject({ chance: fraction, factor: spread }).exactOptional(),
  reactivation: z.strictObject({ chance: fraction, time: duration }).exactOptional(),
  price_rises: z.array(z.strictObject({ on: date, factor: positive(1.05, 100) })).exactOptional(),
  usage: z
    .strictObject({ sigma: number(0.2, 5), trend: z.number().gt(-1).max(100) })
    .meta({ examples: [{ sigma: 0.2, trend: 0 }] })
    .exactOptional(),
})

const team = z.strictObject({
  role: text,
  when: when.exactOptional(),
  count: whole(5, 1, 10_000),
  hired_from: whole(365, 0, 36_600).exactOptional(),
  ramp_months: number(6, 120).exactOptional(),
  start_odds: number(0.5, 1000).exactOptional(),
  quota: number(50_000).exactOptional(),
  cost: number(7000).exactOptional(),
})

const mix = z.strictObject({
  attribute: text.meta({ examples: ['segment'] }),
  when,
  shares,
})

export const truthShape = z.strictObject({
  company: text.meta({ examples: ['Quay'] }),
  currency,
  timezone: z
    .string()
    .refine(isTimezone, { error: 'is not a time zone of IANA' })
    .meta({ examples: ['Europe/Paris'] })
    .register(corrections, { correct: nearestTimezone }),
  from: date,
  until: date,
  size: whole(20_000, 1, 1_000_000_000).exactOptional(),
  attributes: z
    .record(name, z.record(text, drift).meta({ examples: [{ inbound: 0.6, outbound: 0.4 }] }))
    .meta({ examples: [{ motion: { inbound: 0.6, outbound: 0.4 } }] })
    .exactOptional(),
  mixes: z.array(mix).exactOptional(),
  arrivals: arrivals.exactOptional(),
  steps: z
    .strictObject({
      awareness: step.exactOptional(),
      education: step.exactOptional(),
      consideration: step.exactOptional(),
      selection: step.exactOptional(),
      commit: step.exactOptional(),
      live: step.exactOptional(),
    })
    .meta({ examples: [{ awareness: { chance: 0.3 } }] }),
  effects: z.array(effect).exactOptional(),
  luck: number(0.5, 10).exactOptional(),
  accounts: z
    .strictObject({ repeat: fraction.exactOptional(), parents: fraction.exactOptional() })
    .exactOptional(),
  offers: z
    .array(offer)
    .min(1, { error: 'is empty' })
    .meta({
      examples: [
        [
          {
            name: 'standard',
            price: { median: 6000, sigma: 0.5 },
            churn: { with_impact: { alpha: 1, beta: 7 } },
          },
        ],
      ],
    }),
  channels: z
    .record(
      text,
      z.strictObject({
        cost_per_journey: number(40).exactOptional(),
        caused: fraction.exactOptional(),
        touches_per_month: number(0.5, 1000).exactOptional(),
      }),
    )
    .exactOptional(),
  people: z.array(team).exactOptional(),
  currencies: z
    .record(
      currency,
      z.strictObject({
        countries: z.array(text).min(1, { error: 'is empty' }),
        rate: z.union([positive(0.9, 1e6), z.tuple([positive(0.9, 1e6), positive(0.9, 1e6)])]),
      }),
    )
    .exactOptional(),
})

export type TruthShape = z.output<typeof truthShape>
