import type { RevenuePolicies } from '../standard/revenue-policies.ts'
import type { Day, Filter } from './terms.ts'

/**
 * What accounts that pay were worth, each from the first day it paid on. A dimension's value is what
 * it was there and then: that of the slice of the first thing paid for (of several on that day the
 * one that costs most, then the first by its values). Amounts in other currencies count at the rate
 * of the day on which their interval began.
 */
export interface ValuedQuestion {
  /** As in `Question`. */
  readonly asOf: Day
  readonly knownBefore: Day | null
  /** First paid from this day on, and before that one. */
  readonly from: Day | null
  readonly to: Day | null
  readonly by: readonly string[]
  /** On the account's own values. */
  readonly where: readonly Filter[]
  readonly scope: readonly Filter[]
  readonly policies: RevenuePolicies
  /** Calendar months from the first day paid in which money counts. */
  readonly months: number
}

/** Who pays nothing for so many days, or to the end, has lapsed; shorter gaps are none. */
export const LAPSE_DAYS = 31

/** `count` accounts alike. */
export interface Valued extends Worth {
  readonly count: number
}

export interface Worth {
  readonly by: readonly (string | null)[]
  /** The first day paid. */
  readonly began: Day
  /** Days until the first on which it has lapsed; `null`: it had not before the as-of. */
  readonly lapsed: number | null
  /** Days until its first impact (0 where that came before); `null`: none before the as-of. */
  readonly reached: number | null
  /**
   * What it paid within the months, or before the as-of where that is earlier: a year's worth for
   * its share of them. Exact decimal.
   */
  readonly realised: string
}

export interface AccountsQuestion extends ValuedQuestion {
  readonly limit: number
  readonly offset: number
}

/** One of them: ordered by when they began, the latest first, then by account. */
export interface AccountValued extends Worth {
  readonly account: string
}
