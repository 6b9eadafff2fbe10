import { addCustomers } from './paths/customer-paths.ts'
import { courseOf } from './expected-course.ts'
import type { ForecastModel } from './forecast-parts.ts'
import { enteredPaths } from './paths/entered-paths.ts'
import { leavingWays } from './course/leaving-ways.ts'
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
/** So many paths are drawn together that their months stay at hand; even, as paths go in pairs. */
const BLOCK = 1000
/** No more blocks than this are told apart by the draws of a slice. */
const BLOCKS = 65_536

/**
 * Many ways it may go, of all slices together. What is not known of a rate is drawn once a path, what
 * chance does in every month; each slice has draws of its own. The same seed draws the same, whatever
 * is changed, so that what differs is the change; months and paths more leave those before as they are.
 */
export function simulate(
  models: readonly ForecastModel[],
  { months, paths = PATHS, seed = 1, drivers = {} }: SimulateOptions,
): Simulated {
  const slices = models.map((model, slice) => {
    const own = isList(drivers) ? (drivers[slice] ?? {}) : drivers
    const plan = plannedSlice(model, months, own)
    const expected = courseOf(model, plan)
    return { model, plan, expected, leaving: leavingWays(model, plan, expected) }
  })
  const list = (): Float64Array => new Float64Array(months * paths)
  const values: Record<Figure, Float64Array> = {
    entered: list(),
    wins: list(),
    bookings: list(),
    running: list(),
    existing: list(),
    fresh: list(),
    cash: list(),
  }
  const factors: Record<Exclude<Factor, 'chance'>, Float64Array> = {
    arrivals: new Float64Array(paths),
    winning: new Float64Array(paths),
    price: new Float64Array(paths),
    churn: new Float64Array(paths),
    expansion: new Float64Array(paths),
  }
  for (let from = 0, block = 0; from < paths; from += BLOCK, block++) {
    const size = Math.min(BLOCK, paths - from)
    const sums = totals(months, size)
    for (const [slice, known] of slices.entries()) {
      const slicePaths = { ...known, paths: size, seed, slice: slice * BLOCKS + block }
      addCustomers(slicePaths, addWins(slicePaths, sums), sums)
    }
    const entered = enteredPaths(sums, seed, block)
    const { wins, bookings, existing, fresh, cash } = sums
    for (const [figure, found] of Object.entries({ wins, bookings, existing, fresh, cash })) {
      turn(found, values[figure as Figure], { months, size, from })
    }
    turn(entered, values.entered, { months, size, from })
    for (const [factor, moved] of Object.entries(sums.factors)) {
      factors[factor as keyof typeof factors].set(moved, from)
    }
  }
  const { running, existing, fresh } = values
  for (let at = 0; at < running.length; at++) running[at] = existing[at]! + fresh[at]!
  for (const moved of Object.values(factors)) standardize(moved)
  return { months, paths, values, factors }
}

function isList(drivers: Drivers | readonly Drivers[]): drivers is readonly Drivers[] {
  return Array.isArray(drivers)
}

/** From month after month to path after path, the first at `from`. */
function turn(
  found: Float64Array,
  into: Float64Array,
  { months, size, from }: { readonly months: number; readonly size: number; readonly from: number },
): void {
  for (let month = 0; month < months; month++) {
    for (let path = 0; path < size; path++) {
      into[(from + path) * months + month] = found[month * size + path]!
    }
  }
}

/** To mean 0 and standard deviation 1, in place. */
function standardize(values: Float64Array): void {
  const size = Math.max(1, values.length)
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / size
  let squares = 0
  for (const value of values) squares += (value - mean) ** 2
  const deviation = Math.sqrt(squares / size)
  // What hardly differs does not differ: only its last digits do.
  const isSame = !(deviation > 1e-9 * Math.abs(mean)) || !(deviation > 0)
  for (let at = 0; at < values.length; at++) {
    values[at] = isSame ? 0 : (values[at]! - mean) / deviation
  }
}
