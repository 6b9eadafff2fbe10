import type { Day } from '../../time/calendar.ts'
import { DAYS_PER_MONTH } from '../truth/spans.ts'
import type { Offer, Truth } from '../truth/truth.ts'
import { dayOf, timelineOf } from './arrivals.ts'
import { durationCdf } from './duration-cdf.ts'
import { firstMoreLaw } from './first-more.ts'
import { chanceNodes, leavingAt, renewalsBefore, renewedShares } from './renewals.ts'
import type { Group } from './renewals.ts'

/** Contracts of one offer signed on one day; days since the truth's first. */
export interface Cohort {
  readonly signed: number
  readonly renewals: readonly number[]
  readonly contract: Readonly<Record<Group, Renewing>>
  readonly comeback: Comeback
  /** By days since the signing. */
  readonly more: Float64Array
}

export interface Renewing {
  /** Share that has renewed so many times, from none on. */
  readonly renewed: readonly number[]
  /** Of those who left at the first renewal and came back: the share that renews then. */
  readonly renewedNext: number
}

/** By days since a customer left; who comes back is taken to leave no second time. */
export interface Comeback {
  readonly back: Float64Array
  /** Back for a term or longer. */
  readonly due: Float64Array
  /** Back, and since then paying more. */
  readonly more: Float64Array
}

/** Beyond the end, so that incidence can be told for those who come last. */
export const DAYS_BEYOND = 400

export function cohortsOf(truth: Truth, offer: Offer): readonly Cohort[] {
  const { from, length } = timelineOf(truth)
  const reach = length + DAYS_BEYOND
  const laws = new Map<string, Float64Array>()
  const most = renewalsBefore(from, offer.term, from + reach + 31).length + 1
  const contract = {
    withImpact: renewing(offer, 'withImpact', most),
    without: renewing(offer, 'without', most),
  }
  const comeback = comebackOf(offer, reach)
  return Array.from({ length }, (_, signed) => {
    const due = renewalsBefore(from + signed, offer.term, from + reach)
    const rises = risesAt(offer, from + signed, due)
    const key = rises.join(' ').replace(/( ?1)*$/, '')
    let more = laws.get(key)
    if (more === undefined) {
      more = firstMoreLaw(offer, rises, reach)
      laws.set(key, more)
    }
    return { signed, renewals: due.map((day) => day - from), contract, comeback, more }
  })
}

/** Factor of the price at each renewal; a rise counts at the end of the term it falls into. */
export function risesAt(offer: Offer, signedOn: Day, renewals: readonly Day[]): readonly number[] {
  return renewals.map((due, index) => {
    const start = renewals[index - 1] ?? signedOn
    return offer.priceRises
      .filter(({ on }) => start < dayOf(on) && dayOf(on) <= due)
      .reduce((product, { factor }) => product * factor, 1)
  })
}

function renewing(offer: Offer, group: Group, most: number): Renewing {
  const left = chanceNodes(offer.churn[group]).map(({ chance, weight }) => ({
    mass: weight * leavingAt(offer.churn, chance, 0),
    renews: 1 - leavingAt(offer.churn, chance, 1),
  }))
  const mass = left.reduce((sum, node) => sum + node.mass, 0)
  const renewed = left.reduce((sum, node) => sum + node.mass * node.renews, 0)
  return { renewed: renewedShares(offer, group, most), renewedNext: renewed / mass }
}

/** Somebody comes back a day after leaving at the earliest. */
function comebackOf(offer: Offer, reach: number): Comeback {
  const { chance, time } = offer.reactivation
  const cdf = durationCdf(time)
  const term = Math.round(offer.term * DAYS_PER_MONTH)
  const back = Float64Array.from({ length: reach + 1 }, (_, day) =>
    day < 2 || chance === 0 ? 0 : chance * cdf(day),
  )
  const due = back.map((_, day) => (day < term ? 0 : back[day - term]!))
  const law = firstMoreLaw(offer, [], reach)
  const more = back.map((_, day) => {
    let sum = 0
    for (let away = 1; away < day; away++) {
      sum += (back[away + 1]! - back[away]!) * law[day - away]!
    }
    return sum
  })
  return { back, due, more }
}
