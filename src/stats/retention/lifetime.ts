import { sumWithoutEnd } from '../sum-tail.ts'
import { logKept, type RetentionCurve } from './curve.ts'

/**
 * When a customer pays: at the beginning of each period, the first now; at the end of each period
 * begun; or when they renew, those asked now included (Fader and Hardie, Customer-base valuation in
 * a contractual setting, 2010), which needs an age above 0.
 */
export type Payment = 'beginning' | 'end' | 'renewal'

export interface LifetimeOptions {
  /** The chances to leave that the customer has let pass. */
  readonly age?: number
  /** Of a period, as a fraction. */
  readonly discount?: number
  /** How many periods count; `null`: all. */
  readonly periods?: number | null
  readonly paid?: Payment
}

/**
 * How many payments of one are expected of a customer from now on, discounted to now. Without
 * discount and horizon: the expected lifetime in periods, the one they leave after included; not
 * finite where the curve falls no faster than one over the age.
 * `expectedPayments({ model: 'geometric', leave: 0.25 }, { periods: 2 })` // => 1.75
 */
export function expectedPayments(
  curve: RetentionCurve,
  { age = 0, discount = 0, periods = null, paid = 'beginning' }: LifetimeOptions = {},
): number {
  if (!(discount > -1)) throw new RangeError(`discount must be above -1: ${discount}`)
  if (paid === 'renewal' && age < 1) throw new RangeError(`age of a renewal must be 1: ${age}`)
  const rate = Math.log1p(discount)
  const due = (ahead: number): number => Math.exp(logKept(curve, age, age + ahead) - rate * ahead)
  const sum = periods === null ? sumWithoutEnd(due, powerOf(curve, rate)) : sumOf(due, periods)
  if (paid === 'beginning') return sum
  return paid === 'end' ? sum / (1 + discount) : sum * Math.exp(logKept(curve, age - 1, age))
}

/**
 * As which power of the age the share that is left falls at last; `Infinity`: faster than any. At 1
 * and below, the expected lifetime is not finite.
 */
export function tailPower(curve: RetentionCurve): number {
  switch (curve.model) {
    case 'geometric':
    case 'discrete_weibull':
      return Infinity
    case 'shifted_beta_geometric':
      return curve.alpha
    case 'beta_discrete_weibull':
      return curve.alpha * curve.shape
  }
}

function powerOf(curve: RetentionCurve, rate: number): number {
  if (rate < 0) throw new RangeError(`discount without a horizon must not be below 0: ${rate}`)
  return rate > 0 ? Infinity : tailPower(curve)
}

function sumOf(f: (x: number) => number, terms: number): number {
  let sum = 0
  for (let k = 0; k < terms; k++) sum += f(k)
  return sum
}
