import type { BetaShape } from './beta.ts'

/**
 * The share still there after `renewals` chances to leave, where each customer's own chance is
 * Beta distributed: the sBG model (Fader and Hardie, How to project customer retention, 2007).
 * `betaGeometricSurvival(1, { alpha: 1, beta: 3 })` // => 0.75
 */
export function betaGeometricSurvival(renewals: number, { alpha, beta }: BetaShape): number {
  let share = 1
  for (let past = 0; past < renewals; past++) share *= (beta + past) / (alpha + beta + past)
  return share
}

/**
 * The share that leaves at a renewal, the first is 1.
 * `betaGeometricPmf(2, { alpha: 1, beta: 3 })` // => 0.15
 */
export function betaGeometricPmf(renewal: number, { alpha, beta }: BetaShape): number {
  const before = betaGeometricSurvival(renewal - 1, { alpha, beta })
  return (before * alpha) / (alpha + beta + renewal - 1)
}

/** The mean renewal at which a customer leaves; infinite where alpha is at most 1. */
export function betaGeometricMean({ alpha, beta }: BetaShape): number {
  return alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : Infinity
}
