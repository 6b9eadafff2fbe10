import { chooseCurve, type Choice } from '../../stats/retention/choose-curve.ts'
import {
  survivalOf,
  type RetentionCurve,
  type RetentionModel,
} from '../../stats/retention/curve.ts'
import { fitCurve, type CurveFit } from '../../stats/retention/fit-curve.ts'
import { around, fitInterval, survivalInterval } from '../../stats/retention/fit-interval.ts'
import { expectedPayments, tailPower } from '../../stats/retention/lifetime.ts'
import { isMisfit } from '../../stats/retention/measured.ts'
import { sumOf } from '../../stats/sum-of.ts'
import type { Interval } from '../../stats/survival/interval.ts'
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
  readonly discounting: number
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

const NOBODY_LEAVES: RetentionCurve = { model: 'geometric', leave: 0 }
const UNKNOWN: Told = { value: null, low: null, high: null }

/**
 * Customers pay at the beginning of each period, the first when they begin; prices stay as they are:
 * what is counted is time, not growth.
 */
export function customerLifetime(lived: Lived, terms: LifetimeTerms): CustomerLifetime {
  const { exposures } = lived
  const { perYear, horizon, margin, discounting } = terms
  const choice = chooseCurve(exposures, terms.model)
  const { fit } = choice
  const ahead = {
    periods: Math.round(horizon * perYear),
    discount: (1 + discounting) ** (1 / perYear) - 1,
  }
  const payment = (scaled: bigint): number => (Number(scaled) / 1e10 / perYear) * margin
  const each = lived.customers === 0 ? 0 : payment(lived.begun) / lived.customers
  const valueOf = (curve: RetentionCurve): number => each * expectedPayments(curve, ahead)
  const residualOf = (curve: RetentionCurve): number =>
    lived.there.reduce(
      (sum, { age, amount }) => sum + payment(amount) * expectedPayments(curve, { ...ahead, age }),
      0,
    )
  // Whoever has begun pays at least once, and at most as if nobody ever left.
  const most = expectedPayments(NOBODY_LEAVES, ahead)
  const amounts = lived.there.map(({ amount }) => payment(amount))
  const possible = {
    low: sumOf(amounts.map((one) => Math.min(one, one * most))),
    high: sumOf(amounts.map((one) => Math.max(one, one * most))),
  }
  const ages = exposures.reduce((most, { age }) => Math.max(most, age), 0)
  const constant = fitCurve(exposures, 'geometric').fit
  return {
    choice,
    fit,
    known: ages / perYear,
    lifetime: lifetimeOf(choice, { perYear, ages }),
    lifetimeNaive: constant === null ? null : expectedPayments(constant.curve) / perYear,
    value: told(choice, valueOf, { low: each, high: each * most }),
    valueNaive: constant === null ? null : valueOf(constant.curve),
    residualValue: told(choice, residualOf, possible),
    isMisfit: fit !== null && isMisfit(exposures, fit.curve),
  }
}

/** The share still there so many years after the beginning. */
export function shareLeft({ fit, plausible }: Choice, years: number, perYear: number): Told {
  if (fit === null) return UNKNOWN
  const age = years * perYear
  const range = around(plausible.map((each) => survivalInterval(each, age)))
  return {
    value: survivalOf(fit.curve, age),
    low: range?.low ?? null,
    high: range?.high ?? null,
  }
}

/**
 * Without an upper end where any of the curves may have no finite lifetime. A lifetime is never
 * shorter than the part of it within the ages seen, which is known far better where losses are few.
 */
function lifetimeOf(
  { fit, plausible }: Choice,
  { perYear, ages }: { readonly perYear: number; readonly ages: number },
): Told {
  if (fit === null) return UNKNOWN
  const years = (curve: RetentionCurve): number => expectedPayments(curve) / perYear
  const value = years(fit.curve)
  if (!Number.isFinite(value)) return UNKNOWN
  const finite = plausible.filter(({ curve }) => Number.isFinite(years(curve)))
  const seen = (curve: RetentionCurve): number => expectedPayments(curve, { periods: ages })
  const range = around(
    finite.map((each) => {
      const own = fitInterval(each, years)
      const least = Math.max(1, fitInterval(each, seen)?.low ?? 1) / perYear
      return own === null ? null : { ...own, low: Math.max(own.low, least) }
    }),
  )
  return {
    value,
    low: range?.low ?? null,
    high: range === null || !plausible.every(isBounded) ? null : range.high,
  }
}

function isBounded(fit: CurveFit): boolean {
  if (tailPower(fit.curve) === Infinity) return true
  return (fitInterval(fit, tailPower)?.low ?? 0) > 1
}

/** The interval does not reach beyond what is possible, though on its scale it could. */
function told(
  { fit, plausible }: Choice,
  quantity: (curve: RetentionCurve) => number,
  possible: Interval,
): Told {
  if (fit === null) return UNKNOWN
  const value = quantity(fit.curve)
  if (value === 0) return { value, low: null, high: null }
  const range = around(plausible.map((each) => fitInterval(each, quantity)))
  return range === null
    ? { value, low: null, high: null }
    : { value, low: Math.max(range.low, possible.low), high: Math.min(range.high, possible.high) }
}
