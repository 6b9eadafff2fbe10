import { bowtieEntries } from './bowtie-entries.ts'
import type { Company } from './company.ts'
import type { Life } from './life.ts'

/** What became by a day of those who entered a stage before it. */
export interface Outcomes {
  entered: number
  /** Into the next stage. */
  next: number
  /** Past it. */
  skipped: number
  lost: number
  open: number
}

/** The realised truth of a set of lives: counts, which add up. */
export interface LifeTally {
  readonly stages: readonly StageTally[]
}

export interface StageTally {
  readonly stage: string
  readonly all: Outcomes
  /** By attribute and value, in the order of the truth. */
  readonly by: readonly (readonly Outcomes[])[]
}

export function emptyTally({ stages, truth }: Company): LifeTally {
  return {
    stages: [...stages, 'retention', 'expansion'].map((stage) => ({
      stage,
      all: nothing(),
      by: truth.attributes.map(({ values }) => values.map(nothing)),
    })),
  }
}

/** Adds a life as it stands at the company's end. */
export function addLife({ stages }: LifeTally, life: Life, { offsets, end }: Company): void {
  const entered = new Set(
    bowtieEntries(life, offsets)
      .filter(({ at }) => at < end)
      .map(({ stage }) => stage),
  )
  const last = stages.findLastIndex(({ stage }) => entered.has(stage))
  const isLost = life.loss !== null && life.loss.at < end
  stages.forEach(({ stage, all, by }, index) => {
    if (!entered.has(stage)) return
    const ended = isLost ? 'lost' : 'open'
    const next = stages[index + 1]
    const onward = next !== undefined && entered.has(next.stage) ? 'next' : 'skipped'
    const outcome = index === last ? ended : onward
    count(all, outcome)
    life.values.forEach((value, attribute) => count(by[attribute]![value]!, outcome))
  })
}

/** Adds one tally to another. */
export function addTally(to: LifeTally, other: LifeTally): void {
  to.stages.forEach(({ all, by }, index) => {
    const added = other.stages[index]!
    addOutcomes(all, added.all)
    by.forEach((values, attribute) =>
      values.forEach((outcomes, value) => addOutcomes(outcomes, added.by[attribute]![value]!)),
    )
  })
}

function count(outcomes: Outcomes, outcome: 'next' | 'skipped' | 'lost' | 'open'): void {
  outcomes.entered++
  outcomes[outcome]++
}

function addOutcomes(to: Outcomes, { entered, next, skipped, lost, open }: Outcomes): void {
  to.entered += entered
  to.next += next
  to.skipped += skipped
  to.lost += lost
  to.open += open
}

function nothing(): Outcomes {
  return { entered: 0, next: 0, skipped: 0, lost: 0, open: 0 }
}
