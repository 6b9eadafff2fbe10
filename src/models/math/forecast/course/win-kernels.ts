import { curveIntegral, type CurveIntegral } from './curve-integral.ts'
import { driven } from './driven.ts'
import type { StageModel } from '../forecast-parts.ts'
import type { Drivers } from '../simulated.ts'

/** Days in a month, on average; the steps in which passages are followed are parts of it. */
export const MONTH_DAYS = 30.436875
const PARTS = 6
const STEP_DAYS = MONTH_DAYS / PARTS
/** A smaller share does not tell by which factor it has changed. */
const SEEN = 1e-9

type Changes = Pick<Drivers, 'rates' | 'days'>

/** Of a stage's journeys under way: how many are won by month, and how far chance goes. */
export interface OpenWins {
  readonly stage: string
  readonly count: number
  readonly wins: Float64Array
  /** Won in the end, and the sum over journeys of the square of each one's chance. */
  readonly total: number
  readonly squares: number
}

/** By month until `months`, of all under way at the origin, each given how long it has been there. */
export function openWins(
  stages: readonly StageModel[],
  months: number,
  changes: Changes = {},
): readonly OpenWins[] {
  const steps = months * PARTS
  const chain = chainOf(stages, steps, changes)
  return stages.map((stage, at) => {
    const count = stage.open.reduce((sum, group) => sum + group.count, 0)
    const wins = new Float64Array(months)
    if (count === 0) return { stage: stage.id, count, wins, total: 0, squares: 0 }
    const flows = chain.empty()
    const going: { readonly count: number; readonly chance: number }[] = []
    for (const group of stage.open) {
      going.push({ count: group.count, chance: chain.leave(at, group, flows) })
    }
    chain.pass(at + 1, flows)
    const total = intoMonths(flows[stages.length]!, wins)
    const goes = going.reduce((sum, each) => sum + each.count * each.chance, 0)
    const later = goes > 0 ? Math.min(1, total / goes) : 0
    const squares = going.reduce((sum, each) => sum + each.count * (each.chance * later) ** 2, 0)
    return { stage: stage.id, count, wins, total, squares: Math.min(squares, total) }
  })
}

/**
 * Of journeys that arrive at a stage in month `j`: the share won in month `m`, at `j * months + m`.
 * Without changes it is that of the stage's own way to the commitment. Rates that change multiply it as
 * they do the stages' curves one after the other, month by month; days that change add to it what they
 * add to those.
 */
export function arrivalKernel(
  stages: readonly StageModel[],
  at: number,
  months: number,
  changes: Changes = {},
): Float64Array {
  const kernel = new Float64Array(months * months)
  const base = blended(stages, at, months)
  const last = lastChange(changes)
  const isChanged = last >= 0
  const { rates = {}, days } = changes
  for (let j = 0; j < months; j++) {
    if (!isChanged || j > last) {
      for (let m = j; m < months; m++) {
        kernel[j * months + m] = j === 0 ? base.kernel[m]! : kernel[(j - 1) * months + m - 1]!
      }
      continue
    }
    const rated = oneChain(stages, at, months, j, { rates })
    const changed = days === undefined ? rated : oneChain(stages, at, months, j, changes)
    const factors = base.chain.map((share, since) =>
      share > SEEN && j + since < months ? rated[j + since]! / share : -1,
    )
    let factor = factors.find((each) => each >= 0) ?? 1
    for (let m = j; m < months; m++) {
      if (factors[m - j]! >= 0) factor = factors[m - j]!
      const share = factor * base.kernel[m - j]! + base.scale * (changed[m]! - rated[m]!)
      kernel[j * months + m] = Math.max(0, share)
    }
  }
  return kernel
}

/** The share won by months since the arrival, nothing changed. */
export function plainKernel(
  stages: readonly StageModel[],
  at: number,
  months: number,
): Float64Array {
  return blended(stages, at, months).kernel
}

function blended(stages: readonly StageModel[], at: number, months: number) {
  const { toCommit, trusted } = stages[at]!
  const chain = oneChain(stages, at, months, 0, {})
  const own = curveIntegral(toCommit)
  const kernel = chain.map((share, month) => {
    const from = month * MONTH_DAYS
    const seen =
      (own.until(from + MONTH_DAYS) - 2 * own.until(from) + own.until(from - MONTH_DAYS)) /
      MONTH_DAYS
    return trusted * Math.max(0, seen) + (1 - trusted) * share
  })
  const [whole, chained] = [sumOf(kernel), sumOf(chain)]
  return { kernel, chain, scale: chained > 0 ? whole / chained : 1 }
}

/** Journeys that arrive evenly within month `j`, through the stages' curves. */
function oneChain(
  stages: readonly StageModel[],
  at: number,
  months: number,
  j: number,
  changes: Changes,
): Float64Array {
  const chain = chainOf(stages, months * PARTS, changes)
  const flows = chain.empty()
  for (let part = 0; part < PARTS; part++) flows[at]![j * PARTS + part] = 1 / PARTS
  chain.pass(at, flows)
  const wins = new Float64Array(months)
  intoMonths(flows[stages.length]!, wins)
  return wins
}

/** The stages one after the other, by steps of time; those skipped are taken as two stages on. */
function chainOf(stages: readonly StageModel[], steps: number, changes: Changes) {
  const parts = stages.map(({ id, curve }) => {
    const [next, skipped] = [curveIntegral(curve.next), curveIntegral(curve.skipped)]
    const lost = curveIntegral(curve.lost)
    const goesOn = (curve.next.at(-1) ?? 0) + (curve.skipped.at(-1) ?? 0)
    const rates = Float64Array.from({ length: steps }, (_, step) =>
      driven(changes.rates?.[id], Math.floor(step / PARTS)),
    )
    const clock = new Float64Array(steps + 1)
    for (let step = 0; step < steps; step++) {
      const slower = driven(changes.days?.[id], Math.floor(step / PARTS))
      clock[step + 1] = clock[step]! + STEP_DAYS / Math.max(1e-3, slower)
    }
    const isEven = changes.days?.[id] === undefined
    const even = (of: CurveIntegral) =>
      Float64Array.from({ length: isEven ? steps : 0 }, (_, step) => flow(of, clock, 0, step))
    return {
      next,
      skipped,
      there: (x: number) => 1 - next.share(x) - skipped.share(x) - lost.share(x),
      rate: (step: number, share = goesOn) => Math.min(rates[step]!, share > 0 ? 1 / share : 1),
      clock,
      even: isEven ? { next: even(next), skipped: even(skipped) } : null,
      reach: Math.max(curve.next.length, 1),
    }
  })
  return {
    empty: () => Array.from({ length: stages.length + 1 }, () => new Float64Array(steps)),
    /** Takes a group under way out of its stage, and says the chance that it ever goes on. */
    leave(
      at: number,
      { age, count }: { readonly age: number; readonly count: number },
      flows: readonly Float64Array[],
    ): number {
      const { next, skipped, there, rate, clock } = parts[at]!
      const x = Math.max(0, age - 0.5)
      const left = there(x)
      if (!(left > 1e-9)) return 0
      const goes = (of: CurveIntegral, to: number) => (of.share(x + to) - of.share(x)) / left
      const end = clock[steps]!
      const ever = Math.min(1, Math.max(0, goes(next, end) + goes(skipped, end)))
      let chance = 0
      for (let step = 0; step < steps; step++) {
        const [from, to] = [clock[step]!, clock[step + 1]!]
        const factor = rate(step, ever)
        const one = Math.max(0, goes(next, to) - goes(next, from)) * factor
        const two = Math.max(0, goes(skipped, to) - goes(skipped, from)) * factor
        flows[at + 1]![step]! += count * one
        flows[Math.min(at + 2, stages.length)]![step]! += count * two
        chance += one + two
      }
      return Math.min(1, chance)
    },
    /** Takes what enters each stage from `first` on through it. */
    pass(first: number, flows: readonly Float64Array[]): void {
      for (let at = first; at < stages.length; at++) {
        const { next, skipped, rate, clock, even } = parts[at]!
        const entering = flows[at]!
        const [one, two] = [flows[at + 1]!, flows[Math.min(at + 2, stages.length)]!]
        const [goesOn, goesTwo] = [new Float64Array(steps), new Float64Array(steps)]
        for (let entry = 0; entry < steps; entry++) {
          const count = entering[entry]!
          if (!(count > 1e-12)) continue
          for (let step = entry; step < steps; step++) {
            goesOn[step]! +=
              count * (even === null ? flow(next, clock, entry, step) : even.next[step - entry]!)
            goesTwo[step]! +=
              count *
              (even === null ? flow(skipped, clock, entry, step) : even.skipped[step - entry]!)
          }
        }
        for (let step = 0; step < steps; step++) {
          const factor = rate(step)
          one[step]! += goesOn[step]! * factor
          two[step]! += goesTwo[step]! * factor
        }
      }
    },
  }
}

/** Of those who enter evenly within one step: the share that goes on within another. */
function flow(of: CurveIntegral, clock: Float64Array, entry: number, step: number): number {
  const [from, to] = [clock[entry]!, clock[entry + 1]!]
  const [begin, end] = [clock[step]!, clock[step + 1]!]
  const share =
    of.until(end - from) - of.until(end - to) - of.until(begin - from) + of.until(begin - to)
  return Math.max(0, share / (to - from))
}

function intoMonths(flow: Float64Array, months: Float64Array): number {
  let sum = 0
  for (let step = 0; step < flow.length; step++) {
    months[Math.floor(step / PARTS)]! += flow[step]!
    sum += flow[step]!
  }
  return sum
}

/** The month from which on nothing changes any more; −1: nothing does. */
function lastChange({ rates = {}, days = {} }: Changes): number {
  const lists = [...Object.values(rates), ...Object.values(days)]
  return lists.reduce((most, list) => Math.max(most, list.length - 1), -1)
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
