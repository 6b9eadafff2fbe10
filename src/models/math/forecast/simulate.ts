import { addCustomers } from './paths/customer-paths.ts'
import { courseOf } from './expected-course.ts'
import type { ForecastModel } from './forecast-parts.ts'
import { enteredPaths } from './paths/entered-paths.ts'
import { plannedSlice } from './course/planned-slice.ts'
import type { Drivers, Factor, Figure, Simulated } from './simulated.ts'
import { totals } from './paths/slice-paths.ts'
import { addWins } from './paths/win-paths.ts'

export interface SimulateOptions {
  readonly months: number
  /** Even numbers are best: paths go in pairs. */
  readonly paths?: number
  readonly seed?: number
  /** For all slices alike, or for each in their order. */
  readonly drivers?: Drivers | readonly Drivers[]
}

export const PATHS = 10_000

/**
 * Many ways it may go, of all slices together. What is not known of a rate is drawn once a path, what
 * chance does in every month; each slice has draws of its own. The same seed draws the same, whatever
 * is changed, so that what differs is the change; months further on leave those before as they are.
 */
export function simulate(
  models: readonly ForecastModel[],
  { months, paths = PATHS, seed = 1, drivers = {} }: SimulateOptions,
): Simulated {
  const sums = totals(months, paths)
  for (const [slice, model] of models.entries()) {
    const own = isList(drivers) ? (drivers[slice] ?? {}) : drivers
    const plan = plannedSlice(model, months, own)
    const expected = courseOf(model, plan)
    const wins = addWins({ model, plan, expected, paths, seed, slice }, sums)
    addCustomers({ model, plan, expected, paths, seed, slice }, wins, sums)
  }
  const entered = enteredPaths(sums, seed)
  const values: Record<Figure, Float64Array> = {
    entered: byPath(entered, months, paths),
    wins: byPath(sums.wins, months, paths),
    bookings: byPath(sums.bookings, months, paths),
    running: byPath(sums.existing, months, paths),
    existing: byPath(sums.existing, months, paths),
    fresh: byPath(sums.fresh, months, paths),
    cash: byPath(sums.cash, months, paths),
  }
  const { running, fresh } = values
  for (let at = 0; at < running.length; at++) running[at]! += fresh[at]!
  const factors = Object.fromEntries(
    Object.entries(sums.factors).map(([factor, moved]) => [factor, standardized(moved)]),
  ) as Record<Exclude<Factor, 'chance'>, Float64Array>
  return { months, paths, values, factors }
}

function isList(drivers: Drivers | readonly Drivers[]): drivers is readonly Drivers[] {
  return Array.isArray(drivers)
}

/** From month after month to path after path. */
function byPath(values: Float64Array, months: number, paths: number): Float64Array {
  const turned = new Float64Array(values.length)
  for (let month = 0; month < months; month++) {
    const from = month * paths
    for (let path = 0; path < paths; path++) turned[path * months + month] = values[from + path]!
  }
  return turned
}

function standardized(values: Float64Array): Float64Array {
  const size = Math.max(1, values.length)
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / size
  let squares = 0
  for (const value of values) squares += (value - mean) ** 2
  const deviation = Math.sqrt(squares / size)
  // What hardly differs does not differ: only its last digits do.
  if (!(deviation > 1e-9 * Math.abs(mean)) || !(deviation > 0)) return values.fill(0)
  return values.map((value) => (value - mean) / deviation)
}
