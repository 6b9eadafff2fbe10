import type { Followed } from '../../engine/engine.ts'
import { incidencePaths, shareAt } from '../../stats/survival/aalen-johansen.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import { HEADLINE_AGES, seenAges } from '../data/headline-age.ts'
import { noRateAndTimes, rateOf, type Rate, type RateAndTimes } from '../data/rates.ts'
import { CAUSES, ON, watchedOf } from '../data/watched.ts'
import { DAYS_PER_MONTH } from './going-on.ts'
import type { Cell } from './sheet.ts'

export interface StepFacts {
  /** One stage and slice, counted with `HEADLINE_SECONDS`. */
  readonly followed: readonly Followed[]
  /** Entries with a date, followed or not. */
  readonly entered: number
  /** Journeys that passed the stage over and went on, beside those who entered it. */
  readonly skipping: number
  /** Days, or fewer where these entries cannot be followed so long; `null`: as long as they can. */
  readonly age: number | null
  /** The same by clusters, as `RateFacts` has them. */
  readonly clustered: readonly Followed[] | null
}

export interface MeasuredStep {
  /** As far as it can be followed; of those who entered the stage alone. */
  readonly told: Rate
  readonly rate: Cell | null
  readonly days: Cell | null
  /** As a `Sheet` has it; `null` where nobody goes on. */
  readonly curve: readonly number[] | null
  /** Of those who go on, how many did only towards the end of what can be followed; in days. */
  readonly late: { readonly since: number; readonly longest: number; readonly share: number } | null
}

/**
 * A step as measured by the longest age to which it can be followed: what goes on later than the
 * headline age is won too. Who passes the stage over has gone through it at once, so that the
 * rates of a row of stages multiply to what becomes of those who enter the first.
 */
export function measuredStep({ skipping, age, ...facts }: StepFacts): MeasuredStep {
  const { followed, entered } = facts
  const longest = age ?? longestAge(followed) ?? 0
  const tries = HEADLINE_AGES.filter((days) => days <= longest).toReversed()
  const at = (days: number) =>
    rateOf({
      ...facts,
      age: days,
      matureIndex: HEADLINE_AGES.findIndex((each) => each === days),
    })
  const { rate, time, timeRanges } = firstTold(tries, at)
  const { value } = rate
  if (value === null) return { told: rate, rate: null, days: null, curve: null, late: null }
  const all = entered + skipping
  const withSkipping = (share: number): number => (share * entered + skipping) / all
  const range = timeRanges.median
  return {
    told: rate,
    rate: {
      value: withSkipping(value),
      from: 'measured',
      low: rate.low === null ? null : withSkipping(rate.low),
      high: rate.high === null ? null : withSkipping(rate.high),
      n: all,
    },
    days:
      time.median === null
        ? null
        : {
            value: time.median,
            from: 'measured',
            low: range?.low ?? null,
            high: range?.high ?? null,
            n: entered,
          },
    late: lateOf(followed, rate.age ?? 0),
    curve: curveOf({ followed, days: rate.age ?? 0, atOnce: skipping / entered }),
  }
}

/** By the longest age by which anything can be told; by none, what is known of that. */
function firstTold(ages: readonly number[], at: (days: number) => RateAndTimes): RateAndTimes {
  for (const days of ages) {
    const found = at(days)
    if (found.rate.value !== null) return found
  }
  return noRateAndTimes
}

/** The longest age, in days, to which enough of the entries could be followed. */
export function longestAge(followed: readonly Followed[]): number | null {
  return seenAges(followed).at(-1) ?? null
}

/** After the age before the last one: many, and more may come later still. */
function lateOf(followed: readonly Followed[], longest: number): MeasuredStep['late'] {
  const since = HEADLINE_AGES.findLast((age) => age < longest)
  if (since === undefined) return null
  const paths = incidencePaths(watchedOf(followed), CAUSES)
  const gone = (days: number): number => shareAt(paths, ON, days * SECONDS_PER_DAY)
  const all = gone(longest)
  return all <= 0 ? null : { since, longest, share: 1 - gone(since) / all }
}

/** Months whose entries can be so many days old. */
function monthsWithin(days: number): number {
  return Math.ceil(days / DAYS_PER_MONTH) + 1
}

/** Months of entries that can be under way still, by the longest age at which a rate is told. */
export const MOST_MONTHS_UNDER_WAY = monthsWithin(HEADLINE_AGES.at(-1) ?? 0)

interface CurveFacts {
  readonly followed: readonly Followed[]
  readonly days: number
  /** Those who passed the stage over, for each entry. */
  readonly atOnce: number
}

/** Of a month's entries, spread evenly over it, how many of those who go on have by each month's end. */
function curveOf({ followed, days, atOnce }: CurveFacts): readonly number[] | null {
  const { table, byCause } = incidencePaths(watchedOf(followed), CAUSES)
  const incidence = byCause[ON]?.incidence ?? new Float64Array()
  const steps = [{ months: 0, share: atOnce }]
  let before = 0
  for (const [index, age] of table.ages.entries()) {
    if (age > days * SECONDS_PER_DAY) break
    const sofar = incidence[index] ?? before
    steps.push({ months: age / SECONDS_PER_DAY / DAYS_PER_MONTH, share: sofar - before })
    before = sofar
  }
  const all = before + atOnce
  if (all <= 0) return null
  const length = monthsWithin(days)
  return Array.from({ length }, (_, month) =>
    month === length - 1
      ? 1
      : steps.reduce(
          (sum, { months, share }) => sum + share * Math.min(1, Math.max(0, month + 1 - months)),
          0,
        ) / all,
  )
}
