import type { Truth } from '../truth/truth.ts'
import { cellsOf } from './cells.ts'
import type { Cells } from './cells.ts'
import { customerKinds } from './customer-kinds.ts'
import type { CustomerKind } from './customer-kinds.ts'
import { rightStages } from './customer-record.ts'
import type { ExpectedIncidence, ExpectedTally, Slice } from './expected.ts'
import { planFunnel, usualPrecision } from './funnel.ts'
import type { Precision } from './funnel.ts'
import { leftWing } from './left-wing.ts'
import type { Outcomes } from './outcomes.ts'
import { rightWing } from './right-wing.ts'

/** Everything up to the knot, and who stands there. */
export interface Course {
  readonly cells: Cells
  /** By slice, then by step left of the knot; shares of all journeys. */
  readonly left: readonly (readonly Outcomes[])[]
  readonly kinds: readonly CustomerKind[]
}

export function courseOf(truth: Truth, precision: Precision = usualPrecision): Course {
  const cells = cellsOf(truth)
  const plan = planFunnel(truth, precision)
  const { outcomes, commitments } = leftWing(plan, cells.cells, cells.slices.length)
  return { cells, left: outcomes, kinds: customerKinds(plan, commitments, cells.slices.length) }
}

/** The bowtie as of the end, and by age. */
export function tallyAnswers(
  truth: Truth,
  size: number,
  { cells, left, kinds }: Course,
  { ages = true }: { readonly ages?: boolean } = {},
): { readonly tally: readonly ExpectedTally[]; readonly incidence: readonly ExpectedIncidence[] } {
  const right = rightWing(truth, kinds, { slices: cells.slices.length, ages })
  const names = [...truth.steps.map(({ stage }) => stage).slice(0, left[0]!.length), ...rightStages]
  const found = cells.slices.flatMap((slice, index) =>
    [...left[index]!, ...right[index]!].map((outcomes, place) => ({
      slice,
      stage: names[place]!,
      outcomes,
      factor: size,
    })),
  )
  const whole = found.filter(({ slice }) => slice.attribute === null)
  const proportional = cells.shares.flatMap(({ attribute, value, share }) =>
    whole.map((row) => ({ ...row, slice: { attribute, value }, factor: size * share })),
  )
  const rows = [...found, ...proportional]
  return {
    tally: rows.map((row) => tallyOf(row.slice, row.stage, row.outcomes, row.factor)),
    incidence: rows
      .filter(({ stage }) => !['impact', 'retention', 'expansion'].includes(stage))
      .flatMap(({ slice, stage, outcomes }) => incidenceOf(slice, stage, outcomes)),
  }
}

function tallyOf(
  { attribute, value }: Slice,
  stage: string,
  { entered, atEnd }: Outcomes,
  factor: number,
): ExpectedTally {
  const { next, skipped, lost } = atEnd
  return {
    attribute,
    value,
    stage,
    entered: entered * factor,
    next: next * factor,
    skipped: skipped * factor,
    lost: lost * factor,
    open: (entered - next - skipped - lost) * factor,
  }
}

function incidenceOf(
  { attribute, value }: Slice,
  stage: string,
  { entered, byAge }: Outcomes,
): readonly ExpectedIncidence[] {
  if (entered === 0) return []
  return byAge.map(({ days, status }) => ({
    attribute,
    value,
    stage,
    days,
    next: status.next / entered,
    skipped: status.skipped / entered,
    lost: status.lost / entered,
  }))
}
