import type { Truth } from '../truth/truth.ts'
import { timelineOf } from './arrivals.ts'
import { holds } from './cells.ts'
import { DAYS_BEYOND } from './cohort.ts'
import { chancesOf, knotOf, stepsOf } from './funnel.ts'
import type { CellStep, Chances, FunnelPlan } from './funnel.ts'
import type { Commitments } from './left-wing.ts'

/** Customers to whom the same things happen with the same chances, but for their luck. */
export interface CustomerKind {
  readonly offer: number
  readonly commit: CellStep
  readonly live: CellStep
  /** Chances by value of luck and day. */
  readonly commitChances: readonly (readonly Chances[])[]
  readonly liveChances: readonly (readonly Chances[])[]
  /** Signings by slice, luck and day, as a share of all journeys. */
  readonly signed: readonly (readonly Float64Array[])[]
}

/** Sorts the commitments of all cells by what can happen to them from there on. */
export function customerKinds(
  plan: FunnelPlan,
  commitments: readonly Commitments[],
  slices: number,
): readonly CustomerKind[] {
  const { truth } = plan
  const knot = knotOf(truth)
  const daily: FunnelPlan = {
    ...plan,
    precision: { ...plan.precision, perDay: 1 },
    length: timelineOf(truth).length + DAYS_BEYOND,
    lawOf: (key, make) => plan.lawOf(`right ${key}`, make),
  }
  const kinds = new Map<string, CustomerKind>()
  for (const { cell, byLuck } of commitments) {
    const key = kindKey(truth, cell.values)
    let kind = kinds.get(key)
    if (kind === undefined) {
      const [commit, live] = stepsOf(daily, cell.values).slice(knot)
      if (commit === undefined || live === undefined) {
        throw new Error('steps must end with: commit, live')
      }
      const chances = (step: CellStep): readonly (readonly Chances[])[] =>
        plan.nodes.map(({ value }) => chancesOf(step, Math.exp(truth.luck * value)))
      kind = {
        offer: truth.offers.findIndex(({ when }) => holds(when, cell.values)),
        commit,
        live,
        commitChances: chances(commit),
        liveChances: chances(live),
        signed: Array.from({ length: slices }, () =>
          plan.nodes.map(() => new Float64Array(byLuck[0]!.length)),
        ),
      }
      kinds.set(key, kind)
    }
    for (const slice of cell.slices) {
      kind.signed[slice]!.forEach((days, luck) =>
        days.forEach((share, day) => (days[day] = share + byLuck[luck]![day]!)),
      )
    }
  }
  return [...kinds.values()]
}

function kindKey(truth: Truth, values: Commitments['cell']['values']): string {
  const offer = truth.offers.findIndex(({ when }) => holds(when, values))
  const effects = truth.effects.flatMap(({ stages, when }, index) => {
    const isMeant = stages.length === 0 || stages.includes('commit') || stages.includes('live')
    return isMeant && holds(when, values) ? [index] : []
  })
  return `${offer} ${effects.join(',')}`
}
