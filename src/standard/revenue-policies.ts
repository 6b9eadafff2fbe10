/**
 * What decides which money recurs, from when until when, and how much of it: the settings on which
 * published definitions differ. A definition profile is a set of them (`standard/profiles`).
 */
export interface RevenuePolicies {
  /** The table that says what is paid: priced intervals, or lines of invoices with their period. */
  readonly source: 'subscriptions' | 'charges'
  /** An interval begins when it starts, or when it was signed. */
  readonly begins: 'started' | 'committed'
  /** It ends when it ends, or, if that was earlier, when the customer said so. */
  readonly ends: 'ended' | 'cancelled'
  /** Money of a trial counts, or only what follows it. */
  readonly trials: 'exclude' | 'include'
  /**
   * `all`: the price after every discount; `lasting`: a discount that has an end does not count;
   * `none`: the list price, where it is known.
   */
  readonly discounts: 'all' | 'lasting' | 'none'
  /** What is paid by use counts as recurring. */
  readonly usage: 'exclude' | 'include'
  /** Intervals (or lines) with such a status do not count. */
  readonly notCounted: readonly string[]
  /** Payments by the week, and by the day, in a year. */
  readonly weeksPerYear: '52' | '48' | '365.28/7'
  /**
   * Of lines: the length of a period in years is rounded to two decimals where that gives one of
   * .25, .5, .75, 1, 2, 3, 4, 5 and 6. `months`: whole calendar months are so many twelfths, and
   * only other periods are looked at so.
   */
  readonly wholePeriods: boolean | 'months'
  /** Who comes and goes within a period is in none of its movements, or in all of them. */
  readonly within: 'net' | 'daily'
  /** Whose money is told apart: losing one of two subscriptions is contraction, or churn. */
  readonly grain: MoneyGrain
  /** Days after which a customer who comes back is new again; `null`: never. */
  readonly newAgainAfter: number | null
  /**
   * Another currency is worth what it was when its interval began, or what it is at the end of each
   * period: then what rates alone change is a movement of its own.
   */
  readonly currency: 'begin' | 'period'
  /** A rise of at most this fraction is a minor expansion; `null`: not told apart. */
  readonly minorExpansion: number | null
  /** Net retention counts who had left before the window and came back within it. */
  readonly netOfReactivation: 'exclude' | 'include'
  /** Gross retention is capped for each customer, or only in total. */
  readonly grossCap: 'customer' | 'total'
  /** Churn is a share of who was there at the opening, or of these and who is new. */
  readonly churnOf: 'opening' | 'opening_and_new'
}

export type MoneyGrain = 'subscription' | 'product' | 'account' | 'parent'

/** Ours; the reason of each is in `standard/profiles/bowline.json`. */
export const DEFAULT_REVENUE: RevenuePolicies = {
  source: 'subscriptions',
  begins: 'started',
  ends: 'ended',
  trials: 'exclude',
  discounts: 'all',
  usage: 'exclude',
  notCounted: [
    'unpaid',
    'incomplete',
    'incomplete_expired',
    'trialing',
    'trial',
    'paused',
    'void',
    'draft',
  ],
  weeksPerYear: '52',
  wholePeriods: 'months',
  within: 'net',
  grain: 'account',
  newAgainAfter: null,
  currency: 'period',
  minorExpansion: null,
  netOfReactivation: 'exclude',
  grossCap: 'customer',
  churnOf: 'opening',
}
