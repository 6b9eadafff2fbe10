import { chooseCurve, type Choice } from '../../stats/retention/choose-curve.ts'
import {
  survivalOf,
  type RetentionCurve,
  type RetentionModel,
} from '../../stats/retention/curve.ts'
import { fitCurve, type CurveFit } from '../../stats/retention/fit-curve.ts'
import { fitInterval, survivalInterval } from '../../stats/retention/fit-interval.ts'
import { expectedPayments, tailPower } from '../../stats/retention/lifetime.ts'
import { misfit } from '../../stats/retention/measured.ts'
import type { Lived } from './lived.ts'

/** A figure with its 95 % interval; each is `null` where it cannot be known. */
export interface Told {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface LifetimeTerms {
  /** `null`: the one that foresaw best. */
  readonly model: RetentionModel | null
  /** Chances to leave in a year. */
  readonly perYear: number
  /** Years that the value looks ahead. */
  readonly horizon: number
  /** Of a payment, the share that is worth something. */
  readonly margin: number
  /** Of a year. */
  readonly discountRate: number
}

/** How long customers stay, in years, and what they are worth, in the currency's unit. */
export interface CustomerLifetime {
  readonly choice: Choice
  readonly fit: CurveFit | null
  /** Years of which anything was seen. */
  readonly known: number
  /** `null` where it is not finite, or there is no curve. */
  readonly lifetime: Told
  /** One over the mean churn, as if it never changed. */
  readonly lifetimeNaive: number | null
  /** Of one customer who begins, within the horizon. */
  readonly value: Told
  readonly valueNaive: number | null
  /** Of all who pay now, within the horizon. */
  readonly residualValue: Told
  /** The curve is not one that these losses come from. */
  readonly isMisfit: boolean
}

const UNKNOWN: Told = { value: null, low: null, high: null }
/** Below this chance the losses do not come from the curve. */
const UNLIKELY = 0.01

/**
 * Customers pay at the beginning of each period, the first when they begin; prices stay as they are:
 * what is counted is time, not growth.
 */
export function customerLifetime(lived: Lived, terms: LifetimeTerms): CustomerLifetime {
  const { exposures } = lived
  const { perYear, horizon, margin, discountRate } = terms
  const choice = chooseCurve(exposures, terms.model)
  const { fit } = choice
  const ahead = {
    periods: Math.round(horizon * perYear),
    discount: (1 + discountRate) ** (1 / perYear) - 1,
  }
  const payment = (scaled: bigint): number => (Number(scaled) / 1e10 / perYear) * margin
  const each = lived.customers === 0 ? 0 : payment(lived.begun) / lived.customers
  const valueOf = (curve: RetentionCurve): number => each * expectedPayments(curve, ahead)
  const residualOf = (curve: RetentionCurve): number =>
    lived.there.reduce(
      (sum, { age, amount }) => sum + payment(amount) * expectedPayments(curve, { ...ahead, age }),
      0,
    )
  const constant = fitCurve(exposures, 'geometric').fit
  const chance = fit === null ? null : misfit(exposures, fit.curve)
  return {
    choice,
    fit,
    known: exposures.reduce((most, { age }) => Math.max(most, age), 0) / perYear,
    lifetime: fit === null ? UNKNOWN : lifetimeOf(fit, perYear),
    lifetimeNaive: constant === null ? null : expectedPayments(constant.curve) / perYear,
    value: fit === null ? UNKNOWN : told(fit, valueOf),
    valueNaive: constant === null ? null : valueOf(constant.curve),
    residualValue: fit === null ? UNKNOWN : told(fit, residualOf),
    isMisfit: chance !== null && chance < UNLIKELY,
  }
}

/** The share still there so many years after the beginning. */
export function shareLeft(fit: CurveFit | null, years: number, perYear: number): Told {
  if (fit === null) return UNKNOWN
  const age = years * perYear
  const around = survivalInterval(fit, age)
  return {
    value: survivalOf(fit.curve, age),
    low: around?.low ?? null,
    high: around?.high ?? null,
  }
}

/** Without an upper end where the interval of the tail reaches what has no finite lifetime. */
function lifetimeOf(fit: CurveFit, perYear: number): Told {
  const value = expectedPayments(fit.curve)
  if (!Number.isFinite(value)) return UNKNOWN
  const around = fitInterval(fit, (curve) => expectedPayments(curve))
  const tail = tailPower(fit.curve) === Infinity ? null : fitInterval(fit, tailPower)
  const isBounded = tailPower(fit.curve) === Infinity || (tail !== null && tail.low > 1)
  return {
    value: value / perYear,
    low: around === null ? null : around.low / perYear,
    high: around === null || !isBounded ? null : around.high / perYear,
  }
}

function told(fit: CurveFit, quantity: (curve: RetentionCurve) => number): Told {
  const value = quantity(fit.curve)
  if (value === 0) return { value, low: null, high: null }
  const around = fitInterval(fit, quantity)
  return { value, low: around?.low ?? null, high: around?.high ?? null }
}
