import { hinges, type Hinge } from '../../models/math/forecast/chance.ts'
import type { ForecastFacts } from '../../models/math/forecast/facts.ts'
import type { Factor, Simulated } from '../../models/math/forecast/simulated.ts'
import type { Foreseen } from './foreseen.ts'
import type { Goal } from './goal-options.ts'
import {
  courseTotal,
  isLevel,
  pathTotals,
  quantilesOf,
  shareReached,
} from '../../models/math/forecast/path-totals.ts'
import { isNothing, isUnpriced, type Outlook } from './outlook.ts'

/** How a target stands before anything is drawn. */
export type GoalState =
  /** The day is past, and what came is known or not. */
  | { readonly state: 'past'; readonly came: number | null }
  | { readonly state: 'nothing' }
  /** No price is known, and nothing has run: no amount can be told. */
  | { readonly state: 'unpriced' }
  /** `now`: what is reached already: of flows, counted before the origin. */
  | { readonly state: 'ahead'; readonly now: number; readonly isMet: boolean }

export function goalState(goal: Goal, { slices }: Outlook): GoalState {
  const facts = slices.map((slice) => slice.facts)
  if (goal.months <= 0) {
    return { state: 'past', came: isUnpriced(slices) ? null : cameBy(goal, facts) }
  }
  if (isNothing(slices)) return { state: 'nothing' }
  if (isUnpriced(slices)) return { state: 'unpriced' }
  const now =
    goal.figure === 'running'
      ? facts.reduce((sum, { customers }) => sum + customers.running, 0)
      : bookedBefore(facts, goal.from)
  return { state: 'ahead', now, isMet: now >= goal.target }
}

export interface ChanceTold {
  readonly chance: number
  /** What is expected by then, with what came before; and its 80 % and 95 %. */
  readonly expected: number
  readonly low95: number
  readonly low: number
  readonly median: number
  readonly high: number
  readonly high95: number
  readonly hinges: readonly TiltedHinge[]
  /** By what share of the paths it is at most that much. */
  readonly outcome: readonly (readonly [share: number, value: number])[]
}

/** A part of what is unsure, and the chance on the third of the paths where it is worst, and best. */
export interface TiltedHinge extends Hinge {
  readonly worst: number | null
  readonly best: number | null
}

const OUTCOME = Array.from({ length: 41 }, (_, at) => Math.min(0.995, Math.max(0.005, at / 40)))

export function chanceTold(
  goal: Goal,
  { course, paths: simulated }: Foreseen,
  now: number,
): ChanceTold {
  const { figure, target, months } = goal
  const span = { from: goal.from, to: months }
  const added = isLevel(figure) ? 0 : now
  const values = pathTotals(simulated, figure, span).map((value) => value + added)
  const quantiles = quantilesOf(values, [0.025, 0.1, 0.5, 0.9, 0.975, ...OUTCOME])
  const [low95 = 0, low = 0, median = 0, high = 0, high95 = 0, ...outcome] = quantiles
  const one = {
    ...simulated,
    months: 1,
    values: { ...simulated.values, [figure]: values },
  }
  return {
    chance: shareReached(values, target),
    expected: courseTotal(course[figure], figure, span) + added,
    low95,
    low,
    median,
    high,
    high95,
    hinges: hinges(one, figure, 0).map((hinge) => ({
      ...hinge,
      ...tilt(hinge.factor, values, simulated, target),
    })),
    outcome: OUTCOME.map((share, at) => [share, outcome[at] ?? 0] as const),
  }
}

function tilt(
  factor: Factor,
  values: Float64Array,
  { factors }: Simulated,
  target: number,
): Pick<TiltedHinge, 'worst' | 'best'> {
  const own = factor === 'chance' ? null : factors[factor]
  if (own === null || own.every((value) => value === 0)) return { worst: null, best: null }
  const order = Uint32Array.from(own, (_, path) => path).sort(
    (one, two) => (own[one] ?? 0) - (own[two] ?? 0) || one - two,
  )
  const third = Math.floor(order.length / 3)
  const shareOf = (paths: Uint32Array): number =>
    shareReached(
      Float64Array.from(paths, (path) => values[path] ?? 0),
      target,
    )
  const ends = [shareOf(order.subarray(0, third)), shareOf(order.subarray(-third))]
  return { worst: Math.min(...ends), best: Math.max(...ends) }
}

/** What there was at a day that is past; `null` where the history does not tell. */
function cameBy({ figure, months, from }: Goal, facts: readonly ForecastFacts[]): number | null {
  if (figure === 'running') {
    const levels = facts.map(({ customers }) =>
      months === 0 ? customers.running : customers.months.at(months - 1)?.closing,
    )
    return levels.every((level) => level === undefined)
      ? null
      : levels.reduce<number>((sum, level) => sum + (level ?? 0), 0)
  }
  return figure === 'bookings' && from < months ? bookedIn(facts, from, months) : null
}

/** What of a target that counts from so many months after an origin was signed before it. */
export function bookedBefore(facts: readonly ForecastFacts[], from: number): number {
  return from < 0 ? (bookedIn(facts, from, 0) ?? 0) : 0
}

/** Signed from so many months before the origin until so many (both negative or 0). */
function bookedIn(facts: readonly ForecastFacts[], from: number, to: number): number | null {
  const longest = Math.max(0, ...facts.map(({ bookings }) => bookings.length))
  if (-from > longest) return null
  return facts.reduce(
    (sum, { bookings }) =>
      sum +
      bookings
        .slice(Math.max(0, bookings.length + from), bookings.length + to)
        .reduce((own, each) => own + each, 0),
    0,
  )
}
