import type { Day } from '../../../time/calendar.ts'
import { courseTogether, type ForeseenSlice } from './course-together.ts'
import { leverStand } from './lever-stand.ts'
import { courseTotal, pathTotals, quantilesOf, shareReached } from './path-totals.ts'
import { scenarioDrivers, type Driven, type LeverStands } from './scenario-drivers.ts'
import type { Scenario, ScenarioChange } from '../../../plans/scenario.ts'
import { simulate } from './simulate.ts'
import type { Drivers, Figure, Simulated } from './simulated.ts'

/** What is foreseen of each slice, and how many paths are drawn of it. */
export interface Foreseen {
  readonly origin: Day
  readonly slices: readonly ForeseenSlice[]
  /** The same motion by motion, where a change is of one motion; else the slices are. */
  readonly motions?: readonly ForeseenSlice[]
  readonly paths: number
  readonly seed: number
}

/** One way to go: what it comes to, beside the baseline on the same draws. */
export interface ScenarioCourse {
  readonly id: string
  readonly name: string
  readonly what: readonly ScenarioChange[]
  /** What is summed. */
  readonly terms: readonly ScenarioTerm[]
  /** What is spent by month. */
  readonly cost: readonly number[]
  readonly course: Readonly<Record<Figure, readonly number[]>>
  readonly paths: Simulated
  readonly unknown: readonly ScenarioChange[]
}

/** Slices forecast together, each with what is done in it, and how often they count. */
export interface ScenarioTerm {
  readonly slices: readonly ForeseenSlice[]
  readonly drivers: readonly Drivers[]
  readonly weight: 1 | -1
}

/**
 * The baseline where there is no scenario. What is of all motions is done to the whole; what is of one
 * motion adds what it changes where motions are forecast apart: the sum of motions is another forecast
 * than that of the whole, and no scenario is to be worth what lies between them.
 */
export function scenarioCourse(
  { origin, slices, motions = slices, paths, seed }: Foreseen,
  months: number,
  { id, name, what }: Scenario,
): ScenarioCourse {
  const standsIn =
    (slice: ForeseenSlice): LeverStands =>
    ({ lever, motion }) =>
      leverStand(motion === null ? slices : [slice], lever)
  const drivenBy = (among: readonly ForeseenSlice[], changes: readonly ScenarioChange[]) =>
    among.map((slice) => {
      const own = changes.filter(({ motion }) => motion === null || motion === slice.facts.by[0])
      return scenarioDrivers(own, { origin, months, stands: standsIn(slice) })
    })
  const ofAll = what.filter(({ motion }) => motion === null)
  const whole = drivenBy(slices, ofAll)
  const isApart = ofAll.length < what.length
  const [apart, before] = isApart ? [drivenBy(motions, what), drivenBy(motions, ofAll)] : [[], []]
  const terms = [
    termOf(slices, whole, 1),
    ...(isApart ? [termOf(motions, apart, 1), termOf(motions, before, -1)] : []),
  ]
  return {
    id,
    name,
    what,
    terms,
    cost: scenarioDrivers(what, { origin, months, stands: () => null }).cost,
    course: courseOfTerms(terms, months),
    paths: pathsOfTerms(terms, { months, paths, seed }),
    unknown: [...new Set([...whole, ...apart].flatMap(({ unknown }) => unknown))],
  }
}

function termOf(
  slices: readonly ForeseenSlice[],
  driven: readonly Driven[],
  weight: ScenarioTerm['weight'],
): ScenarioTerm {
  return { slices, drivers: driven.map(({ drivers }) => drivers), weight }
}

function courseOfTerms(terms: readonly ScenarioTerm[], months: number): ScenarioCourse['course'] {
  const [first, ...rest] = terms.map(({ slices, drivers, weight }) => ({
    course: courseTogether(slices, months, drivers),
    weight,
  }))
  const sum = { ...first!.course }
  for (const figure of figuresOf(sum)) {
    const lists = rest.map(({ course, weight }) => ({ list: course[figure], weight }))
    sum[figure] = sum[figure].map((value, month) => value + weighedAt(lists, month))
  }
  return sum
}

/** Path by path, into the first. */
function pathsOfTerms(
  terms: readonly ScenarioTerm[],
  options: Pick<Foreseen, 'paths' | 'seed'> & { readonly months: number },
): Simulated {
  const [first, ...rest] = terms.map(({ slices, drivers, weight }) => {
    const models = slices.map(({ model }) => model)
    return { simulated: simulate(models, { ...options, drivers }), weight }
  })
  const { values } = first!.simulated
  if (rest.length === 0) return first!.simulated
  for (const figure of figuresOf(values)) {
    const into = values[figure]
    const lists = rest.map(({ simulated, weight }) => ({ list: simulated.values[figure], weight }))
    for (let at = 0; at < into.length; at++) into[at]! += weighedAt(lists, at)
  }
  return first!.simulated
}

/** What changes nothing comes to nothing, to the last digit: the terms added are summed first. */
function weighedAt(
  lists: readonly { readonly list: ArrayLike<number>; readonly weight: number }[],
  at: number,
): number {
  return lists.reduce((sum, { list, weight }) => sum + weight * list[at]!, 0)
}

function figuresOf(of: Readonly<Record<Figure, unknown>>): readonly Figure[] {
  return Object.keys(of) as Figure[]
}

/** How far a scenario lies from the baseline in a figure, with 80 % of the paths between. */
export interface Difference {
  readonly expected: number
  readonly more: number
  readonly low: number
  readonly high: number
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
