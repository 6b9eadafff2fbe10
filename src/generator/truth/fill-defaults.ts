import { stages } from '../../standard/stages.ts'
import type { Drift, Duration, Effect, Offer, Share, Step, Team, Truth } from './truth.ts'
import type { TruthShape } from './truth-schema.ts'

type ShapeOf<K extends keyof TruthShape> = NonNullable<TruthShape[K]>
type StepShape = NonNullable<TruthShape['steps'][keyof TruthShape['steps']]>
type DurationShape = NonNullable<StepShape['time']>
type When = Truth['effects'][number]['when']

const WEEK: Duration = { kind: 'lognormal', median: 7, sigma: 1 }
const MONTH: Duration = { kind: 'lognormal', median: 30, sigma: 0.8 }
/** Where a file leaves out the first stages after the knot. */
const ONBOARDING = {
  commit: { chance: 0.95, time: { lognormal: { median: 21, sigma: 0.6 } } },
  live: { chance: 0.85, time: { lognormal: { median: 30, sigma: 0.8 } } },
}

/** The truth as it is worked with: everything a file leaves out, filled in. */
export function fillDefaults(shape: TruthShape): Truth {
  const { arrivals = {}, accounts = {} } = shape
  return {
    company: shape.company,
    currency: shape.currency,
    timezone: shape.timezone,
    from: shape.from,
    until: shape.until,
    size: shape.size ?? 20_000,
    attributes: Object.entries(shape.attributes ?? {}).map(([name, values]) => ({
      name,
      values: Object.entries(values).map(([value, share]) => ({ value, share: drift(share) })),
    })),
    mixes: (shape.mixes ?? []).map((mix) => ({
      attribute: mix.attribute,
      when: whenOf(mix.when),
      shares: Object.keys(shape.attributes?.[mix.attribute] ?? {}).map((value) => ({
        value,
        share: mix.shares[value] ?? 0,
      })),
    })),
    arrivals: {
      trend: arrivals.trend ?? 0,
      season: arrivals.season ?? Array.from({ length: 12 }, () => 1),
      seasonShift: arrivals.season_shift ?? 0,
      week: arrivals.week ?? Array.from({ length: 7 }, () => 1),
      campaigns: arrivals.campaigns ?? [],
    },
    steps: stepsOf(shape.steps),
    effects: (shape.effects ?? []).map(effectOf),
    luck: shape.luck ?? 0,
    accounts: { repeat: accounts.repeat ?? 0, parents: accounts.parents ?? 0 },
    offers: shape.offers.map(offerOf),
    channels: Object.entries(shape.channels ?? {}).map(([channel, given]) => ({
      channel,
      costPerJourney: given.cost_per_journey ?? 0,
      caused: given.caused ?? 0,
      touchesPerMonth: given.touches_per_month ?? 0,
    })),
    people: (shape.people ?? []).map(teamOf),
    currencies: Object.entries(shape.currencies ?? {}).map(([currency, { countries, rate }]) => ({
      currency,
      countries,
      rate: drift(rate),
    })),
  }
}

function stepsOf(given: TruthShape['steps']): readonly Step[] {
  const all: Readonly<Record<string, StepShape | undefined>> = { ...ONBOARDING, ...given }
  return stages.flatMap(({ id }) => {
    const step = all[id]
    return step === undefined ? [] : [stepOf(id, step)]
  })
}

function stepOf(stage: string, step: StepShape): Step {
  return {
    stage,
    chance: step.chance ?? 1,
    lost: step.lost ?? 0.9,
    skip: step.skip ?? 0,
    reasons: sharesOf(step.reasons, 'no_answer'),
    time: step.time === undefined ? WEEK : durationOf(step.time),
    timeLost: step.time_lost === undefined ? MONTH : durationOf(step.time_lost),
    oddsPerYear: step.odds_per_year ?? 1,
    meetings:
      step.meetings === undefined
        ? null
        : { ...step.meetings, gap: { kind: 'erlang', ...step.meetings.gap.erlang } },
  }
}

function effectOf(effect: ShapeOf<'effects'>[number]): Effect {
  return {
    name: effect.name,
    when: whenOf(effect.when),
    stages: effect.stages ?? [],
    from: effect.from ?? null,
    until: effect.until ?? null,
    odds: effect.odds ?? 1,
    time: effect.time ?? 1,
  }
}

function offerOf(offer: TruthShape['offers'][number]): Offer {
  const { churn, expansion, contraction, reactivation } = offer
  const none = { median: 1, sigma: 0 }
  return {
    name: offer.name,
    when: whenOf(offer.when),
    products: sharesOf(offer.products, offer.name),
    revenueModel: offer.revenue_model ?? 'subscription',
    price: offer.price,
    discount: offer.discount ?? null,
    term: offer.term ?? 12,
    billing: offer.billing ?? 'month',
    churn: {
      withImpact: churn.with_impact,
      without: churn.without ?? churn.with_impact,
      byTerm: churn.by_term ?? [1],
      notice: churn.notice ?? 60,
      reasons: sharesOf(churn.reasons, 'not_needed'),
    },
    expansion:
      expansion === undefined
        ? { perYear: 0, factor: none }
        : { perYear: expansion.per_year, factor: expansion.factor },
    contraction: contraction ?? { chance: 0, factor: none },
    reactivation:
      reactivation === undefined
        ? { chance: 0, time: MONTH }
        : { chance: reactivation.chance, time: durationOf(reactivation.time) },
    priceRises: offer.price_rises ?? [],
    usage: offer.usage ?? { sigma: 0.2, trend: 0 },
  }
}

function teamOf(team: ShapeOf<'people'>[number]): Team {
  return {
    role: team.role,
    when: whenOf(team.when),
    count: team.count,
    hiredFrom: team.hired_from ?? 365,
    rampMonths: team.ramp_months ?? 0,
    startOdds: team.start_odds ?? 1,
    quota: team.quota ?? 0,
    cost: team.cost ?? 0,
  }
}

function durationOf({ lognormal, weibull, erlang, ...rest }: DurationShape): Duration {
  if (lognormal !== undefined) return { kind: 'lognormal', ...lognormal }
  if (weibull !== undefined) return { kind: 'weibull', ...weibull }
  if (erlang !== undefined) return { kind: 'erlang', ...erlang }
  const parts = ('mixture' in rest ? rest.mixture : undefined) ?? []
  return {
    kind: 'mixture',
    parts: parts.map(({ share, time }) => ({ share, time: durationOf(time) })),
  }
}

function whenOf(when: ShapeOf<'effects'>[number]['when'] = {}): When {
  return Object.fromEntries(
    Object.entries(when).map(([name, values]) => [
      name,
      typeof values === 'string' ? [values] : values,
    ]),
  )
}

function sharesOf(shares: Readonly<Record<string, number>> = {}, otherwise: string) {
  const given = Object.entries(shares).map(([value, share]): Share => ({ value, share }))
  return given.length === 0 ? [{ value: otherwise, share: 1 }] : given
}

function drift(share: number | readonly [number, number]): Drift {
  return typeof share === 'number' ? [share, share] : share
}
