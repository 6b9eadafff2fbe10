/**
 * What the truth alone says is to be expected of a company of some size. Counts are expectations,
 * so they have fractions; money is a number in the company's currency.
 */
export interface Expected {
  readonly size: number
  /** As of `until`, one row for each stage and slice. */
  readonly tally: readonly ExpectedTally[]
  readonly incidence: readonly ExpectedIncidence[]
  readonly movements: readonly ExpectedMovement[]
  readonly retention: readonly ExpectedRetention[]
  readonly levers: readonly ExpectedLever[]
  readonly channels: readonly ExpectedChannel[]
  readonly effects: readonly ExpectedEffect[]
}

/** All journeys (`attribute` and `value` are `null`) or those with a value. */
export interface Slice {
  readonly attribute: string | null
  readonly value: string | null
}

/** What has become of the passages through a stage. `next + skipped + lost + open = entered`. */
export interface ExpectedTally extends Slice {
  readonly stage: string
  readonly entered: number
  readonly next: number
  readonly skipped: number
  readonly lost: number
  readonly open: number
}

/**
 * Shares of all who enter the stage before `until`, `days` after each one's own entry, however far
 * beyond `until` that lies: in the next stage by then; not there but in a later one; lost.
 */
export interface ExpectedIncidence extends Slice {
  readonly stage: string
  readonly days: number
  readonly next: number
  readonly skipped: number
  readonly lost: number
}

/** Recurring revenue, for a year, by month; losses are negative, so that a row adds up. */
export interface ExpectedMovement {
  /** The month's first day. */
  readonly month: string
  readonly opening: number
  readonly new: number
  readonly expansion: number
  readonly contraction: number
  readonly churn: number
  readonly reactivation: number
  readonly closing: number
}

/** Of those who commit before `until`: what is left after so many terms, however late. */
export interface ExpectedRetention {
  readonly offer: string
  readonly group: 'withImpact' | 'without'
  /** 0 is the commitment. */
  readonly term: number
  /** Share of customers who have renewed that often. */
  readonly customers: number
  /** Their revenue, as a share of what all of them began with. */
  readonly revenue: number
}

/** What a tenth more of something would have meant. */
export interface ExpectedLever {
  readonly lever: string
  /** Commitments before `until`, more than without it. */
  readonly wins: number
  /** Yearly recurring revenue at `until`, more than without it. */
  readonly arr: number
}

export interface ExpectedChannel {
  readonly channel: string
  readonly journeys: number
  readonly spend: number
  /** Of the journeys, those that would not have come without the spend. */
  readonly caused: number
  readonly causedPerThousand: number | null
}

export interface ExpectedEffect {
  readonly name: string
  readonly from: string | null
  readonly until: string | null
  readonly odds: number
  readonly time: number
  /** What it did to entries before `until`: one row for each stage that follows one it works on. */
  readonly entries: readonly { readonly stage: string; readonly difference: number }[]
}
