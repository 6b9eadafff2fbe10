import type { Followed } from '../../engine/engine.ts'
import {
  incidencePaths,
  openAt,
  shareAt,
  standardErrorAt,
  type IncidencePaths,
} from '../../stats/survival/aalen-johansen.ts'
import { FEWEST } from '../../standard/sample-sizes.ts'
import { noGrowth, ratioGrowth, shareGrowths } from '../../stats/survival/design-effect.ts'
import { interval } from '../../stats/survival/interval.ts'
import { quantileIntervals } from '../../stats/survival/quantile-interval.ts'
import { firstAbove, type Watched } from '../../stats/survival/watched.ts'
import { stepQuantile } from '../../stats/step-quantile.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import { noTimeRanges, noTimes, type TimeRange, type TimeRanges, type Times } from './times.ts'
import { CAUSES, clusteredOf, forwardOf, ON, watchedOf } from './watched.ts'

/** A share with its evidence. */
export interface Rate {
  readonly value: number | null
  /** 95 %, log-log; `null` where nothing or everything has gone on. */
  readonly low: number | null
  readonly high: number | null
  /** Entries with a date. */
  readonly n: number | null
  /** The share of them that could be followed for the whole age. */
  readonly maturity: number | null
  /** Days. */
  readonly age: number | null
}

export const noRate: Rate = {
  value: null,
  low: null,
  high: null,
  n: null,
  maturity: null,
  age: null,
}

export interface RateAndTimes {
  readonly rate: Rate
  /** Given going on within the age. */
  readonly time: Times
  readonly timeRanges: TimeRanges
}

export const noRateAndTimes: RateAndTimes = {
  rate: noRate,
  time: noTimes,
  timeRanges: noTimeRanges,
}

export interface RateFacts {
  /** One stage, slice and period, counted with the age among its `within`. */
  readonly followed: readonly Followed[]
  /** Entries with a date, followed or not. */
  readonly entered: number
  /** Days. */
  readonly age: number
  /** The place of the age in the question's `within`. */
  readonly matureIndex: number
  /**
   * The same passages by clusters (`CLUSTERS`), where accounts have several; `null`: each passage
   * stands alone.
   */
  readonly clustered: readonly Followed[] | null
}

/**
 * The rate of a transition: its cumulative incidence by an age, being lost a competing end, what
 * is open censored (docs/models/data.md); and the times of those that went on within that age.
 * No rate with fewer than five entries, nor where none could be followed to the age while some
 * were open still.
 */
export function rateOf(facts: RateFacts): RateAndTimes {
  const { followed, entered, age, matureIndex, clustered } = facts
  const mature = followed.reduce((sum, each) => sum + (each.mature[matureIndex] ?? 0), 0)
  const maturity = entered === 0 ? null : mature / entered
  const unknown = {
    rate: { ...noRate, n: entered, maturity, age },
    time: noTimes,
    timeRanges: noTimeRanges,
  }
  const told = toldPaths(facts)
  if (told === null) return unknown
  const { watched, paths, end } = told
  const value = shareAt(paths, ON, end)
  const growth = clustered === null ? noGrowth : shareGrowths(clusteredOf(clustered), CAUSES)(ON)
  const error = standardErrorAt(watched, paths, ON, end) * growth(end)
  const range = interval(value, error, 'log-log')
  return {
    rate: { value, low: range?.low ?? null, high: range?.high ?? null, n: entered, maturity, age },
    ...timesWithin(facts, told),
  }
}

/** The times of `rateOf` alone. */
export function timesOfRate(facts: RateFacts): Pick<RateAndTimes, 'time' | 'timeRanges'> {
  const told = toldPaths(facts)
  return told === null ? { time: noTimes, timeRanges: noTimeRanges } : timesWithin(facts, told)
}

interface ToldPaths {
  readonly watched: readonly Watched[]
  readonly paths: IncidencePaths
  /** Seconds. */
  readonly end: number
}

/** `null` where nothing is told. */
function toldPaths({ followed, entered, age }: RateFacts): ToldPaths | null {
  if (entered < FEWEST) return null
  const watched = watchedOf(followed)
  const paths = incidencePaths(watched, CAUSES)
  const end = age * SECONDS_PER_DAY
  return isKnownAt(end, watched, paths) ? { watched, paths, end } : null
}

/** Somebody was watched so long, or nobody was left to watch. */
function isKnownAt(end: number, watched: readonly Watched[], paths: IncidencePaths): boolean {
  const longest = watched.reduce((most, { age }) => Math.max(most, age), -1)
  return longest >= end || openAt(paths, longest) === 0
}

/**
 * Quantiles of the times to going on, each weighing what it adds to the incidence. Ends that stand
 * before their entry took no time that anybody knows.
 */
function timesWithin(
  { followed, clustered }: Pick<RateFacts, 'followed' | 'clustered'>,
  { end }: ToldPaths,
): Pick<RateAndTimes, 'time' | 'timeRanges'> {
  const watched = watchedOf(forwardOf(followed))
  const paths = incidencePaths(watched, CAUSES)
  const { table, byCause } = paths
  const incidence = byCause[ON]?.incidence ?? new Float64Array()
  const seen = firstAbove(table.ages, end)
  const steps = incidence.slice(0, seen).map((sum, index, all) => sum - (all[index - 1] ?? 0))
  const days = (p: number): number | null => {
    const seconds = stepQuantile(table.ages.subarray(0, seen), steps, p)
    return seconds === null ? null : seconds / SECONDS_PER_DAY
  }
  const growth =
    clustered === null
      ? noGrowth
      : ratioGrowth(clusteredOf(forwardOf(clustered)), CAUSES, { cause: ON, end })
  const intervals = quantileIntervals(watched, paths, ON, end, growth)
  const range = (p: number): TimeRange | null => {
    const seconds = intervals(p)
    if (seconds === null) return null
    return { low: seconds.low / SECONDS_PER_DAY, high: seconds.high / SECONDS_PER_DAY }
  }
  return {
    time: { p25: days(0.25), median: days(0.5), p75: days(0.75), p90: days(0.9) },
    timeRanges: { p25: range(0.25), median: range(0.5), p75: range(0.75), p90: range(0.9) },
  }
}
