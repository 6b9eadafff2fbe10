import { weightedQuantile } from '../../stats/weighted-quantile.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'

/** Waiting times in days. */
export interface Times {
  readonly p25: number | null
  readonly median: number | null
  readonly p75: number | null
  readonly p90: number | null
}

/** Where the true time lies, 95 times of 100, in days. */
export interface TimeRange {
  readonly low: number
  readonly high: number
}

export type TimeRanges = Readonly<Record<keyof Times, TimeRange | null>>

export const noTimes: Times = { p25: null, median: null, p75: null, p90: null }

export const noTimeRanges: TimeRanges = { p25: null, median: null, p75: null, p90: null }

/**
 * Quartiles and 90th percentile, in days, of the seconds that passages took (R's type 7); `null`
 * where there is none.
 */
export function timesOf(ages: ReadonlyMap<number, number>): Times {
  const values = [...ages]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => a.value - b.value)
  const days = (p: number): number | null => {
    const seconds = weightedQuantile(values, p)
    return seconds === null ? null : seconds / SECONDS_PER_DAY
  }
  return { p25: days(0.25), median: days(0.5), p75: days(0.75), p90: days(0.9) }
}
