import { logKept, type RetentionCurve } from './curve.ts'
import type { Exposure } from './exposure.ts'

/**
 * Of who left at each age among those who could. Constants that no curve changes are left out, as in
 * the published tables. `logLikelihood([{ age: 1, atRisk: 2, lost: 1 }], { model: 'geometric', leave: 0.5 })` // => -1.386294361119…
 */
export function logLikelihood(exposures: readonly Exposure[], curve: RetentionCurve): number {
  return exposures.reduce((sum, { age, atRisk, lost }) => {
    const stays = logKept(curve, age - 1, age)
    const left = lost === 0 ? 0 : lost * Math.log(-Math.expm1(stays))
    return sum + left + (atRisk === lost ? 0 : (atRisk - lost) * stays)
  }, 0)
}
