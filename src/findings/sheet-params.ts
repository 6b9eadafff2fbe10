type None = Readonly<Record<never, never>>

/** What findings about the sheet of a plan, as measured, say. */
export interface SheetParams {
  /** `cells` are those that could not be; `where` is the stage or table that does not tell. */
  readonly sheet_unmeasured: {
    readonly cells: readonly string[]
    readonly why: 'stage' | 'table' | 'few' | 'months' | 'young' | 'unlinked' | 'list' | 'nothing'
  }
  /** `where` is the motion, or `plan`; `cells` are needed and told by nobody. */
  readonly sheet_incomplete: { readonly cells: readonly string[] }
  /** No subscription tells what a contract costs. */
  readonly sheet_price_of_journeys: None
  /** All, or none, of the `n` that entered the stage `where` went on. */
  readonly sheet_certain: { readonly n: number; readonly all: boolean }
  /** From the stage `where`; in days, up to the longest that can be followed. */
  readonly sheet_still_rising: {
    readonly since: number
    readonly longest: number
    readonly share: number
  }
  /** None of the `n` customers of a year ago has left, or pays less; `where` may be a motion. */
  readonly sheet_nothing_lost: { readonly n: number }
  /** From the stage `where` to the commitment: step by step, and measured at once. */
  readonly sheet_steps_apart: { readonly product: number; readonly measured: number }
  /** `rows` of the commitments never entered the stage `where`. */
  readonly sheet_wins_outside: { readonly wins: number }
  /** `rows` of those `waiting` to go live pay already; `where` is the motion, or `running`. */
  readonly sheet_paid_early: { readonly waiting: number }
  readonly sheet_loss_ahead: { readonly past: number; readonly ahead: number }
  /** `amount` `of` what runs is of `slices` that have no sheet; `where` are the dimensions. */
  readonly sheet_runs_outside: {
    readonly slices: readonly string[]
    readonly amount: number
    readonly of: number
    readonly currency: string
  }
}
