import type { Truth } from '../truth/truth.ts'
import { timelineOf } from './arrivals.ts'
import type { Cell } from './cells.ts'
import { dayLaw } from './day-law.ts'
import type { DayLaw } from './day-law.ts'
import { normalNodes } from './gauss-hermite.ts'
import type { NormalNode } from './gauss-hermite.ts'
import { rampsOf } from './ramp.ts'
import type { Ramp } from './ramp.ts'
import { influenceOn, stepLaw } from './step-law.ts'
import type { Influence, StepLaw } from './step-law.ts'

/** How finely the expected answers are worked out. */
export interface Precision {
  /** Parts of a day; within one, entries are taken as even. */
  readonly perDay: number
  /** Values that stand for the luck of journeys. */
  readonly luckNodes: number
}

export const usualPrecision: Precision = { perDay: 1, luckNodes: 12 }

/** What a step does in a cell, by day of entry; laws count in parts of a day. */
export interface CellStep {
  readonly stage: string
  readonly law: StepLaw
  readonly skip: number
  readonly influence: Influence
  /** Only where a journey has an owner. */
  readonly ramps: readonly Ramp[] | null
  /** Until going on, by factor of the time. */
  readonly times: ReadonlyMap<number, DayLaw>
  readonly timesLost: readonly DayLaw[]
}

/** Day laws of one truth, each worked out once. */
export type Laws = (step: Truth['steps'][number], factor: number) => DayLaw

export interface FunnelPlan {
  readonly truth: Truth
  readonly precision: Precision
  readonly nodes: readonly NormalNode[]
  /** The days since the first, in parts. */
  readonly length: number
  readonly lawOf: (key: string, make: () => DayLaw) => DayLaw
}

export function planFunnel(truth: Truth, precision: Precision): FunnelPlan {
  const made = new Map<string, DayLaw>()
  return {
    truth,
    precision,
    nodes: truth.luck === 0 ? [{ value: 0, weight: 1 }] : normalNodes(precision.luckNodes),
    length: timelineOf(truth).length * precision.perDay,
    lawOf: (key, make) => {
      const before = made.get(key)
      if (before !== undefined) return before
      const law = make()
      made.set(key, law)
      return law
    },
  }
}

/** The steps of the truth as they are in a cell. */
export function stepsOf(plan: FunnelPlan, values: Cell['values']): readonly CellStep[] {
  const { truth, length, lawOf, precision } = plan
  return truth.steps.map((step) => {
    const law = stepLaw(step)
    const influence = influenceOn(truth, step, values)
    const parts = precision.perDay
    const times = new Map(
      [...new Set(influence.time)].map((factor) => [
        factor,
        lawOf(`${step.stage} ${factor}`, () => dayLaw(law.time, factor * parts, length)),
      ]),
    )
    const timesLost = law.losses.map(({ time }, index) =>
      lawOf(`${step.stage} lost ${index}`, () => dayLaw(time, parts, length)),
    )
    const ramps = step.stage === 'selection' ? rampsOf(truth, values) : null
    return { stage: step.stage, law, skip: step.skip, influence, ramps, times, timesLost }
  })
}

/** Chances on a day of entry, over the owners there. */
export interface Chances {
  readonly goOn: number
  readonly losses: readonly number[]
}

/** By day; `luck` is the factor of the odds. */
export function chancesOf(step: CellStep, luck: number): readonly Chances[] {
  const found: Chances[] = []
  for (let day = 0; day < step.influence.odds.length; day++) {
    const ramp = step.ramps?.[day] ?? [1]
    const odds = step.influence.odds[day]! * luck
    const mean = (of: (odds: number) => number): number =>
      ramp.reduce((sum, factor) => sum + of(odds * factor), 0) / ramp.length
    found.push({
      goOn: mean(step.law.goOn),
      losses: step.law.losses.map((part) => mean(part.chance)),
    })
  }
  return found
}

/**
 * Entries by part of a day into each stage up to `commit`, of journeys of one luck, as a share of
 * all that arrive; `chances` by step and day.
 */
export function entriesUpToCommit(
  plan: FunnelPlan,
  steps: readonly CellStep[],
  chances: readonly (readonly Chances[])[],
  arrivals: Float64Array,
): readonly Float64Array[] {
  const { perDay } = plan.precision
  const entries = steps.map(() => new Float64Array(plan.length))
  entries[0] = Float64Array.from({ length: plan.length }, (_, part) => {
    return arrivals[Math.floor(part / perDay)]! / perDay
  })
  const knot = knotOf(plan.truth)
  for (let index = 0; index < knot; index++) {
    const { skip, times, influence } = steps[index]!
    const to = entries[index + 1]!
    const beyond = index + 2 <= knot ? entries[index + 2]! : to
    const here = entries[index]!
    for (let part = 0; part < plan.length; part++) {
      const day = Math.floor(part / perDay)
      const going = here[part]! * chances[index]![day]!.goOn
      if (going === 0) continue
      const { onDay } = times.get(influence.time[day]!)!
      pass(to, part, going * (1 - skip), onDay)
      if (skip > 0) pass(beyond, part, going * skip, onDay)
    }
  }
  return entries
}

/** The place of `commit` among the steps. */
export function knotOf(truth: Truth): number {
  const knot = truth.steps.findIndex(({ stage }) => stage === 'commit')
  if (knot < 0) throw new Error('steps must hold a stage: commit')
  return knot
}

function pass(to: Float64Array, from: number, mass: number, onDay: Float64Array): void {
  if (mass === 0) return
  for (let part = from; part < to.length; part++) to[part] = to[part]! + mass * onDay[part - from]!
}
