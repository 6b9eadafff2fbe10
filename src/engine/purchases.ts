import type { Day, Filter, Interval, Page } from './terms.ts'

/**
 * Who buys without a contract, by the lines of `charges`. All counted lines that an account was
 * charged on one local day, in one slice, are one purchase, where together they come to more than
 * nothing. An account in slices is (account, slice): a line counts in the slice of the journey that
 * names its subscription (of several, the first by id) and of its own account. Other currencies count
 * at the rate of the day, the sum of a day's lines of one currency rounded once.
 */
export interface PurchasesQuestion {
  /** As in `Question`. */
  readonly asOf: Day
  readonly knownBefore: Day | null
  /** Only who first bought from this day on, and before that one. */
  readonly from: Day | null
  readonly to: Day | null
  readonly by: readonly string[]
  readonly where: readonly Filter[]
  readonly scope: readonly Filter[]
  /** Kinds of lines that are purchases, in lower case; one without a kind is `recurring`. `null`: all. */
  readonly kinds: readonly string[] | null
  /** Lines with such a status, in lower case, do not count. */
  readonly notCounted: readonly string[]
}

export interface Bought {
  readonly by: readonly (string | null)[]
  /** Purchases after the first. */
  readonly repeats: number
  /** Days of the first and of the last purchase before the as-of. */
  readonly first: Day
  readonly last: Day
  /** What was paid at the repeat purchases, without the first. Exact decimal. */
  readonly spent: string
}

/** `count` customers alike: a customer's own spend is what spends are told apart by. */
export interface Buyers extends Bought {
  readonly count: number
}

export interface EachBuyerQuestion extends PurchasesQuestion {
  readonly limit: number
  readonly offset: number
}

/** One of them: in the order of accounts, then of slices. */
export interface EachBuyer extends Bought {
  readonly account: string
}

export interface SoldQuestion extends PurchasesQuestion {
  readonly interval: Interval | 'day'
}

/** What was bought in a period; periods without a purchase are left out. */
export interface Sold {
  /** First local day. */
  readonly period: Day
  readonly by: readonly (string | null)[]
  /** First purchases. */
  readonly firsts: number
  /** Repeat purchases, and what was paid at them. */
  readonly repeats: number
  readonly spent: string
}

/** Why lines are no purchases; the first that holds. `not_positive`: those of a day together. */
export type NotBought = 'no_account' | 'other_kind' | 'not_counted' | 'no_rate' | 'not_positive'

export interface NotPurchased {
  readonly why: NotBought
  readonly lines: number
}

/** What an engine counts of purchases. */
export interface PurchasesEngine {
  /** Customers alike, by what they bought before the as-of. */
  buyers(question: PurchasesQuestion): Promise<readonly Buyers[]>
  /** The same of each customer. */
  eachBuyer(question: EachBuyerQuestion): Promise<Page<EachBuyer>>
  /** What they bought, period by period. */
  sold(question: SoldQuestion): Promise<readonly Sold[]>
  /** Lines before the as-of, whoever first bought when, that are no purchases. */
  notPurchased(question: PurchasesQuestion): Promise<readonly NotPurchased[]>
}
