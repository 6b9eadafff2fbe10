import { logRise } from '../log-rise.ts'

/** Every customer leaves with the same chance at every age. */
export interface Geometric {
  readonly model: 'geometric'
  readonly leave: number
}

/**
 * Every customer alike, their chance to leave changing with age: the first is `leave`, then it falls
 * with a shape below 1 and rises with one above (Nakagawa and Osaki, The discrete Weibull
 * distribution, 1975).
 */
export interface DiscreteWeibull {
  readonly model: 'discrete_weibull'
  readonly leave: number
  readonly shape: number
}

/**
 * Each customer with a chance of their own that never changes, Beta distributed: those who leave
 * early leave the loyal behind (Fader and Hardie, How to project customer retention, 2007).
 */
export interface ShiftedBetaGeometric {
  readonly model: 'shifted_beta_geometric'
  readonly alpha: number
  readonly beta: number
}

/**
 * Both: customers differ, and each one's chance changes with age (Fader, Hardie, Liu, Davin and
 * Steenburgh, How to project customer retention revisited: the role of duration dependence, 2018).
 */
export interface BetaDiscreteWeibull {
  readonly model: 'beta_discrete_weibull'
  readonly alpha: number
  readonly beta: number
  readonly shape: number
}

export type RetentionCurve =
  | Geometric
  | DiscreteWeibull
  | ShiftedBetaGeometric
  | BetaDiscreteWeibull
export type RetentionModel = RetentionCurve['model']

/**
 * The logarithm of the share of those there at age `from` who are there at age `to`. Ages need not
 * be whole. `logKept({ model: 'shifted_beta_geometric', alpha: 1, beta: 3 }, 0, 1)` // => -0.287682072451…
 */
export function logKept(curve: RetentionCurve, from: number, to: number): number {
  switch (curve.model) {
    case 'geometric':
      return (to - from) * Math.log1p(-curve.leave)
    case 'discrete_weibull':
      return (to ** curve.shape - from ** curve.shape) * Math.log1p(-curve.leave)
    case 'shifted_beta_geometric':
      return logBetaKept(curve.alpha, curve.beta + from, to - from)
    case 'beta_discrete_weibull': {
      const since = from ** curve.shape
      return logBetaKept(curve.alpha, curve.beta + since, to ** curve.shape - since)
    }
  }
}

/** The share still there at an age. `survivalOf({ model: 'geometric', leave: 0.5 }, 2)` // => 0.25 */
export function survivalOf(curve: RetentionCurve, age: number): number {
  return Math.exp(logKept(curve, 0, age))
}

/** Two ways to write one ratio of Beta functions; the shorter rise loses the fewer digits. */
function logBetaKept(alpha: number, beta: number, further: number): number {
  if (further > alpha) return logRise(beta, alpha) - logRise(beta + further, alpha)
  return logRise(beta, further) - logRise(alpha + beta, further)
}
