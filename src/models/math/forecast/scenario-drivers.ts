import type { Day } from '../../../time/calendar.ts'
import { leverDrivers } from './lever-drivers.ts'
import type { LeverStand } from './lever-stand.ts'
import { monthsBetween } from './months-between.ts'
import { leverFamily, type LeverChange, type ScenarioChange } from '../../../plans/scenario.ts'
import type { Drivers } from './simulated.ts'

/** What a lever stands at: shares as fractions (churn and expansion of a year), days, money, a month’s arrivals. */
export type LeverStands = (change: Pick<ScenarioChange, 'lever' | 'motion'>) => LeverStand | null

export interface Driven {
  readonly drivers: Drivers
  /** What is spent in each month. */
  readonly cost: readonly number[]
  /** Changes of a lever of which nobody knows what it stands at. */
  readonly unknown: readonly ScenarioChange[]
}

interface Window {
  readonly origin: Day
  readonly months: number
  /** What the lever of a change stands at, of those it is meant of. */
  readonly stands: LeverStands
}

/**
 * What is done in each month from the origin on. Changes of one lever multiply, in this scenario
 * and between scenarios done together.
 */
export function scenarioDrivers(
  changes: readonly ScenarioChange[],
  { origin, months, stands }: Window,
): Driven {
  const factors = new Map<string, number[]>()
  const cost = Array.from({ length: months }, () => 0)
  const unknown: ScenarioChange[] = []
  for (const change of changes) {
    const start = change.from === null ? 0 : monthsBetween(origin, change.from)
    for (let month = 0; month < months; month++) {
      const isFirst = month === Math.max(0, start)
      const spent = month < start ? 0 : change.cost.perMonth + (isFirst ? change.cost.once : 0)
      cost[month] = (cost[month] ?? 0) + spent
    }
    const factor = changeFactor(change.lever, change.change, stands(change))
    if (factor === null) {
      unknown.push(change)
      continue
    }
    const sofar = factors.get(change.lever) ?? Array.from({ length: months }, () => 1)
    const own = sofar.map(
      (value, month) => value * (1 + (factor - 1) * reached(month - start, change.ramp)),
    )
    factors.set(change.lever, own)
  }
  return { drivers: leverDrivers(factors), cost, unknown }
}

/**
 * By what the lever is multiplied; `null` where that depends on what it stands at, and nobody knows.
 *
 * ```ts
 * changeFactor('rate:trial', { how: 'points', by: 0.02 }, evenStand(0.2)) // => 1.1
 * changeFactor('churn', { how: 'relative', by: -0.1 }, null) // => 0.9
 * ```
 */
export function changeFactor(
  lever: string,
  { how, by }: LeverChange,
  stand: LeverStand | null,
): number | null {
  const family = leverFamily(lever)
  if (family === null) return null
  const isKnown = stand !== null && stand.value > 0
  // A factor of the chances to leave is no factor of what is lost in a year.
  if (how === 'relative' && !(isKnown && family === 'churn')) return Math.max(0, 1 + by)
  if (!isKnown) return null
  const { value } = stand
  const after = { to: by, points: value + by, days: value + by, relative: value * (1 + by) }[how]
  const isWhole = family === 'rate' || family === 'onboarding' || family === 'churn'
  return stand.factorOf(Math.min(isWhole ? 1 : Infinity, Math.max(0, after)))
}

/** How much of a change is there in a month, so many after it began. */
function reached(after: number, ramp: number): number {
  if (after < 0) return 0
  return ramp <= 1 ? 1 : Math.min(1, (after + 1) / ramp)
}
