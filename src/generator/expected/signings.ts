import type { Truth } from '../truth/truth.ts'
import { dayOf } from './arrivals.ts'
import type { CustomerKind } from './customer-kinds.ts'
import type { DayLaw } from './day-law.ts'
import { monthsLater } from './renewals.ts'

/** Those who sign on a day, as shares of all journeys. */
export interface Signing {
  readonly day: number
  readonly withImpact: number
  readonly without: number
  /** Of those without, the share lost in onboarding on each day, first the day of signing. */
  readonly lost: Float64Array
}

/** Points that stand for a time, of equal probability. */
const QUANTILES = 16

/** Customers of a kind by day of signing: impact in time or not, and who is lost before it. */
export function signingsOf(truth: Truth, kind: CustomerKind): readonly Signing[] {
  const from = dayOf(truth.from)
  const { term } = truth.offers[kind.offer]!
  const { commit, live } = kind
  const length = kind.signed[0]![0]!.length
  const quantiles = [...commit.timesLost, ...live.timesLost].map(quantilesOf)
  const lostLive = quantiles.slice(commit.timesLost.length)
  return kind.signed[0]![0]!.reduce<Signing[]>((found, _, day) => {
    const due = monthsLater(from + day, term) - from
    const lost = new Float64Array(length - day)
    const lose = (since: number, mass: number, points: readonly number[]): void => {
      for (const point of points) {
        const at = Math.max(1, since - day + point)
        if (at < lost.length) lost[at] = lost[at]! + mass / points.length
      }
    }
    let all = 0
    let withImpact = 0
    kind.signed[0]!.forEach((days, luck) => {
      const mass = days[day]!
      if (mass === 0) return
      all += mass
      const { goOn, losses } = kind.commitChances[luck]![day]!
      const time = commit.times.get(commit.influence.time[day]!)!
      losses.forEach((share, part) => lose(day, mass * share, quantiles[part]!))
      withImpact += mass * goOn * commit.skip * reachedBy(time, due - day)
      const going = mass * goOn * (1 - commit.skip)
      for (let at = day; at < length; at++) {
        const here = going * time.onDay[at - day]!
        if (here < 1e-12) continue
        const chances = kind.liveChances[luck]![at]!
        if (at < due) {
          const reaching = reachedBy(live.times.get(live.influence.time[at]!)!, due - at)
          withImpact += here * chances.goOn * (1 - live.skip) * reaching
        }
        chances.losses.forEach((share, part) => lose(at, here * share, lostLive[part]!))
      }
    })
    if (all > 0) found.push({ day, withImpact, without: all - withImpact, lost })
    return found
  }, [])
}

/** In whole days; a time that ends beyond the days known is left out by being far away. */
function quantilesOf({ by }: DayLaw): readonly number[] {
  let day = 0
  return Array.from({ length: QUANTILES }, (_, index) => {
    while (day < by.length && by[day]! < (index + 0.5) / QUANTILES) day++
    return day
  })
}

function reachedBy({ before, cdf }: DayLaw, days: number): number {
  return before[days] ?? cdf(days - 0.5)
}
