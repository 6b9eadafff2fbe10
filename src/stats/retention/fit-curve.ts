import { minimize } from '../optimum/minimize.ts'
import { positiveInverse } from '../optimum/positive-inverse.ts'
import { curvature, slopes } from '../optimum/slopes.ts'
import type { RetentionCurve, RetentionModel } from './curve.ts'
import { pooled, type Exposure } from './exposure.ts'
import { familyOf, type Family } from './families.ts'
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
const REACH = [12, 8, 2.5]
/** A curvature, per chance to leave, that differences cannot tell from none. */
const FLAT = 1e-8
/** What another step of Newton's may still gain, in log-likelihood. */
const SETTLED = 1e-5

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
  const surface = (at: readonly number[]): number =>
    -logLikelihood(seen, family.curveAt(at)) / atRisk
  const at = lowest(surface, family, seen)
  if (!Number.isFinite(surface(at))) return none('not_settled')
  if (at.some((value, index) => Math.abs(value) > REACH[index]!)) return none('at_edge')
  const inverse = settledInverse(surface, at, atRisk)
  if (inverse === null) return none('not_settled')
  const curve = family.curveAt(at)
  const covariance = inverse.map((row) => row.map((value) => value / atRisk))
  const lastAge = seen.at(-1)!.age
  const logLikelihoodOfAll = logLikelihood(seen, curve)
  return { fit: { curve, logLikelihood: logLikelihoodOfAll, lastAge, at, covariance }, why: null }
}

type Surface = (at: readonly number[]) => number

function lowest(surface: Surface, family: Family, seen: readonly Exposure[]): readonly number[] {
  const { atRisk, lost } = seen[0]!
  const found = family.starts(lost / atRisk).map((start) => minimize(surface, start))
  return found.reduce((best, at) => (surface(at) < surface(best) ? at : best))
}

function settledInverse(
  surface: Surface,
  at: readonly number[],
  atRisk: number,
): readonly (readonly number[])[] | null {
  const bend = curvature(surface, at)
  if (bend.some((row, index) => !(row[index]! > FLAT))) return null
  const inverse = positiveInverse(bend)
  if (inverse === null) return null
  const slope = slopes(surface, at)
  const gain = slope.reduce(
    (sum, value, row) =>
      sum + value * slope.reduce((part, other, column) => part + other * inverse[row]![column]!, 0),
    0,
  )
  return (atRisk * gain) / 2 < SETTLED ? inverse : null
}

function none(why: NoCurve): CurveResult {
  return { fit: null, why }
}
