import type { Engine } from '../engine/engine.ts'
import type { CohortCell, Held, MoneyQuestion, Moved } from '../engine/money.ts'
import { bySlice } from '../models/data/by-slice.ts'
import type { Slice } from '../models/data/slices.ts'
import { customerFacts, noCustomers } from '../models/math/forecast/customer-facts.ts'
import { spreadOf, type Signed } from '../models/math/forecast/deal-facts.ts'
import type { CustomerFacts, OnboardingFacts } from '../models/math/forecast/facts.ts'
import { monthsBetween } from '../models/math/forecast/months-between.ts'
import { onboardingFacts } from '../models/math/forecast/onboarding-facts.ts'
import type { Profile } from '../standard/profiles.ts'
import type { Day } from '../time/calendar.ts'
import { paidYearly } from './paid-yearly.ts'
import type { Asked } from './normalize.ts'
import { subscriptionsOf } from './subscriptions-of.ts'

/** How many of those who pay most are told one by one. */
const LARGEST = 2000

/** What is counted of one slice's money. */
export interface SliceMoney {
  /** What new customers signed for; `null`: nobody says. */
  readonly signed: Signed | null
  /** Of what customers pay, see `spreadOf`. */
  readonly spread: number
  readonly onboarding: OnboardingFacts
  readonly customers: CustomerFacts
}

export interface ForecastMoney {
  readonly moved: readonly Moved[]
  readonly of: (slice: Slice) => SliceMoney
}

interface MoneyFacts {
  readonly asked: Asked
  /** New business alone, where that can be told. */
  readonly business: Asked
  readonly profile: Profile
}

const nothing: SliceMoney = {
  signed: null,
  spread: 0,
  onboarding: { signed: 0, begun: 0, curve: [] },
  customers: noCustomers,
}

/** Asks what was signed, what runs and what moved before the as-of date. */
export async function forecastMoney(
  engine: Engine,
  { asked, business, profile: { policies } }: MoneyFacts,
): Promise<ForecastMoney> {
  const { catalog } = engine
  const origin = asked.asOf
  if (subscriptionsOf(catalog, asked, policies.source) !== 'told') {
    return { moved: [], of: () => nothing }
  }
  const isTold = subscriptionsOf(catalog, business, policies.source) === 'told'
  const { where } = isTold ? business : asked
  const question: MoneyQuestion & { readonly interval: 'month' } = {
    asOf: origin,
    knownBefore: asked.knownBefore,
    by: asked.by,
    where: asked.where,
    scope: [],
    interval: 'month',
    grain: policies.grain,
    policies,
  }
  const moved = await engine.moved(question)
  const committed = { ...question, where, policies: { ...policies, begins: 'committed' as const } }
  const isSame = where === asked.where
  const begun = isSame ? moved : await engine.moved({ ...question, where })
  const signed = hasCommitted(engine, policies) ? await engine.moved(committed) : begun
  const counts = {
    moved: bySlice(moved),
    cohorts: bySlice<CohortCell>(await engine.cohorts(question)),
    held: bySlice<Held>(await engine.held({ ...question, limit: LARGEST, offset: 0 })),
    begun: bySlice(begun),
    signed: bySlice(signed),
  }
  const yearly = await paidYearly(engine, policies.source, origin)
  return {
    moved,
    of: (slice) => {
      const held = counts.held(slice)
      const told = newByMonth(counts.signed(slice), origin)
      const began = newByMonth(counts.begun(slice), origin)
      const { length } = told.units
      return {
        signed: told,
        spread: spreadOf(held.map(({ amount }) => Number(amount))),
        onboarding: onboardingFacts(told.units, began.units.slice(-length)),
        customers: customerFacts({
          origin,
          moved: counts.moved(slice),
          cohorts: counts.cohorts(slice),
          held,
          paidYearly: yearly,
        }),
      }
    },
  }
}

/** It is known when contracts were signed, beside when they began. */
function hasCommitted({ catalog }: Engine, { source, begins }: Profile['policies']): boolean {
  const subscriptions = catalog.tables.find(({ name }) => name === 'subscriptions')
  const isMapped = subscriptions?.columns.includes('committed_at') === true
  return source === 'subscriptions' && begins === 'started' && isMapped
}

/** New customers and what they pay, from the first month with any. */
function newByMonth(moved: readonly Moved[], origin: Day): Signed {
  const fresh = moved.filter(({ movement }) => movement === 'new')
  const first = Math.min(...fresh.map(({ period }) => period))
  const length = Number.isFinite(first) ? monthsBetween(first, origin) : 0
  const units = Array.from({ length }, () => 0)
  const amounts = [...units]
  for (const { period, units: count, amount } of fresh) {
    const month = monthsBetween(first, period)
    units[month] = (units[month] ?? 0) + count
    amounts[month] = (amounts[month] ?? 0) + Number(amount)
  }
  return { units, amounts }
}
