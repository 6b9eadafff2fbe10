import { anniversary, at, DAY, EXPORTED, later, type Minutes, startOfDay } from './clock.ts'
import { type Lead, monthlyPrice, type Opportunity } from './leads.ts'
import {
  FEWER_ONBOARDERS_DELAY,
  FEWER_ONBOARDERS_SINCE,
  type Motion,
  type Product,
  SEED,
  services,
} from './market.ts'
import { chance, logNormal, pick, type Random, sfc32, wholeNumber } from './random.ts'

/** What was agreed for a time; billing opens a new line at each anniversary and each change. */
export interface Term {
  readonly from: Minutes
  /** The day on which the next line takes over, or the service ends. */
  readonly to: Minutes | null
  readonly product: Product
  readonly sites: number
  readonly discount: number
}

export interface Customer {
  readonly lead: Lead
  readonly opportunity: Opportunity
  readonly signed: Minutes
  readonly monthly: boolean
  readonly live: Minutes | null
  readonly impact: Minutes | null
  readonly cancelled: { readonly at: Minutes; readonly reason: string } | null
  readonly terms: readonly Term[]
}

const leavingReasons = {
  'low use': 36,
  price: 24,
  competitor: 20,
  'site closed': 12,
  'champion left': 8,
}
/** Streams of chance of customers, apart from those of leads. */
const STREAM = 1_000_000

/** One customer's way from the knot on, as far as it was seen. `null` if nothing was signed. */
export function makeCustomer(lead: Lead): Customer | null {
  const { opportunity, motion } = lead
  if (opportunity === null || opportunity.won === null || motion === null) return null
  const random = sfc32(SEED, STREAM + lead.number)
  const signed = opportunity.won
  const monthly = motion === 'self_serve' && chance(random, 0.7)
  const { live, impact } = onboard(random, motion, signed)
  const cancelled = leave(random, motion, { signed, live, impact })
  const changes = {
    cancelled: cancelled?.at ?? null,
    ends: cancelled === null ? null : serviceEnd(signed, cancelled.at, monthly),
  }
  const terms = makeTerms(random, motion, opportunity, signed, changes)
  const gone = cancelled?.at ?? EXPORTED
  return {
    lead,
    opportunity,
    signed,
    monthly,
    live: live !== null && live < gone ? live : null,
    impact: impact !== null && impact < gone ? impact : null,
    cancelled: cancelled !== null && cancelled.at < EXPORTED ? cancelled : null,
    terms,
  }
}

function onboard(
  random: Random,
  motion: Motion,
  signed: Minutes,
): { live: Minutes | null; impact: Minutes | null } {
  const service = services[motion]
  const slow = motion === 'enterprise' && signed >= at(FEWER_ONBOARDERS_SINCE)
  const days = service.daysToLive * (slow ? FEWER_ONBOARDERS_DELAY : 1)
  const live = later(random, signed, Math.min(200, logNormal(random, days, 0.6)), 'by people')
  const daysToImpact = logNormal(random, service.daysToImpact, 0.7)
  const impact = later(random, live, Math.min(140, daysToImpact), 'by the product')
  const goesLive = chance(random, service.live)
  const hasImpact = chance(random, service.impact)
  return { live: goesLive ? live : null, impact: goesLive && hasImpact ? impact : null }
}

/** Chance to leave is even over the days; who never went live or felt an impact leaves sooner. */
function leave(
  random: Random,
  motion: Motion,
  { signed, live, impact }: { signed: Minutes; live: Minutes | null; impact: Minutes | null },
): { at: Minutes; reason: string } | null {
  const yearly = services[motion].churn * (impact === null ? 2 : 1)
  const meanDays = 365 / -Math.log(1 - Math.min(0.9, yearly))
  const days = live === null ? wholeNumber(random, 40, 120) : -Math.log(1 - random()) * meanDays
  const moment = later(random, signed, 25 + days, 'by people')
  const reason = live === null ? 'never went live' : pick(random, leavingReasons)
  return moment < EXPORTED ? { at: moment, reason } : null
}

/** A cancelled service runs to the end of the month or year that is paid for. */
function serviceEnd(signed: Minutes, cancelled: Minutes, monthly: boolean): Minutes {
  if (monthly) return startOfDay(cancelled) + 30 * DAY
  let years = 1
  while (anniversary(signed, years) <= cancelled) years++
  return anniversary(signed, years)
}

function makeTerms(
  random: Random,
  motion: Motion,
  { product, sites, discount }: Opportunity,
  signed: Minutes,
  { cancelled, ends }: { cancelled: Minutes | null; ends: Minutes | null },
): readonly Term[] {
  const first = { product, sites, discount }
  const renewed = anniversary(signed, 1)
  if (renewed >= EXPORTED || (ends !== null && renewed >= ends)) {
    return [{ from: startOfDay(signed), to: ends, ...first }]
  }
  const terms: Term[] = [{ from: startOfDay(signed), to: renewed, ...first }]
  const grows = chance(random, services[motion].expansion)
  const onTheDay = chance(random, 0.15)
  const grown = onTheDay ? renewed : renewed + wholeNumber(random, 7, 130) * DAY
  const more = {
    ...first,
    ...(product === 'Gate' && chance(random, 0.4)
      ? { product: 'Gate + Yard' as const }
      : { sites: sites + Math.max(1, Math.round(sites * (0.15 + 0.35 * random()))) }),
  }
  if (!grows || grown >= (cancelled ?? EXPORTED)) {
    return [...terms, { from: renewed, to: ends, ...first }]
  }
  if (!onTheDay) terms.push({ from: renewed, to: grown, ...first })
  return [...terms, { from: grown, to: ends, ...more }]
}

/** Euro cents a year. */
export function yearlyPrice(term: Pick<Term, 'product' | 'sites' | 'discount'>): {
  list: number
  agreed: number
} {
  const { list, agreed } = monthlyPrice(term.product, term.sites, term.discount)
  return { list: list * 12, agreed: agreed * 12 }
}
