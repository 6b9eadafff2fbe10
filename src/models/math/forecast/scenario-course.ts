import type { Day } from '../../../time/calendar.ts'
import { courseTogether, type ForeseenSlice } from './course-together.ts'
import { leverStand, type LeverStand } from './lever-stand.ts'
import { courseTotal, pathTotals, quantilesOf, shareReached } from './path-totals.ts'
import { scenarioDrivers } from './scenario-drivers.ts'
import type { Scenario, ScenarioChange } from '../../../plans/scenario.ts'
import { simulate } from './simulate.ts'
import type { Drivers, Figure, Simulated } from './simulated.ts'

/** What is foreseen of each slice, and how many paths are drawn of it. */
export interface Foreseen {
  readonly origin: Day
  readonly slices: readonly ForeseenSlice[]
  readonly paths: number
  readonly seed: number
}

/** One way to go: what it comes to, beside the baseline on the same draws. */
export interface ScenarioCourse {
  readonly id: string
  readonly name: string
  readonly what: readonly ScenarioChange[]
  /** Of each slice. */
  readonly drivers: readonly Drivers[]
  /** What is spent by month. */
  readonly cost: readonly number[]
  readonly course: Readonly<Record<Figure, readonly number[]>>
  readonly paths: Simulated
  readonly unknown: readonly ScenarioChange[]
}

/** How far a scenario lies from the baseline in a figure, with 80 % of the paths between. */
export interface Difference {
  readonly expected: number
  readonly more: number
  readonly low: number
  readonly high: number
}

/** The baseline where there is no scenario. */
export function scenarioCourse(
  { origin, slices, paths, seed }: Foreseen,
  months: number,
  { id, name, what }: Scenario,
): ScenarioCourse {
  const driven = slices.map((slice, at) => {
    const motion = slice.facts.by[0] ?? null
    const own = what.filter((change) => change.motion === null || change.motion === motion)
    const stands = (lever: string): LeverStand | null => leverStand([slice], lever)
    const told = scenarioDrivers(own, { origin, months, stands })
    // What is spent on all motions is spent once.
    const all = at === 0 ? own : own.filter((change) => change.motion !== null)
    const { cost } = scenarioDrivers(all, { origin, months, stands })
    return { ...told, cost }
  })
  const drivers = driven.map((each) => each.drivers)
  const models = slices.map(({ model }) => model)
  return {
    id,
    name,
    what,
    drivers,
    cost: Array.from({ length: months }, (_, month) =>
      driven.reduce((sum, { cost }) => sum + (cost[month] ?? 0), 0),
    ),
    course: courseTogether(slices, months, drivers),
    paths: simulate(models, { months, paths, seed, drivers }),
    unknown: [...new Set(driven.flatMap(({ unknown }) => unknown))],
  }
}

/** Until the end of so many months. */
export function differenceOf(
  scenario: ScenarioCourse,
  baseline: ScenarioCourse,
  figure: Figure,
  to: number,
): Difference {
  const span = { from: 0, to }
  const expected = courseTotal(scenario.course[figure], figure, span)
  const own = pathTotals(scenario.paths, figure, span)
  const usual = pathTotals(baseline.paths, figure, span)
  const apart = own.map((value, path) => value - (usual[path] ?? 0))
  const [low = 0, high = 0] = quantilesOf(apart, [0.1, 0.9])
  return {
    expected,
    more: expected - courseTotal(baseline.course[figure], figure, span),
    low,
    high,
  }
}

export function chanceBy(
  { paths }: ScenarioCourse,
  figure: Figure,
  target: number,
  to: number,
): number {
  return shareReached(pathTotals(paths, figure, { from: 0, to }), target)
}

/** All of them done at once: what acts on one another does. */
export function togetherOf(scenarios: readonly Scenario[], name: string): Scenario {
  return { id: 'together', name, what: scenarios.flatMap(({ what }) => what) }
}
