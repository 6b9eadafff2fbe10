import type { MoneyQuestion } from './money.ts'
import type { Day, Interval } from './terms.ts'

/**
 * What becomes of the terms of subscriptions. A term is a day on which an interval that counts says
 * its term ends (`term_ends_at`), one for each subscription, slice and day; it is due in the period of
 * that day if the interval began before it, and before the as-of. What is due is what the last such
 * interval costs. By the first of these that holds, the term is
 *
 * - `early`: an interval of a later term followed that began more than three days before the term
 *   ended, or was signed then (`committed_at`, if that is after the interval of the term began);
 * - `on_time`: the subscription is paid at the end of the third day after the term's last;
 * - `late`: it is paid again, from a day after that and within the days of grace;
 * - `lost`: the days of grace are over;
 * - `open`: that is not known yet.
 *
 * What is renewed is what the interval costs that decides it. The grain is always the subscription.
 * Both amounts are at the exchange rates of the end of the term's period (a currency that had none by
 * then: of the day on which its interval begins).
 */
export type RenewalState = 'early' | 'on_time' | 'late' | 'lost' | 'open'

export interface RenewalsQuestion extends MoneyQuestion {
  readonly interval: Interval
  /** Days after the end of its term within which a subscription can be renewed. */
  readonly grace: number
}

/**
 * Additive. Terms that end after the as-of are told too: they are `open`, or renewed already.
 * `unknown` counts the subscriptions without any term, in no period.
 */
export interface Renewals {
  readonly period: Day | null
  readonly by: readonly (string | null)[]
  readonly state: RenewalState | 'unknown'
  /**
   * The days of grace are over. Only of these can renewed and lost be compared: of the others, who
   * renews is known earlier than who is lost.
   */
  readonly isOver: boolean
  readonly terms: number
  /** A year’s, exact decimals. */
  readonly due: string
  readonly renewed: string
}

/**
 * Terms alike, additive: the days from the first interval of a term, one for each subscription, slice
 * and day as in `Renewals`, to the day on which it ends. Terms that run are known in full: their end is
 * agreed.
 */
export interface TermLength {
  readonly by: readonly (string | null)[]
  readonly days: number
  readonly terms: number
}

/** One term, for its rows: ordered by when it ends, then by subscription. */
export interface RenewalTerm {
  readonly subscription: string
  readonly account: string | null
  readonly ends: Day
  readonly state: RenewalState
  readonly isOver: boolean
  readonly due: string
  readonly renewed: string
}

export interface RenewalTermsQuestion extends RenewalsQuestion {
  /** Only of these periods' first days and states; all when empty. */
  readonly periods: readonly Day[]
  readonly states: readonly RenewalState[]
  readonly limit: number
  readonly offset: number
}
