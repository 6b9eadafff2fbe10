import { logGamma } from '../gamma.ts'
import { likeliest } from '../optimum/likeliest.ts'

/**
 * What customers spend at a time: Gamma distributed around a mean of their own (shape `p`), which is
 * Gamma distributed too (`q`, `gamma`), and has nothing to do with how often they buy (Fader and
 * Hardie, The gamma-gamma model of monetary value, 2013).
 */
export interface GammaGamma {
  readonly p: number
  readonly q: number
  readonly gamma: number
}

/** `count` customers alike: how often they bought and what they spent at a time, on average. */
export interface Spender {
  readonly purchases: number
  readonly mean: number
  readonly count: number
}

/** `at_edge`: all spend alike at a time, or nobody does; `not_settled`: many models are as good. */
export type NoGammaGamma = 'no_customers' | 'few_customers' | 'at_edge' | 'not_settled'

export type GammaGammaResult =
  | {
      readonly model: GammaGamma
      readonly logLikelihood: number
      /** Of the logarithms of p, of q and of gamma p / q, in this order. */
      readonly covariance: readonly (readonly number[])[]
      readonly why: null
    }
  | {
      readonly model: null
      readonly logLikelihood: null
      readonly covariance: null
      readonly why: NoGammaGamma
    }

const LEAST_CUSTOMERS = 3
const REACH = 8
const STARTS = [
  [0, 1],
  [1.5, 1.5],
  [0, 2.5],
]

/** The log-likelihood of what was spent. */
export function spendLikelihood(spenders: readonly Spender[], { p, q, gamma }: GammaGamma): number {
  return spenders.reduce((sum, { purchases, mean, count }) => {
    const shape = p * purchases
    const total = mean * purchases
    const each =
      logGamma(shape + q) -
      logGamma(shape) -
      logGamma(q) +
      q * Math.log(gamma / (gamma + total)) +
      shape * Math.log(total / (gamma + total)) -
      Math.log(mean)
    return sum + count * each
  }, 0)
}

/**
 * What a customer is expected to spend at a time: between their own mean and everybody's, nearer to
 * their own the more they bought. Not finite for a customer without purchases where q is at most 1.
 * `expectedSpend({ p: 6.25, q: 3.74, gamma: 15.44 }, { purchases: 0, mean: 0 })` // => 35.21897810…
 */
export function expectedSpend(
  { p, q, gamma }: GammaGamma,
  { purchases, mean }: Omit<Spender, 'count'>,
): number {
  const below = p * purchases + q - 1
  return below <= 0 ? Infinity : (p * (gamma + purchases * mean)) / below
}

/**
 * The mean square of what a customer spends at a time, by their own mean squared: `at` once, `twice`
 * the product of two times. Not finite where `p` purchases + `q` is at most 2.
 */
export function spendSquares(
  { p, q, gamma }: GammaGamma,
  { purchases, mean }: Omit<Spender, 'count'>,
): { readonly once: number; readonly twice: number } {
  const shape = p * purchases + q
  if (shape <= 2) return { once: Infinity, twice: Infinity }
  const square = (gamma + purchases * mean) ** 2 / ((shape - 1) * (shape - 2))
  return { once: p * (p + 1) * square, twice: p * p * square }
}

/** The model that makes what was spent likeliest. Who bought or spent nothing tells nothing. */
export function fitGammaGamma(everybody: readonly Spender[]): GammaGammaResult {
  const spenders = everybody.filter(({ purchases, mean }) => purchases > 0 && mean > 0)
  const subjects = spenders.reduce((sum, { count }) => sum + count, 0)
  if (subjects === 0) return none('no_customers')
  if (subjects < LEAST_CUSTOMERS) return none('few_customers')
  const unit = spenders.reduce((sum, { count, mean }) => sum + count * mean, 0) / subjects
  // Money in units of the mean: `gamma` over `p` is then near q - 1.
  const modelAt = ([p = 0, q = 0, ratio = 0]: readonly number[]): GammaGamma => ({
    p: Math.exp(p),
    q: Math.exp(q),
    gamma: unit * Math.exp(ratio + q - p),
  })
  const { at, covariance } = likeliest((there) => spendLikelihood(spenders, modelAt(there)), {
    starts: STARTS.map((start) => [...start, 0]),
    subjects,
  })
  if (at.some((value) => Math.abs(value) > REACH)) return none('at_edge')
  if (covariance === null) return none('not_settled')
  const model = modelAt(at)
  const logLikelihood = spendLikelihood(spenders, model)
  return { model, logLikelihood, covariance, why: null }
}

function none(why: NoGammaGamma): GammaGammaResult {
  return { model: null, logLikelihood: null, covariance: null, why }
}
