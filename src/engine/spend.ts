import type { Day, Filter } from './terms.ts'

/**
 * Money spent to win customers, of the table `spend`, in months past and planned alike. Where the
 * table carries no column for a dimension of the question, or of the scope, nothing is told.
 */
export interface SpentQuestion {
  /** As in `Question`. */
  readonly knownBefore: Day | null
  readonly by: readonly string[]
  readonly where: readonly Filter[]
  readonly scope: readonly Filter[]
}

export interface Spent {
  /** First local day. */
  readonly month: Day
  readonly by: readonly (string | null)[]
  /**
   * Exact decimal sum in the project's currency, what is in another at the rate of the month's first
   * day, each currency rounded once; `null` where one has no rate by then.
   */
  readonly amount: string | null
}
