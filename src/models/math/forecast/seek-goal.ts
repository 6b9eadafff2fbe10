import { chanceOf } from './chance.ts'
import type { ForecastModel } from './forecast-parts.ts'
import { leverDrivers } from './lever-drivers.ts'
import { simulate } from './simulate.ts'
import type { Figure, Simulated } from './simulated.ts'

export interface GoalLever {
  readonly cell: string
  /** How far it can be moved: factors of what it is now, from the least to the most. */
  readonly least: number
  readonly most: number
  /** What it costs to move it by a factor. */
  readonly cost?: (factor: number) => number
}

/** A lever moved in every month; 1.1 is a tenth more than it is now. */
interface MovedLever {
  readonly cell: string
  readonly factor: number
}

export interface GoalAsked {
  readonly models: readonly ForecastModel[]
  /** In which month from the origin, 0 the first, and what must be reached in it. */
  readonly month: number
  readonly figure: Figure
  readonly target: number
  /** The chance wanted. */
  readonly wanted: number
  readonly levers: readonly GoalLever[]
  /** The chance of what the paths come to, where it is not that of the figure in the month. */
  readonly chanceIn?: (simulated: Simulated) => number
  readonly paths?: number
  readonly seed?: number
}

export interface SoughtLever {
  readonly cell: string
  /** The end of its range that does most, and the chance there. */
  readonly end: number
  readonly endChance: number
  /** The least change that brings the chance wanted; `null`: none in its range does. */
  readonly factor: number | null
  readonly chance: number | null
  readonly cost: number | null
}

export interface SoughtGoal {
  /** The chance as things are. */
  readonly now: number
  readonly alone: readonly SoughtLever[]
  /** All of them by the same part of their ranges; `effort` 1 is the whole of it. */
  readonly together: {
    readonly effort: number | null
    readonly endChance: number
    readonly chance: number | null
    readonly cost: number | null
    readonly changes: readonly MovedLever[]
  }
}

const PATHS = 4000
/** Halvings of a range: to a four-thousandth of it. */
const STEPS = 12

/**
 * The least that must change for the chance wanted: each lever alone, and all together. The same draws
 * are used throughout, so that nothing but the change moves the chance. What is already likely enough
 * needs no change (a factor of 1).
 */
export function seekGoal(asked: GoalAsked): SoughtGoal {
  const { models, month, figure, target, wanted, levers } = asked
  const { paths = PATHS, seed = 1 } = asked
  const { chanceIn = (simulated) => chanceOf(simulated, figure, month, target) } = asked
  const chanceWith = (changes: readonly MovedLever[]): number => {
    const moved = changes.filter(({ factor }) => factor !== 1)
    const drivers = leverDrivers(new Map(moved.map(({ cell, factor }) => [cell, [factor]])))
    const simulated = simulate(models, { months: month + 1, paths, seed, drivers })
    return chanceIn(simulated)
  }
  const now = chanceWith([])
  const alone = levers.map((lever): SoughtLever => {
    const { cell, cost } = lever
    const ends = [lever.least, lever.most].map((factor) => ({
      factor,
      chance: factor === 1 ? now : chanceWith([{ cell, factor }]),
    }))
    const best = ends.reduce((one, other) => (other.chance > one.chance ? other : one))
    const { factor: end, chance: endChance } = best
    const found = leastEffort({ now, endChance, wanted }, (effort) =>
      chanceWith([{ cell, factor: 1 + effort * (end - 1) }]),
    )
    const factor = found === null ? null : 1 + found.effort * (end - 1)
    return {
      cell,
      end,
      endChance,
      factor,
      chance: found?.chance ?? null,
      cost: factor === null || cost === undefined ? null : cost(factor),
    }
  })
  const changesAt = (effort: number): readonly MovedLever[] =>
    alone.map(({ cell, end }) => ({ cell, factor: 1 + effort * (end - 1) }))
  const endChance = levers.length === 0 ? now : chanceWith(changesAt(1))
  const found = leastEffort({ now, endChance, wanted }, (effort) => chanceWith(changesAt(effort)))
  const changes = found === null ? [] : changesAt(found.effort)
  const costs = levers.map(({ cost }, at) =>
    cost === undefined ? null : cost(changes[at]?.factor ?? 1),
  )
  const known = costs.filter((cost) => cost !== null)
  return {
    now,
    alone,
    together: {
      effort: found?.effort ?? null,
      endChance,
      chance: found?.chance ?? null,
      cost:
        found === null || known.length === 0 ? null : known.reduce((sum, cost) => sum + cost, 0),
      changes,
    },
  }
}

interface Known {
  readonly now: number
  readonly endChance: number
  readonly wanted: number
}

/** The least part of the way at which the chance is as wanted, by halving: more effort, more chance. */
function leastEffort(
  { now, endChance, wanted }: Known,
  chanceAt: (effort: number) => number,
): { readonly effort: number; readonly chance: number } | null {
  if (now >= wanted) return { effort: 0, chance: now }
  if (endChance < wanted) return null
  let [below, above, chance] = [0, 1, endChance]
  for (let step = 0; step < STEPS; step++) {
    const middle = (below + above) / 2
    const reached = chanceAt(middle)
    if (reached >= wanted) {
      above = middle
      chance = reached
    } else below = middle
  }
  return { effort: above, chance }
}
