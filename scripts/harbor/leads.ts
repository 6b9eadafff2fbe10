import type { Arrival } from './arrivals.ts'
import { at, EXPORTED, later, type Minutes } from './clock.ts'
import {
  channelOdds,
  type Channel,
  channelShare,
  type Country,
  countryShare,
  lossDelay,
  lossWrittenDown,
  type Motion,
  motionShare,
  owners,
  prices,
  type Product,
  RIVAL_ODDS,
  RIVAL_SINCE,
  SEED,
  services,
  type Step,
  transitions,
} from './market.ts'
import { chance, logNormal, pick, pickOne, type Random, sfc32, wholeNumber } from './random.ts'

export interface Ending {
  readonly at: Minutes
  readonly reason: string
}

export interface Lead {
  readonly number: number
  readonly motion: Motion | null
  readonly channel: Channel
  readonly country: Country
  readonly employees: number
  readonly becameKnown: Minutes
  readonly engaged: Minutes | null
  /** Given up by marketing, before there was an opportunity. */
  readonly lost: Ending | null
  readonly opportunity: Opportunity | null
}

export interface Opportunity {
  readonly owner: string | null
  readonly product: Product
  readonly sites: number
  /** Percent off the list price. */
  readonly discount: number
  readonly created: Minutes
  readonly qualified: Minutes | null
  readonly won: Minutes | null
  readonly lost: Ending | null
}

/** What a lead is, as far as it decides what becomes of it. */
interface Traits {
  readonly motion: Motion
  readonly channel: Channel
  readonly country: Country
  readonly ownerOdds: number
}

const leadReasons = { 'no answer': 40, 'wrong fit': 24, unsubscribed: 22, bounced: 14 }
const dealReasons = {
  'no decision': 38,
  price: 20,
  competitor: 17,
  timing: 15,
  'missing feature': 10,
}
const companySizes: Readonly<Record<Motion, { median: number; least: number; most: number }>> = {
  self_serve: { median: 22, least: 3, most: 90 },
  inside_sales: { median: 160, least: 30, most: 700 },
  enterprise: { median: 1400, least: 350, most: 19_000 },
}

/** One company's way up to the knot, with its own stream of chance. */
export function makeLead(number: number, { becameKnown, fair, unrouted }: Arrival): Lead {
  const random = sfc32(SEED, number)
  const motion = pick(random, motionShare)
  const channel = fair ? 'event' : pick(random, channelShare[motion])
  const country = pick(random, countryShare)
  const { median, least, most } = companySizes[motion]
  const employees = between(logNormal(random, median, 0.8), least, most)
  const lead = { number, motion, channel, country, employees, becameKnown }
  if (unrouted) {
    return { ...lead, motion: null, engaged: null, lost: null, opportunity: null }
  }
  const owner = owners[motion].length > 0 ? pickOne(random, owners[motion]) : null
  const traits = { motion, channel, country, ownerOdds: owner?.odds ?? 1 }

  const fromAwareness = passage(random, traits, 'awareness', becameKnown)
  if (fromAwareness.next === null) {
    return { ...lead, engaged: null, lost: fromAwareness.lost, opportunity: null }
  }
  const engaged = fromAwareness.next
  const fromEducation = passage(random, traits, 'education', engaged)
  if (fromEducation.next === null) {
    return { ...lead, engaged, lost: fromEducation.lost, opportunity: null }
  }
  // someone sent by a customer now and then asks for an offer at once
  const straight = channel === 'referral' && chance(random, 0.12)
  const created = straight ? engaged : fromEducation.next
  const opportunity = makeOpportunity(random, traits, owner?.name ?? null, created)
  return { ...lead, engaged: straight ? null : engaged, lost: null, opportunity }
}

function makeOpportunity(
  random: Random,
  traits: Traits,
  owner: string | null,
  created: Minutes,
): Opportunity {
  const { sites, discount } = services[traits.motion]
  const offer = {
    owner,
    product: chance(random, traits.motion === 'self_serve' ? 0.1 : 0.3)
      ? ('Gate + Yard' as const)
      : ('Gate' as const),
    sites: between(logNormal(random, sites.median, 0.5), sites.least, sites.most),
    discount: wholeNumber(random, discount.least, discount.most),
    created,
  }
  const fromConsideration = passage(random, traits, 'consideration', created)
  const qualified = fromConsideration.next
  if (qualified === null) {
    return { ...offer, qualified: null, won: null, lost: fromConsideration.lost }
  }
  const fromSelection = passage(random, traits, 'selection', qualified)
  return { ...offer, qualified, won: fromSelection.next, lost: fromSelection.lost }
}

/** How one stage ends for one lead; what would end after the export has not ended. */
function passage(
  random: Random,
  traits: Traits,
  step: Step,
  entered: Minutes,
): { next: Minutes | null; lost: Ending | null } {
  const { rate, days, spread } = transitions[traits.motion][step]
  const kept =
    traits.motion === 'self_serve' || step === 'awareness' ? 'by the product' : 'by people'
  const goesOn = chance(random, withOdds(rate, oddsOf(traits, step, entered)))
  const afterDays = logNormal(random, days, spread)
  if (goesOn) {
    return { next: seen(later(random, entered, afterDays, kept)), lost: null }
  }
  const written = chance(random, lossWrittenDown[step])
  const end = seen(later(random, entered, afterDays * lossDelay[step], 'by people'))
  const early = step === 'awareness' || step === 'education'
  const reason: string = early ? pick(random, leadReasons) : pick(random, dealReasons)
  return { next: null, lost: written && end !== null ? { at: end, reason } : null }
}

function oddsOf(
  { motion, channel, country, ownerOdds }: Traits,
  step: Step,
  entered: Minutes,
): number {
  const rival =
    step === 'selection' &&
    motion === 'inside_sales' &&
    country === 'DE' &&
    entered >= at(RIVAL_SINCE)
  return (
    channelOdds[channel][step] * (step === 'selection' ? ownerOdds : 1) * (rival ? RIVAL_ODDS : 1)
  )
}

function withOdds(probability: number, odds: number): number {
  const changed = (odds * probability) / (1 - probability)
  return changed / (1 + changed)
}

function seen(moment: Minutes): Minutes | null {
  return moment < EXPORTED ? moment : null
}

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)))
}

/** Euro cents per month, at list price and as agreed. */
export function monthlyPrice(
  product: Product,
  sites: number,
  discount: number,
): { list: number; agreed: number } {
  const list = prices[product] * 100 * sites
  return { list, agreed: Math.round((list * (100 - discount)) / 100) }
}
