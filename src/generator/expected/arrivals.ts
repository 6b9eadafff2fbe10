import { civilDate, parseDay } from '../../time/calendar.ts'
import type { Day } from '../../time/calendar.ts'
import { DAYS_PER_YEAR } from '../truth/spans.ts'
import type { Drift, Truth } from '../truth/truth.ts'

/** The days on which journeys may arrive, `until` excluded. */
export interface Timeline {
  readonly from: Day
  readonly length: number
}

export function timelineOf(truth: Truth): Timeline {
  const from = dayOf(truth.from)
  return { from, length: dayOf(truth.until) - from }
}

export function dayOf(text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new Error(`day must be a date: ${text}`)
  return day
}

/** Years since the first day, by the day since then. */
export function yearsAt(day: number): number {
  return day / DAYS_PER_YEAR
}

/** Weight of each day, and on it the share of each value of each attribute. */
export interface Arrivals {
  /** Sums to 1. */
  readonly day: Float64Array
  readonly share: readonly (readonly Float64Array[])[]
}

/** How journeys arrive: trend, season and week, and more by a channel while a campaign runs. */
export function arrivalsOf(truth: Truth): Arrivals {
  const timeline = timelineOf(truth)
  const day = Float64Array.from({ length: timeline.length }, (_, d) =>
    dayWeight(truth, timeline, d),
  )
  const share = truth.attributes.map(({ name, values }) => {
    const plain = values.map(({ share: drift }) =>
      Float64Array.from({ length: timeline.length }, (_, d) => drifted(drift, d, timeline)),
    )
    return name === 'channel' ? withCampaigns(truth, timeline, plain, day) : plain
  })
  const total = day.reduce((sum, weight) => sum + weight, 0)
  return { day: day.map((weight) => weight / total), share }
}

/** A straight line from the first day to the last. */
export function drifted([first, last]: Drift, day: number, { length }: Timeline): number {
  return length === 1 ? first : first + ((last - first) * day) / (length - 1)
}

function dayWeight({ arrivals }: Truth, { from }: Timeline, day: number): number {
  const years = yearsAt(day)
  const { month } = civilDate(Math.round(from + day - arrivals.seasonShift * years))
  const season = arrivals.season[month - 1] ?? 1
  const week = arrivals.week[(((from + day + 3) % 7) + 7) % 7] ?? 1
  return (1 + arrivals.trend) ** years * season * week
}

/** More arrive by the channel of a campaign, none fewer by the others; `day` grows in place. */
function withCampaigns(
  truth: Truth,
  timeline: Timeline,
  shares: readonly Float64Array[],
  day: Float64Array,
): readonly Float64Array[] {
  const names = truth.attributes.find(({ name }) => name === 'channel')?.values ?? []
  const raised = shares.map((share, index) =>
    share.map((usual, d) => usual * journeysFactor(truth, timeline, names[index]!.value, d)),
  )
  const totals = day.map((_, d) => raised.reduce((sum, share) => sum + share[d]!, 0))
  for (let d = 0; d < day.length; d++) day[d] = day[d]! * totals[d]!
  return raised.map((share) => share.map((weight, d) => weight / totals[d]!))
}

/** Journeys by a channel on a day, as a multiple of the usual. */
export function journeysFactor(
  truth: Truth,
  timeline: Timeline,
  channel: string,
  day: number,
): number {
  const caused = truth.channels.find((known) => known.channel === channel)?.caused ?? 0
  return 1 + caused * (spendFactor(truth, timeline, channel, day) - 1)
}

/** What a channel spends on a day, as a multiple of the usual; campaigns add what is beyond it. */
export function spendFactor(
  { arrivals }: Truth,
  { from }: Timeline,
  channel: string,
  day: number,
): number {
  return arrivals.campaigns
    .filter((campaign) => campaign.channel === channel)
    .filter((campaign) => dayOf(campaign.from) <= from + day && from + day < dayOf(campaign.until))
    .reduce((spend, campaign) => spend + campaign.spend - 1, 1)
}
