import { meanOf, sumOf } from '../../../stats/sum-of.ts'
import { driven } from './course/driven.ts'
import type { ForeseenSlice } from './course-together.ts'
import { leverFigure } from './lever-figures.ts'
import { leverStand } from './lever-stand.ts'
import type { ScenarioTerm } from './scenario-course.ts'
import type { Drivers } from './simulated.ts'

/** A stage of a bowtie: what a month's entries come to in it, in the end. */
export interface ScenarioStage {
  readonly id: string
  readonly volume: number
  /** To the next stage; `null`: it is the last, or nobody knows. */
  readonly rate: number | null
  readonly days: number | null
  /** A year's worth. */
  readonly money: number | null
}

const YEAR = 12

/**
 * The bowtie of these slices together with what is done by a month: what entered in a month of the
 * last year goes on by the rates that stand then, whenever that happens.
 */
export function scenarioStages(
  terms: readonly ScenarioTerm[],
  month: number,
): readonly ScenarioStage[] {
  const byTerm = terms.map(({ slices, drivers, weight }) =>
    slices.flatMap((slice, at) => weighed(sliceStages(slice, drivers[at] ?? {}, month), weight)),
  )
  const ids = [...new Set(byTerm.flatMap((stages) => stages.map(({ id }) => id)))]
  const ordered = [
    ...ids.filter((id) => !ends.includes(id)),
    ...ends.filter((id) => ids.includes(id)),
  ]
  return ordered.map((id, place) => {
    const own = byTerm.map((stages) => stages.filter((stage) => stage.id === id))
    const volume = termsSum(own, (stage) => stage.volume)
    const timed = own.map((stages) => stages.filter(({ days }) => days !== null))
    const among = termsSum(timed, (stage) => stage.volume)
    const isLast = place === ordered.length - 1
    return {
      id,
      volume,
      rate: isLast || volume <= 0 ? null : termsSum(own, ({ on }) => on) / volume,
      days:
        isLast || among <= 0
          ? null
          : termsSum(timed, (stage) => stage.volume * (stage.days ?? 0)) / among,
      money: own.flat().every(({ money }) => money === null)
        ? null
        : termsSum(own, ({ money }) => money ?? 0),
    }
  })
}

/** What changes nothing comes to nothing, to the last digit: the terms added are summed first. */
function termsSum(
  terms: readonly (readonly SliceStage[])[],
  of: (stage: SliceStage) => number,
): number {
  const [first = 0, ...rest] = terms.map((stages) => sumOf(stages.map(of)))
  return first + sumOf(rest)
}

const ends: readonly string[] = ['commit', 'live', 'retention']

interface SliceStage {
  readonly id: string
  readonly volume: number
  /** Of it, who goes on. */
  readonly on: number
  readonly days: number | null
  readonly money: number | null
}

function sliceStages(slice: ForeseenSlice, drivers: Drivers, month: number): readonly SliceStage[] {
  const { facts } = slice
  const figure = (lever: string): number | null => leverFigure([slice], lever)?.value ?? null
  const factor = (list: readonly number[] | undefined): number => driven(list, month)
  const stages: SliceStage[] = []
  let coming = 0
  for (const { id, arrivals } of facts.stages) {
    const volume = coming + lately(arrivals) * factor(drivers.entering)
    const rate = Math.min(1, (figure(`rate:${id}`) ?? 0) * factor(drivers.rates?.[id]))
    const days = figure(`days:${id}`)
    coming = volume * rate
    stages.push({
      id,
      volume,
      on: coming,
      days: days === null ? null : days * factor(drivers.days?.[id]),
      money: null,
    })
  }
  const won = coming + lately(facts.direct) * factor(drivers.entering)
  if (won === 0) return stages
  const begins = Math.min(1, (figure('onboarding') ?? 1) * factor(drivers.onboarding))
  const price = figure('price')
  const worth = (count: number): number | null =>
    price === null ? null : count * price * factor(drivers.price)
  const live = won * begins
  const commit = { id: 'commit', volume: won, on: live, days: null, money: worth(won) }
  const churn = leverStand([slice], 'churn')
  const kept = live * (1 - (churn?.at(factor(drivers.churn)) ?? 0))
  const wing =
    churn === null
      ? [{ id: 'live', volume: live, on: 0, days: null, money: worth(live) }]
      : [
          { id: 'live', volume: live, on: kept, days: 365, money: worth(live) },
          { id: 'retention', volume: kept, on: 0, days: null, money: worth(kept) },
        ]
  return [...stages, commit, ...wing]
}

function weighed(stages: readonly SliceStage[], weight: number): readonly SliceStage[] {
  return stages.map((stage) => ({
    ...stage,
    volume: weight * stage.volume,
    on: weight * stage.on,
    money: stage.money === null ? null : weight * stage.money,
  }))
}

/** A month of the last year, on average. */
function lately(counts: readonly number[]): number {
  return counts.length === 0 ? 0 : meanOf(counts.slice(-YEAR))
}
