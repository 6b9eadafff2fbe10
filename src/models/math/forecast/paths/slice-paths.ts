import type { courseOf } from '../expected-course.ts'
import type { ForecastModel } from '../forecast-parts.ts'
import type { LeavingWays } from '../course/leaving-ways.ts'
import type { PlannedSlice } from '../course/planned-slice.ts'
import type { Factor } from '../simulated.ts'

/** What the paths of a slice are drawn from. */
export interface SlicePaths {
  readonly model: ForecastModel
  readonly plan: PlannedSlice
  readonly expected: ReturnType<typeof courseOf>
  readonly leaving: LeavingWays | null
  readonly paths: number
  readonly seed: number
  /** Tells the draws of a slice's block of paths from all others. */
  readonly slice: number
}

/** Of all slices together; values of a month's paths stand together, at `month * paths + path`. */
export interface Totals {
  readonly months: number
  readonly paths: number
  /** Journeys expected to enter, and by month the variance of a count over its mean. */
  readonly entering: Float64Array
  readonly enteringSpread: Float64Array
  readonly enteringMean: Float64Array
  readonly wins: Float64Array
  readonly bookings: Float64Array
  readonly existing: Float64Array
  readonly fresh: Float64Array
  readonly cash: Float64Array
  /** By path: what each has moved, in money. */
  readonly factors: Readonly<Record<Exclude<Factor, 'chance'>, Float64Array>>
}

/** What is drawn has a number of its own, which never means another. */
export const purpose = {
  winning: 1,
  winningDrift: 2,
  underWay: 3,
  won: 4,
  wonSpread: 5,
  price: 6,
  priceDrift: 7,
  amounts: 8,
  begin: 9,
  churn: 10,
  churnDrift: 11,
  left: 12,
  expansion: 13,
  expansionDrift: 14,
  existingMoves: 15,
  freshMoves: 16,
  entered: 17,
  planned: 18,
  beginDrift: 19,
  curve: 20,
  /** Of the first source; three for each. */
  source: 100,
} as const

/** Levels wander once in so many months. */
export const DRIFT_MONTHS = 3

export function totals(months: number, paths: number): Totals {
  const zeros = (): Float64Array => new Float64Array(months * paths)
  const factor = (): Float64Array => new Float64Array(paths)
  return {
    months,
    paths,
    entering: zeros(),
    enteringSpread: new Float64Array(months),
    enteringMean: new Float64Array(months),
    wins: zeros(),
    bookings: zeros(),
    existing: zeros(),
    fresh: zeros(),
    cash: zeros(),
    factors: {
      arrivals: factor(),
      winning: factor(),
      price: factor(),
      churn: factor(),
      expansion: factor(),
    },
  }
}

/** How many months a level wanders at a step, so that it has wandered half of them at their middle. */
export function driftMonths(month: number): number {
  if (month % DRIFT_MONTHS !== 0) return 0
  return month === 0 ? DRIFT_MONTHS / 2 : DRIFT_MONTHS
}

/** The paths of one month. */
export function monthOf(values: Float64Array, month: number, paths: number): Float64Array {
  return values.subarray(month * paths, (month + 1) * paths)
}

/** Adds to each path so many times what another list has of it. */
export function addTimes(into: Float64Array, times: number, values: Float64Array): void {
  if (times === 0) return
  for (let path = 0; path < into.length; path++) into[path]! += times * values[path]!
}
