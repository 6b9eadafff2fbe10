import type { Engine, Slice } from '../../engine/engine.ts'
import type { CohortCell, Moved } from '../../engine/money.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { customerFacts, noCustomers } from '../../models/math/forecast/customer-facts.ts'
import { lastOf, spreadOf, type Signed } from '../../models/math/forecast/deal-facts.ts'
import type { CustomerFacts, OnboardingFacts } from '../../models/math/forecast/facts.ts'
import { monthsBetween } from '../../models/math/forecast/months-between.ts'
import { onboardingFacts } from '../../models/math/forecast/onboarding-facts.ts'
import type { Profile } from '../../standard/profiles.ts'
import type { Day } from '../../time/calendar.ts'
import { paidYearly } from './paid-yearly.ts'
import type { Asked } from '../input/normalize.ts'
import { questionBy } from '../money/money-asked.ts'
import { subscriptionsOf } from '../money/subscriptions-of.ts'

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

/** What moved until a day: it tells every earlier day too, as far as rows do not change afterwards. */
export interface MoneyRows {
  readonly until: Day
  readonly moved: readonly Moved[]
  /** Of new business, as it was signed and as it began. */
  readonly signed: readonly Moved[]
  readonly begun: readonly Moved[]
  readonly cohorts: readonly CohortCell[]
  readonly paidYearly: (on: Day) => number
}

const nothing: SliceMoney = {
  signed: null,
  spread: 0,
  onboarding: { signed: 0, begun: 0, curve: [] },
  customers: noCustomers,
}

/** Asks what was signed and what moved before the as-of date; `null`: nobody says. */
export async function moneyRows(
  engine: Engine,
  { asked, business, profile: { policies } }: MoneyFacts,
): Promise<MoneyRows | null> {
  const { catalog } = engine
  if (subscriptionsOf(catalog, asked, policies.source) !== 'told') return null
  const isTold = subscriptionsOf(catalog, business, policies.source) === 'told'
  const { where } = isTold ? business : asked
  const question = questionBy(asked, 'month', policies)
  const moved = await engine.moved(question)
  const begun = where === asked.where ? moved : await engine.moved({ ...question, where })
  const committed = { ...question, where, policies: { ...policies, begins: 'committed' as const } }
  const signed = hasCommitted(engine, policies) ? await engine.moved(committed) : begun
  const cohorts = await engine.cohorts(question)
  const yearly = await paidYearly(engine, policies.source)
  return { until: asked.asOf, moved, signed, begun, cohorts, paidYearly: yearly }
}

/** What was signed, what runs and what moved before the as-of date, which the rows reach. */
export async function forecastMoney(
  engine: Engine,
  { asked, profile: { policies } }: Pick<MoneyFacts, 'asked' | 'profile'>,
  rows: MoneyRows | null,
): Promise<ForecastMoney> {
  if (rows === null) return { moved: [], of: () => nothing }
  const origin = asked.asOf
  const isBefore = ({ period }: Moved): boolean => period < origin
  const moved = rows.moved.filter(isBefore)
  const cells = rows.cohorts.filter(({ start, age }) => monthsBetween(start, origin) > age)
  const question = { ...questionBy(asked, 'month', policies), limit: LARGEST, offset: 0 }
  const of = {
    moved: bySlice(moved),
    cohorts: bySlice(cells),
    held: bySlice(await engine.held(question)),
    begun: bySlice(rows.begun.filter(isBefore)),
    signed: bySlice(rows.signed.filter(isBefore)),
  }
  const yearly = rows.paidYearly(origin)
  return {
    moved,
    of: (slice) => {
      const held = of.held(slice)
      const signed = newByMonth(of.signed(slice), origin)
      const began = newByMonth(of.begun(slice), origin)
      return {
        signed,
        spread: spreadOf(held.map(({ amount }) => Number(amount))),
        onboarding: onboardingFacts(signed.units, lastOf(began.units, signed.units.length)),
        customers: customerFacts({
          origin,
          moved: of.moved(slice),
          cohorts: of.cohorts(slice),
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
