import type { Cell } from './cells.ts'
import { chancesOf, entriesUpToCommit, knotOf, stepsOf } from './funnel.ts'
import type { CellStep, Chances, FunnelPlan } from './funnel.ts'
import { emptyOutcomes } from './outcomes.ts'
import type { Outcomes } from './outcomes.ts'

/** Commitments by day in a cell, for each value of luck, as a share of all that arrive. */
export interface Commitments {
  readonly cell: Cell
  readonly steps: readonly CellStep[]
  readonly byLuck: readonly Float64Array[]
}

export interface LeftWing {
  /** By slice, then by step left of the knot. */
  readonly outcomes: readonly (readonly Outcomes[])[]
  readonly commitments: readonly Commitments[]
}

/** What becomes of journeys from their arrival to the knot. */
export function leftWing(plan: FunnelPlan, cells: readonly Cell[], slices: number): LeftWing {
  const knot = knotOf(plan.truth)
  const outcomes = Array.from({ length: slices }, () =>
    Array.from({ length: knot }, () => emptyOutcomes()),
  )
  const commitments = cells.map((cell) => {
    const steps = stepsOf(plan, cell.values)
    const byLuck = plan.nodes.map(({ value, weight }) => {
      const luck = Math.exp(plan.truth.luck * value)
      const chances = steps.slice(0, knot).map((step) => chancesOf(step, luck))
      const arrivals = cell.arrivals.map((share) => share * weight)
      const entries = entriesUpToCommit(plan, steps, chances, arrivals)
      for (let index = 0; index < knot; index++) {
        const found = outcomesOfStep(plan, steps[index]!, chances[index]!, entries[index]!)
        for (const slice of cell.slices) outcomes[slice]![index]!.add(found)
      }
      return byDay(entries[knot]!, plan.precision.perDay)
    })
    return { cell, steps, byLuck }
  })
  return { outcomes, commitments }
}

function outcomesOfStep(
  plan: FunnelPlan,
  step: CellStep,
  chances: readonly Chances[],
  entries: Float64Array,
): Outcomes {
  const { perDay } = plan.precision
  const found = emptyOutcomes()
  for (let part = 0; part < plan.length; part++) {
    const entered = entries[part]!
    if (entered === 0) continue
    const day = Math.floor(part / perDay)
    const { goOn, losses } = chances[day]!
    const time = step.times.get(step.influence.time[day]!)!
    found.entered += entered
    const statusAt = (
      status: { next: number; skipped: number; lost: number },
      over: (law: typeof time) => number,
    ): void => {
      const gone = entered * goOn * over(time)
      status.next += gone * (1 - step.skip)
      status.skipped += gone * step.skip
      step.timesLost.forEach((law, index) => {
        status.lost += entered * losses[index]! * over(law)
      })
    }
    statusAt(found.atEnd, ({ before }) => before[plan.length - part]!)
    for (const { days, status } of found.byAge) statusAt(status, ({ cdf }) => cdf(days * perDay))
  }
  return found
}

function byDay(parts: Float64Array, perDay: number): Float64Array {
  return Float64Array.from({ length: parts.length / perDay }, (_, day) =>
    parts.subarray(day * perDay, (day + 1) * perDay).reduce((sum, part) => sum + part, 0),
  )
}
