import type { RetentionCurve, RetentionModel } from './curve.ts'
import { logistic } from '../logistic.ts'

/** How a model is made of numbers without bounds. */
export interface Family {
  readonly model: RetentionModel
  /** How many numbers it has. */
  readonly size: number
  readonly curveAt: (at: readonly number[]) => RetentionCurve
  /** Where to begin looking, from the share of customers that leaves at the first age. */
  readonly starts: (leave: number) => readonly (readonly number[])[]
}

const SHAPES = [-0.4, 0, 0.4]
/** Logarithms of alpha + beta: from very unlike customers to alike ones. */
const LIKENESS = [0, 1.5, 4]

/** From the simplest; of two with as many numbers, customers that differ before chances that change. */
export const families: readonly Family[] = [
  {
    model: 'geometric',
    size: 1,
    curveAt: ([leave = 0]) => ({ model: 'geometric', leave: logistic(leave) }),
    starts: (leave) => [[ratioOf(leave)]],
  },
  {
    model: 'shifted_beta_geometric',
    size: 2,
    curveAt: (at) => ({ model: 'shifted_beta_geometric', ...betaAt(at) }),
    starts: (leave) => LIKENESS.map((alike) => [ratioOf(leave), alike]),
  },
  {
    model: 'discrete_weibull',
    size: 2,
    curveAt: ([leave = 0, shape = 0]) => ({
      model: 'discrete_weibull',
      leave: logistic(leave),
      shape: Math.exp(shape),
    }),
    starts: (leave) => SHAPES.map((shape) => [ratioOf(leave), shape]),
  },
  {
    model: 'beta_discrete_weibull',
    size: 3,
    curveAt: (at) => ({
      model: 'beta_discrete_weibull',
      ...betaAt(at),
      shape: Math.exp(at[2] ?? 0),
    }),
    starts: (leave) =>
      LIKENESS.flatMap((alike) => SHAPES.map((shape) => [ratioOf(leave), alike, shape])),
  },
]

/** The family of a model. */
export function familyOf(model: RetentionModel): Family {
  return families.find((family) => family.model === model)!
}

function betaAt([mean = 0, alike = 0]: readonly number[]): {
  readonly alpha: number
  readonly beta: number
} {
  const sum = Math.exp(alike)
  return { alpha: sum * logistic(mean), beta: sum * logistic(-mean) }
}

function ratioOf(share: number): number {
  const inside = Math.min(0.99, Math.max(0.001, share))
  return Math.log(inside / (1 - inside))
}
