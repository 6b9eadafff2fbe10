import type { Count, Day, Interval } from '../../engine/engine.ts'
import { nextPeriod, periodsBetween } from '../../time/calendar.ts'

export interface Range {
  readonly from: Day | null
  readonly to: Day | null
  readonly asOf: Day
  readonly interval: Interval | null
}

/**
 * First days of the periods a table shows: every one from `from` (or from the first that occurs)
 * until `to` or the as-of date, whichever is earlier, with nothing left out between. Ends with
 * `null` where undated entries occur, which belong to no period. Without an interval: `[null]`.
 */
export function periodsShown(
  counts: readonly Pick<Count, 'period'>[],
  { from, to, asOf, interval }: Range,
): readonly (Day | null)[] {
  if (interval === null) return [null]
  const occurring = counts.flatMap(({ period }) => (period === null ? [] : [period]))
  const first = from ?? occurring.reduce((least, period) => Math.min(least, period), Infinity)
  const shown = periodsBetween(first, Math.min(to ?? asOf, asOf), interval)
  return counts.some(({ period }) => period === null) ? [...shown, null] : shown
}

/** The part of the range that lies in one period; both ends may be open without an interval. */
export function rangeWithin(
  period: Day | null,
  { from, to, asOf, interval }: Range,
): { readonly from: Day | null; readonly to: Day | null } {
  if (interval === null || period === null) return { from, to }
  const end = Math.min(nextPeriod(period, interval), asOf)
  return {
    from: from === null ? period : Math.max(from, period),
    to: to === null ? end : Math.min(to, end),
  }
}
