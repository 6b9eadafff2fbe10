import { likeliest } from '../optimum/likeliest.ts'
import type { RetentionCurve, RetentionModel } from './curve.ts'
import { pooled, type Exposure } from './exposure.ts'
import { familyOf } from './families.ts'
import { logLikelihood } from './log-likelihood.ts'

/**
 * Why there is no curve. `few_ages`: fewer ages than the model has numbers. `at_edge`: the data would
 * have it at an end of its range, where it is a simpler model, or none (customers all alike, or each
 * either leaving at once or staying for ever). `not_settled`: many curves are as good.
 */
export type NoCurve =
  | 'no_customers'
  | 'no_losses'
  | 'all_lost'
  | 'few_ages'
  | 'at_edge'
  | 'not_settled'

export interface CurveFit {
  readonly curve: RetentionCurve
  readonly logLikelihood: number
  /** The last age anybody was at risk at: what is beyond is extrapolated. */
  readonly lastAge: number
  /** The curve's numbers without bounds, and their covariance. */
  readonly at: readonly number[]
  readonly covariance: readonly (readonly number[])[]
}

export type CurveResult =
  | { readonly fit: CurveFit; readonly why: null }
  | { readonly fit: null; readonly why: NoCurve }

/** Beyond these a number without bounds (a log-odds, a logarithm) says that there is no such number. */
export const REACH = [12, 8, 2.5]

/**
 * The curve of a model that makes what was seen likeliest, from several starts, with the covariance of
 * its numbers by observed information. Customers of a cohort are taken to leave independently.
 */
export function fitCurve(exposures: readonly Exposure[], model: RetentionModel): CurveResult {
  const seen = pooled(exposures)
  const family = familyOf(model)
  const atRisk = seen.reduce((sum, each) => sum + each.atRisk, 0)
  const lost = seen.reduce((sum, each) => sum + each.lost, 0)
  if (atRisk === 0) return none('no_customers')
  if (lost === 0) return none('no_losses')
  if (lost === atRisk) return none('all_lost')
  if (seen.length < family.size) return none('few_ages')
  const first = seen[0]!
  const { at, covariance } = likeliest((there) => logLikelihood(seen, family.curveAt(there)), {
    starts: family.starts(first.lost / first.atRisk),
    subjects: atRisk,
  })
  if (at.some((value, index) => Math.abs(value) > REACH[index]!)) return none('at_edge')
  if (covariance === null) return none('not_settled')
  const curve = family.curveAt(at)
  const likelihood = logLikelihood(seen, curve)
  const lastAge = seen.at(-1)!.age
  return { fit: { curve, logLikelihood: likelihood, lastAge, at, covariance }, why: null }
}

function none(why: NoCurve): CurveResult {
  return { fit: null, why }
}
