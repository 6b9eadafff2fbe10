import { civilDate } from '../../time/calendar.ts'
import type { Day } from '../../time/calendar.ts'
import type { Attribute, Drift, Truth } from '../truth/truth.ts'
import { DAYS_PER_YEAR } from '../truth/spans.ts'
import type { PreparedCampaign } from './company.ts'

export interface Days {
  readonly firstDay: Day
  readonly endDay: Day
}

/** What each day weighs among all: trend, season, day of the week and what campaigns bring. */
export function dayWeights(truth: Truth, days: Days, lifts: readonly Lifts[]): number[] {
  const { trend, season, seasonShift, week } = truth.arrivals
  return lifts.map((lift, index) => {
    const years = index / DAYS_PER_YEAR
    const day = days.firstDay + index
    const { month } = civilDate(Math.round(day - seasonShift * years))
    // 1970-01-01 was a Thursday.
    const weekday = (((day + 3) % 7) + 7) % 7
    return (1 + trend) ** years * season[month - 1]! * week[weekday]! * lift.whole
  })
}

/** How many times more come on a day, by each channel and over all. */
export interface Lifts {
  /** By value of `channel`; empty where there is no such attribute. */
  readonly each: readonly number[]
  readonly whole: number
}

/** Several campaigns of a channel on one day add what they spend beyond the usual. */
export function liftsByDay(
  truth: Truth,
  days: Days,
  campaigns: readonly PreparedCampaign[],
): readonly Lifts[] {
  const channel = truth.attributes.find(({ name }) => name === 'channel')
  const caused = new Map(truth.channels.map((found) => [found.channel, found.caused]))
  return Array.from({ length: days.endDay - days.firstDay }, (_, index) => {
    const day = days.firstDay + index
    const each = (channel?.values ?? []).map(({ value }, place) => {
      const more = campaigns.reduce((sum, campaign, nth) => {
        const runs = campaign.channel === place && campaign.from <= day && day < campaign.until
        return runs ? sum + truth.arrivals.campaigns[nth]!.spend - 1 : sum
      }, 0)
      return 1 + (caused.get(value) ?? 0) * more
    })
    const shares = (channel?.values ?? []).map(({ share }) => shareOn(share, index, days))
    const whole = channel === undefined ? 1 : each.reduce((sum, by, i) => sum + by * shares[i]!, 0)
    return { each, whole }
  })
}

/** Up to where each value of an attribute reaches on each day, in [0, 1]. */
export function mixByDay(attribute: Attribute, days: Days, lifts: readonly Lifts[]): Float64Array {
  const { values, name } = attribute
  const reach = new Float64Array(lifts.length * values.length)
  lifts.forEach((lift, index) => {
    const weights = values.map(({ share }, place) => {
      const by = name === 'channel' ? lift.each[place]! : 1
      return shareOn(share, index, days) * by
    })
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    let above = 0
    weights.forEach((weight, place) => {
      above += weight / whole
      reach[index * values.length + place] = above
    })
  })
  return reach
}

/** In a straight line from the first day to the last. */
function shareOn([first, last]: Drift, index: number, { firstDay, endDay }: Days): number {
  const steps = endDay - firstDay - 1
  return steps === 0 ? first : first + ((last - first) * index) / steps
}
