import { betaMean } from '../../stats/beta.ts'
import { logNormalMean } from '../../stats/log-normal.ts'
import { DAYS_PER_YEAR } from '../truth/spans.ts'
import type { Offer, Truth } from '../truth/truth.ts'
import { dayOf } from './arrivals.ts'
import { risesAt } from './cohort.ts'
import type { CustomerKind } from './customer-kinds.ts'
import { durationCdf } from './duration-cdf.ts'
import { groups, renewalsBefore, renewedAgain, renewedShares } from './renewals.ts'
import type { Group } from './renewals.ts'
import { signingsOf } from './signings.ts'
import { spreadMoves } from './spread-moves.ts'
import type { Moves } from './spread-moves.ts'

/** Yearly recurring revenue that moves on each day, for each journey that arrives. */
export interface Flows {
  readonly new: Float64Array
  readonly expansion: Float64Array
  readonly contraction: Float64Array
  readonly churn: Float64Array
  readonly reactivation: Float64Array
}

export function flowsOf(truth: Truth, kinds: readonly CustomerKind[]): Flows {
  const length = dayOf(truth.until) - dayOf(truth.from)
  const flow = (): Float64Array => new Float64Array(length)
  const flows = {
    new: flow(),
    expansion: flow(),
    contraction: flow(),
    churn: flow(),
    reactivation: flow(),
  }
  for (const kind of kinds) {
    const offer = truth.offers[kind.offer]!
    const price = meanPrice(offer)
    for (const group of groups) {
      const run = contractRun(truth, offer, group, flows)
      for (const signing of signingsOf(truth, kind)) {
        const lost = group === 'without' ? signing.lost : null
        run.sign(
          signing.day,
          signing[group] * price,
          lost === null ? null : lost.map((x) => x * price),
        )
      }
      run.comeBack()
    }
  }
  return flows
}

/** What a year costs on average, in the company's currency at the rates of the first day. */
export function meanPrice({ price, discount }: Offer): number {
  return logNormalMean(price) * (1 - (discount === null ? 0 : betaMean(discount)))
}

interface ContractRun {
  /** Revenue that begins on a day; `lost` of it goes in onboarding, by days since. */
  sign(day: number, revenue: number, lost: Float64Array | null): void
  /** Whoever comes back, once all have signed. */
  comeBack(): void
}

/** Follows the revenue of one group of customers of an offer through its terms. */
function contractRun(truth: Truth, offer: Offer, group: Group, flows: Flows): ContractRun {
  const from = dayOf(truth.from)
  const length = flows.new.length
  const rate = offer.expansion.perYear / DAYS_PER_YEAR
  const growth = spreadMoves(offer.expansion.factor)
  const most = renewalsBefore(from, offer.term, from + length + 31).length + 1
  const renewed = renewedShares(offer, group, most)
  const away = awayDays(offer, length)
  /** By the renewal at which they left, revenue by day of coming back. */
  const back: Float64Array[] = []

  /** Revenue through its terms until the end; `left` at each renewal gets what goes there. */
  const follow = (
    day: number,
    revenue: number,
    shares: readonly number[],
    lost: Float64Array | null,
    leave: (renewal: number, day: number, revenue: number) => void,
  ): void => {
    const due = renewalsBefore(from + day, offer.term, from + length)
    const rises = risesAt(offer, from + day, due)
    let here = revenue
    // Of what began here, the part that is not lost in onboarding.
    let kept = 1
    let renewal = 0
    for (let at = day + 1; at < length; at++) {
      const next = lost === null ? kept : kept - (lost[at - day] ?? 0) / revenue
      if (next < kept) {
        const gone = here * (1 - Math.max(0, next) / kept)
        flows.churn[at] = flows.churn[at]! - gone
        here -= gone
        kept = Math.max(1e-300, next)
      }
      if (renewal < due.length && due[renewal]! - from === at) {
        const share = shares[renewal + 1]! / shares[renewal]!
        const gone = here * (1 - share)
        flows.churn[at] = flows.churn[at]! - gone
        leave(renewal + 1, at, gone)
        here = move(flows, at, here - gone, renewalMoves(offer, rises[renewal]!))
        renewal++
      } else {
        here = move(flows, at, here, { up: rate * growth.up, down: rate * growth.down })
      }
    }
  }

  const leave = (renewal: number, at: number, revenue: number): void => {
    if (offer.reactivation.chance === 0) return
    const days = (back[renewal] ??= new Float64Array(length))
    for (let day = at + 1; day < length; day++) days[day] = days[day]! + revenue * away[day - at]!
  }

  return {
    sign(day, revenue, lost) {
      if (revenue <= 0) return
      flows.new[day] = flows.new[day]! + revenue
      follow(day, revenue, renewed, lost, leave)
    },
    comeBack() {
      const again = back.map((_, renewal) => renewedAgain(offer, group, renewal, most))
      for (let day = 0; day < length; day++) {
        back.forEach((days, renewal) => {
          const revenue = days[day]!
          if (revenue === 0) return
          flows.reactivation[day] = flows.reactivation[day]! + revenue
          follow(day, revenue, again[renewal]!, null, (_, at, gone) => leave(renewal, at, gone))
        })
      }
    },
  }
}

/** Probability to come back after so many days, one at least. */
function awayDays({ reactivation }: Offer, length: number): Float64Array {
  const cdf = durationCdf(reactivation.time)
  return Float64Array.from({ length: length + 1 }, (_, day) => {
    if (day === 0) return 0
    return reactivation.chance * (cdf(day + 1) - (day === 1 ? 0 : cdf(day)))
  })
}

function renewalMoves({ contraction }: Offer, rise: number): Moves {
  const { median, sigma } = contraction.factor
  const shrunk = spreadMoves({ median: median * rise, sigma })
  const plain = spreadMoves({ median: rise, sigma: 0 })
  const { chance } = contraction
  return {
    up: chance * shrunk.up + (1 - chance) * plain.up,
    down: chance * shrunk.down + (1 - chance) * plain.down,
  }
}

function move(flows: Flows, at: number, revenue: number, { up, down }: Moves): number {
  flows.expansion[at] = flows.expansion[at]! + revenue * up
  flows.contraction[at] = flows.contraction[at]! - revenue * down
  return revenue * (1 + up - down)
}
