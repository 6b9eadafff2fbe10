import type { Duration, Step, Truth } from '../truth/truth.ts'
import { dayOf, timelineOf, yearsAt } from './arrivals.ts'
import { holds } from './cells.ts'
import type { Values } from './cells.ts'

/** One way in which a step ends in a loss: its probability at some odds, and its time. */
export interface LossPart {
  readonly chance: (odds: number) => number
  readonly time: Duration
}

/** A step as probabilities, given the factor of its odds. */
export interface StepLaw {
  readonly goOn: (odds: number) => number
  readonly time: Duration
  readonly losses: readonly LossPart[]
}

export function stepLaw(step: Step): StepLaw {
  const { meetings } = step
  if (meetings === null) {
    const goOn = (odds: number): number => withOdds(step.chance, odds)
    const chance = (odds: number): number => (1 - goOn(odds)) * step.lost
    return { goOn, time: step.time, losses: [{ chance, time: step.timeLost }] }
  }
  const { count, each, gap } = meetings
  const after = (meeting: number): Duration => ({
    kind: 'erlang',
    mean: gap.mean * meeting,
    shape: gap.shape * meeting,
  })
  return {
    goOn: (odds) => withOdds(each, odds) ** count,
    time: after(count),
    losses: Array.from({ length: count }, (_, good) => ({
      chance: (odds: number) => withOdds(each, odds) ** good * (1 - withOdds(each, odds)),
      time: after(good + 1),
    })),
  }
}

/** `withOdds(0.5, 3)` // => 0.75 */
export function withOdds(chance: number, odds: number): number {
  if (odds === Infinity) return chance > 0 ? 1 : 0
  return (chance * odds) / (1 - chance + chance * odds)
}

/** What works on a step in a cell, by the day on which the stage is entered. */
export interface Influence {
  readonly odds: Float64Array
  /** Of the time until going on. */
  readonly time: Float64Array
}

/** Effects and the drift of a step; neither luck nor the owner's ramp. */
export function influenceOn(truth: Truth, step: Step, values: Values): Influence {
  const { from, length } = timelineOf(truth)
  const odds = Float64Array.from({ length }, (_, day) => step.oddsPerYear ** yearsAt(day))
  const time = new Float64Array(length).fill(1)
  for (const effect of truth.effects) {
    const isMeant = effect.stages.length === 0 || effect.stages.includes(step.stage)
    if (!isMeant || !holds(effect.when, values)) continue
    const first = effect.from === null ? 0 : Math.max(0, dayOf(effect.from) - from)
    const last = effect.until === null ? length : Math.min(length, dayOf(effect.until) - from)
    for (let day = first; day < last; day++) {
      odds[day] = odds[day]! * effect.odds
      time[day] = time[day]! * effect.time
    }
  }
  return { odds, time }
}
