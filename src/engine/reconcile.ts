import type { Day, Filter, Instant } from './terms.ts'

/** What an engine tells of figures that are not made of ours, and of what joins the two sides. */
export interface Reconciling {
  /** Somebody else's figures by month. */
  series(question: SeriesQuestion): Promise<readonly SeriesSum[]>
  /** Journeys won without a subscription, and subscriptions without a journey won; in no order. */
  loose(question: KnotQuestion): Promise<readonly Loose[]>
}

/** Tables that hold figures of others; of `finance`, its revenue. */
export type SeriesTable = 'reference_series' | 'finance'

export interface SeriesQuestion {
  readonly table: SeriesTable
  /** As in `Question`. */
  readonly knownBefore: Day | null
  /** Row rules of the caller: figures of a company are not shown to who may see a part of it. */
  readonly scope: readonly Filter[]
  /** Only the series of this name, and this month; all where `null`. */
  readonly name: string | null
  readonly month: Day | null
  /** Account by account. */
  readonly byAccount: boolean
}

/** `rows` figures of a series and a month, added up. */
export interface SeriesSum {
  /** Of `finance`, its name. */
  readonly name: string
  /** First local day. */
  readonly month: Day
  /** They name an account; else they are of the whole company. */
  readonly ofAccounts: boolean
  /** `null` where accounts are not told apart, or none is named. */
  readonly account: string | null
  readonly rows: number
  /** Exact decimal. */
  readonly amount: string
}

export interface KnotQuestion {
  readonly asOf: Day
  readonly knownBefore: Day | null
  readonly scope: readonly Filter[]
  /** The stage whose entry is the win. */
  readonly stage: string
}

/**
 * One side of the knot without the other. A journey and a subscription belong together where the
 * one names the other; where it names none that there is, to a subscription of its account that no
 * journey names.
 *
 * - `won`: a journey that entered the stage before `asOf` and was not lost since.
 * - `paid`: a subscription that was signed, or began, before `asOf`.
 */
export interface Loose {
  readonly side: 'won' | 'paid'
  /** Of the paid side: the first by id that names it, which is not won. */
  readonly journey: string | null
  /** Of the won side: the one it names, which is not there. */
  readonly subscription: string | null
  readonly account: string | null
  /** When it was won, or signed; `null` without a date. */
  readonly at: Instant | null
  /** Of a journey, in the project's currency; `null` where it is not known. */
  readonly amount: string | null
}
