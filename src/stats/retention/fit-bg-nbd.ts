import { likeliest } from '../optimum/likeliest.ts'
import { z95, type Interval } from '../survival/interval.ts'
import { buyerLikelihood, type BgNbd, type Buyer } from './bg-nbd.ts'

export interface BgNbdFit {
  readonly model: BgNbd
  readonly logLikelihood: number
  /** Of each number, 95 %, normal on its logarithm. */
  readonly intervals: Readonly<Record<keyof BgNbd, Interval>>
  /** Of the logarithms of r, alpha, a and b, in this order. */
  readonly covariance: readonly (readonly number[])[]
}

/** `at_edge`: nobody seems to leave, or all alike; `not_settled`: many models are as good. */
export type NoBgNbd = 'no_customers' | 'no_repeats' | 'at_edge' | 'not_settled'

export type BgNbdResult =
  | { readonly fit: BgNbdFit; readonly why: null }
  | { readonly fit: null; readonly why: NoBgNbd }

/** Of a logarithm; that of `alpha` counts from the time watched. */
const REACH = 8
const STARTS = [
  [0, 0, 0, 0],
  [-1.5, -1.5, -0.3, 0.9],
  [0, -1, -1, 1],
]

/** The model that makes what was bought likeliest. */
export function fitBgNbd(buyers: readonly Buyer[]): BgNbdResult {
  checked(buyers)
  const subjects = buyers.reduce((sum, { count }) => sum + count, 0)
  const repeats = buyers.reduce((sum, { count, purchases }) => sum + count * purchases, 0)
  if (subjects === 0) return { fit: null, why: 'no_customers' }
  if (repeats === 0) return { fit: null, why: 'no_repeats' }
  const unit = buyers.reduce((sum, { count, watched }) => sum + count * watched, 0) / subjects
  const modelAt = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BgNbd => ({
    r: Math.exp(r),
    alpha: unit * Math.exp(alpha),
    a: Math.exp(a),
    b: Math.exp(b),
  })
  const { at, covariance } = likeliest((there) => buyerLikelihood(buyers, modelAt(there)), {
    starts: STARTS,
    subjects,
  })
  if (at.some((value) => Math.abs(value) > REACH)) return { fit: null, why: 'at_edge' }
  if (covariance === null) return { fit: null, why: 'not_settled' }
  const model = modelAt(at)
  const around = (name: keyof BgNbd, index: number): Interval => {
    const factor = Math.exp(z95 * Math.sqrt(covariance[index]![index]!))
    return { low: model[name] / factor, high: model[name] * factor }
  }
  const intervals = {
    r: around('r', 0),
    alpha: around('alpha', 1),
    a: around('a', 2),
    b: around('b', 3),
  }
  const logLikelihood = buyerLikelihood(buyers, model)
  return { fit: { model, logLikelihood, intervals, covariance }, why: null }
}

function checked(buyers: readonly Buyer[]): void {
  for (const { purchases, last, watched } of buyers) {
    if (!(last <= watched && purchases >= 0 && (purchases === 0) === (last === 0))) {
      throw new RangeError(
        `a customer's last of ${purchases} purchases must lie between the first and ${watched}: ${last}`,
      )
    }
  }
}
