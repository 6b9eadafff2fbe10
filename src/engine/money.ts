import type { MoneyGrain, RevenuePolicies } from '../standard/revenue-policies.ts'
import type { Day, Filter, Interval } from './terms.ts'

/**
 * Recurring money, in a year's worth of the project's currency. What is paid is a step function of
 * time for each unit of the grain; a unit's amount "at" a local midnight is the sum of the intervals
 * that began before it and had not ended before it (`began < T` and (`ended` is missing or
 * `ended >= T`)), as in `RecurringState.running`.
 *
 * In slices a unit is what it pays within the slice: one that changes slices leaves the one and is
 * new in the other. An interval counts in the slice of the journey that names its subscription (of
 * several, the first by id) and of its own account.
 */
export interface MoneyQuestion {
  /** As in `Question`. */
  readonly asOf: Day
  readonly knownBefore: Day | null
  readonly by: readonly string[]
  readonly where: readonly Filter[]
  readonly scope: readonly Filter[]
  /** Periods end at local midnights; the last one ends at `asOf` where that is earlier. */
  readonly interval: Interval | 'day'
  readonly grain: MoneyGrain
  readonly policies: RevenuePolicies
}

/**
 * What changes a unit's amount between the end of one period and the next. `new`: it never paid
 * before (or not for `newAgainAfter` days); `reactivation`: it paid once, and not at the end of the
 * period before; `churn`: it pays nothing any more; `currency`: what rates alone changed.
 */
export type Movement =
  | 'new'
  | 'reactivation'
  | 'expansion'
  | 'minor_expansion'
  | 'contraction'
  | 'churn'
  | 'currency'

/**
 * The sum of one movement, from the first period in which anybody paid until `asOf`, those without
 * any left out. Cumulated over all movements and periods it is what is paid, exactly.
 */
export interface Moved {
  /** First local day of the period. */
  readonly period: Day
  readonly by: readonly (string | null)[]
  readonly movement: Movement
  /** Units moved; 0 for `currency`. */
  readonly units: number
  /** Exact decimal, negative for losses. */
  readonly amount: string
}

/** Units that paid `window` months before the end of a period, and what is left of that. */
export interface KeptQuestion extends MoneyQuestion {
  readonly interval: Interval
  readonly window: number
}

/**
 * At the end of each period that is whole (ends at or before `asOf`) and has anybody to keep. All
 * amounts at the exchange rates of the period's end.
 */
export interface Kept {
  readonly period: Day
  readonly by: readonly (string | null)[]
  /** Units that paid then. */
  readonly units: number
  /** Of these, units that pay still. */
  readonly left: number
  /** What they paid then. */
  readonly opening: string
  /** Of each the smaller of then and now, in sum. */
  readonly kept: string
  /** What they pay now. */
  readonly closing: string
  /** Units that pay now and paid at some time before the window, not at its beginning. */
  readonly returned: number
  readonly returnedAmount: string
}

/**
 * Units by the period in which they first paid at its end, and what they pay so many periods later.
 * Only of whole periods. Age 0 is the end of the first period.
 */
export interface CohortCell {
  readonly start: Day
  readonly by: readonly (string | null)[]
  readonly age: number
  readonly units: number
  readonly amount: string
  /** Of each the smaller of now and age 0, in sum. */
  readonly kept: string
}

export interface CohortQuestion extends MoneyQuestion {
  readonly interval: Interval
}

/**
 * Why intervals or lines do not count, though they are kept: `not_recurring` by what they are (use,
 * one-off, trial, status), the others because of what is wrong. An interval that ends before it
 * begins, or at once, counts nowhere (`empty`). Of overlapping intervals of one subscription, the
 * one that began later holds from its beginning (`overlap` counts those cut short).
 */
export type NotCounted =
  | 'not_recurring'
  | 'no_amount'
  | 'no_period'
  | 'no_rate'
  | 'not_positive'
  | 'empty'
  | 'overlap'

export interface LeftOut {
  readonly why: NotCounted
  readonly intervals: number
  /** As written, per currency: nothing is converted. */
  readonly currency: string | null
  readonly amount: string | null
}

/** One unit's movement, for its rows: ordered by size of the change, largest first, then by unit. */
export interface UnitMoved {
  readonly period: Day
  readonly unit: string
  readonly movement: Movement
  readonly before: string
  readonly after: string
}

export interface UnitsQuestion extends MoneyQuestion {
  /** Only of these periods' first days and movements; all when empty. */
  readonly periods: readonly Day[]
  readonly movements: readonly Movement[]
  readonly limit: number
  readonly offset: number
}

/**
 * What a unit pays at the end, the local midnight of `asOf`: those who pay, largest first, then by
 * unit and slice. In sum it is what `moved` cumulates to, exactly.
 */
export interface Held {
  readonly unit: string
  readonly by: readonly (string | null)[]
  readonly amount: string
  /** What `amount` is of, as written, in a year; where it is asked `of` foreign money. */
  readonly native?: { readonly currency: string; readonly amount: string }
}

export interface HeldQuestion extends MoneyQuestion {
  /**
   * Only what is paid in other currencies than the project's, a line for each, by unit, slice and
   * currency; nothing where amounts are worth what they were at their beginning.
   */
  readonly of?: 'foreign'
  /** `null`: all of them. */
  readonly limit: number | null
  readonly offset: number
}

/**
 * A subscription counts in the slice of the journey that names it (of several, the first by id) and
 * of its own account. `from` and `to` hold for the day of its commitment, and not for what runs.
 */
export interface RecurringQuestion {
  /** As in `Question`. */
  readonly asOf: Day
  readonly knownBefore: Day | null
  readonly from: Day | null
  readonly to: Day | null
  readonly by: readonly string[]
  readonly where: readonly Filter[]
  readonly scope: readonly Filter[]
  /** Only these; every state where it is not given. */
  readonly states?: readonly RecurringState[]
  /**
   * Apart by so many clusters in which accounts fall (and subscriptions of none), to tell how far a
   * figure made of these sums may be off; which ones is an engine's own affair. Not for `lifetime`,
   * whose sums are rounded.
   */
  readonly clusters?: number
}

/**
 * - `committed`: subscriptions signed before `asOf` (`committed_at`, else their first start), with
 *   the price of their first interval.
 * - `started`: those of them whose first interval began before `asOf`, and which were neither ended
 *   nor cancelled by then.
 * - `waiting`: those that were signed and had not begun, and were neither ended nor cancelled.
 * - `running`: every interval that began before `asOf` and had not ended.
 * - `lifetime`: every interval that began before `asOf`, for the time it has run until then, or
 *   until the next one of its subscription began: not a year's price, but that of its days, each
 *   of which costs the 365th or 366th part of it that it is of its year.
 *
 * What was committed and neither started nor is waiting was withdrawn before it began.
 */
export type RecurringState = 'committed' | 'started' | 'waiting' | 'running' | 'lifetime'

/** `count` intervals alike, and what they cost in a year: the price of a period times periods. */
export interface Recurring {
  readonly state: RecurringState
  readonly by: readonly (string | null)[]
  /** Why their amounts are not known in the project's currency for a year; `null`: they are. */
  readonly unknown: 'amount' | 'currency' | 'period' | null
  /** Their list price is known too. */
  readonly listed: boolean
  /** Below `clusters`, where these are asked for. */
  readonly cluster?: number
  readonly count: number
  /** Exact decimal sums, `null` where `unknown`; the list price where `listed` alone. */
  readonly amount: string | null
  readonly listAmount: string | null
}
