import type { ForecastParams } from './forecast-params.ts'
import type { NoCurve } from './no-curve.ts'
import type { PurchaseParams } from './purchase-params.ts'
import type { SheetParams } from './sheet-params.ts'

type None = Readonly<Record<never, never>>
interface Example {
  /** One value at fault, as written. */
  readonly example: string
}

interface Labels {
  /** As the numbering shows them, joined. */
  readonly labels: string
}

/** What is left out of recurring money, or cut: as written, in each currency. */
interface Stake {
  /** `subscriptions` or `charges`. */
  readonly source: string
  readonly amounts: readonly { readonly amount: string; readonly currency: string }[]
}

/** Every finding there is, and what its sentence needs. */
export interface FindingParams extends PurchaseParams, ForecastParams, SheetParams {
  // Rows set apart.
  readonly missing_value: None
  readonly wrong_type: Example & { readonly expected: string }
  readonly impossible_date: Example
  /** 03/04/2025 with nothing in the column to prove the order. */
  readonly ambiguous_date: Example
  readonly unknown_value: Example & { readonly allowed: readonly string[] }
  readonly unknown_stage: Example & { readonly nearest: string | null }
  /** Same key, and the same `recorded_at` where there is one: one of them is kept. */
  readonly duplicate_key: Example
  /** `where` is table.column; the row points at nothing. */
  readonly orphan: Example & { readonly references: string }
  readonly future_entry: Example

  // Rows kept, with a doubt.
  readonly nonexistent_local_time: Example & { readonly timezone: string }
  readonly repeated_local_time: Example & { readonly timezone: string }
  /** Blanks around a text, which is read without them; `amounts` of lines and priced intervals. */
  readonly padded_text: Example & Pick<Stake, 'amounts'>
  readonly mixed_zones: { readonly withZone: number; readonly without: number }
  readonly undated_entry: None
  /** A later stage is stamped before this one: `where` is stage_entries/<stage>. */
  readonly entry_before_previous: Example & { readonly next: string }
  readonly loss_before_entry: Example
  readonly stage_skipped: { readonly next: string }
  /**
   * `rows` further entries of `journeys`, beside the `entered` first ones with a date; `back` of them
   * after the journey had gone on, `afterLoss` after it was lost.
   */
  readonly re_entry: {
    readonly journeys: number
    readonly entered: number
    readonly back: number
    readonly afterLoss: number
  }
  /** Lost, and gone on later; `goneOn` of the `entered` count so, of those with a date. */
  readonly resumed_after_loss: Example & { readonly goneOn: number; readonly entered: number }
  readonly unassigned_motion: { readonly mapped: boolean }
  readonly floating_money: None
  readonly rounded_money: Example
  readonly other_currency: Example & { readonly currency: string }
  /** Two spellings of what looks like one value. */
  readonly similar_values: { readonly values: readonly string[] }
  /** A value the project says must exist in a source, and does not. */
  readonly unmatched_reference: Example & {
    readonly references: string
    readonly nearest: string | null
  }

  // What a policy did, and what it is worth.
  /** `where` is table.column: an id that `identities` read as another. */
  readonly identity_read: Example
  /** Rows of `where`, a table, that are about one thing and were united. */
  readonly identity_merged: Example
  /** `where` is table.column: the systems do not agree on it. */
  readonly identity_conflict: Example
  /** A row of `identities` names an id that another row reads as another still. */
  readonly identity_chain: Example
  /** An id that several rows of `identities` read differently. */
  readonly ambiguous_identity: Example

  /** An end stamped so little before its entry that their order says nothing. */
  readonly near_simultaneous: Example & { readonly seconds: number }
  /** Going on too soon or too late; `goneOn` of the `entered` count, of those with a date. */
  readonly outside_window: Example & {
    readonly least: number | null
    readonly most: number | null
    readonly goneOn: number
    readonly entered: number
  }

  /** Accounts with several journeys open before the commitment. */
  readonly open_pursuits: Example & { readonly accounts: number }

  /** A stage counted by month has entries too: both numbers are of the months counted. */
  readonly counted_and_entered: { readonly counted: number; readonly entered: number }

  // About what is mapped and what is known.
  readonly unknown_column: None
  readonly empty_table: None
  readonly unused_table: None
  readonly horizon_early: { readonly until: string; readonly asOf: string }
  readonly after_horizon: { readonly until: string }

  // About one answer.
  /** So few entries that no percentage is told. `rows`, here and below, are rows of the answer. */
  readonly too_few: { readonly least: number }
  /** Nobody could be followed for the age at which the rate is told. */
  readonly followed_too_short: None
  /** Few entries: the percentage shows a direction, no more. */
  readonly directional: { readonly least: number }
  /** `rows` eventual shares, beyond what was observed for so many days at most. */
  readonly extrapolated: { readonly days: number }
  /** So few mature periods that no limits tell signal from noise. */
  readonly no_limits: { readonly least: number }
  /** A rate not told in one of two periods: the other's stands in for it. */
  readonly rate_borrowed: None

  /** One side of a comparison has a view without honest rates. */
  readonly compared_views: None
  /** `rows` are stages; `entries` the most that one of them has on both sides. */
  readonly compared_overlap: { readonly entries: number }
  /** `rows` are policies that change another amount in their turn than alone. */
  readonly policies_overlap: None

  // About the numbers of the standard: `labels` are those that are not known.
  /** `where` is the stage that is not tracked. */
  readonly number_without_stage: Labels
  /** `where` is the table that is not mapped. */
  readonly number_without_table: Labels
  /** `where` is the stage known by monthly counts alone: they tell no time. */
  readonly number_of_counts: Labels
  readonly number_without_list: Labels
  /** Subscriptions cannot be told apart by a dimension of journeys. */
  readonly number_without_link: Labels
  readonly number_without_path: Labels
  readonly number_without_movements: Labels
  readonly number_without_terms: Labels
  readonly number_not_half: Labels
  /** Priced intervals whose cost for a year is not known. */
  readonly recurring_left_out: {
    readonly currency: string
    readonly foreign: number
    readonly period: number
    readonly amount: number
  }
  readonly benchmark_currency: { readonly theirs: string; readonly ours: string }
  readonly no_contract_value: None

  // About stages counted by month: `where` is stage_counts/<stage>.
  /** The rate is of months, and of no journeys followed. */
  readonly monthly_rate: { readonly next: string }
  /** `rows` are months that the range or the as-of date cuts. */
  readonly month_cut: { readonly count: number }
  /** The counts carry no column for these dimensions. */
  readonly counts_unsliced: { readonly dimensions: readonly string[] }
  /** Steps told as one, as the stage between is not tracked: `where` is that stage. */
  readonly steps_merged: Labels

  // Rows of money that are doubtful by themselves, whichever profile counts them.
  readonly charge_zero: Example & Stake
  readonly charge_negative: Example & Stake
  /** `rows` are those alike beside the first: the same whom, what, when and how much. */
  readonly charge_repeated: Example & Stake
  /** Lines of a few days, which a year's worth multiplies. */
  readonly charge_short: Example & Stake
  /** Ends long after the data does. */
  readonly money_far_end: Example & Stake

  // About recurring money: `rows` are intervals, or lines, that do not count.
  readonly money_not_recurring: Stake
  readonly money_without_amount: Stake
  readonly money_without_period: Stake
  readonly money_without_rate: Stake
  readonly money_not_positive: Stake
  readonly money_empty: Stake
  /** Intervals cut short where the next one of the same subscription begins. */
  readonly money_overlapping: Stake
  /** `where` is the table that is not mapped: the one the profile reads, or needed by any. */
  readonly money_without_table: { readonly needed: 'by_profile' | 'always' }
  /** `where` is the column that would tell the units apart. */
  readonly money_grain_unmapped: { readonly grain: string }
  /** Journeys do not name their subscriptions. */
  readonly money_unlinked: None
  /** `rows` are periods in which nothing was lost. */
  readonly nothing_lost: None
  /** The last period is told until then. */
  readonly period_under_way: { readonly until: string }
  /** `rows` are cohorts that could not be followed for all ages shown. */
  readonly cohorts_young: { readonly ages: number }
  /** `rows` are shares of few customers. */
  readonly few_customers: { readonly least: number }

  // About figures of others: `where` is their table, `rows` are months.
  readonly series_none: None
  readonly series_without_accounts: None
  readonly series_months_missing: None
  /** Months that were not over where ours ends. */
  readonly series_beyond: { readonly until: string }
  /** What their figures were taken to be of: `month` or `year`. */
  readonly series_unit: { readonly unit: string }
  /** No win, or no subscription, is known. */
  readonly knot_unknown: None
  /** Journeys name no subscription: they are matched by account. */
  readonly knot_by_account: None
  /** `rows` are expansions of which it cannot be said what they are. */
  readonly expansion_unknown: { readonly amount: string; readonly currency: string }
  /** `rows` are subscriptions of which no term is known. */
  readonly terms_unknown: None
  /** `rows` are terms of which it cannot be said yet what became of them. */
  readonly renewals_open: { readonly grace: number }
  // About series of meetings.
  readonly meetings_unmapped: None
  readonly no_meetings: None
  /** `where` is meetings/<stage>: held before it was entered, or after it was left. */
  readonly meetings_outside: { readonly before: number; readonly after: number }
  /** `rows` are journeys that came under watch after entering the stage. */
  readonly meetings_seen_late: None

  // About levers: `cells` are figures of a sheet, `rows` the slices of which it holds.
  /** The effort changes nothing of them. */
  readonly levers_spent: { readonly cells: readonly string[] }
  /** Of few. */
  readonly levers_vague: { readonly cells: readonly string[] }
  /** Without an interval. */
  readonly levers_unsure: { readonly cells: readonly string[] }
  /** Rates with stages still to come for who goes on. */
  readonly levers_alike: { readonly cells: readonly string[] }
  /** `rows` are values of attributes with too few customers, or too few others, to be tested. */
  readonly loop_few: { readonly least: number; readonly ends: number }
  /** `rows` are customers whose months are not over. */
  readonly loop_unfinished: { readonly months: number }
  /** Attributes are told one by one. */
  readonly loop_apart: None
  /** Attributes of accounts are known as they are now. */
  readonly loop_of_today: { readonly dimensions: readonly string[] }
  /** No table tells who reached an impact. */
  readonly loop_without_impacts: None
  /** Too few customers to learn scores from; `rows` are those whose months are over. */
  readonly loop_untaught: { readonly least: number; readonly good: number }
  /** Scores could not be checked. */
  readonly loop_unchecked: None
  /** Scores rank `rows` customers they have not seen no better than chance. */
  readonly loop_blind: { readonly ranked: number; readonly low: number; readonly high: number }
  /** `rows`, of all that follow, are slices: those without a curve of retention. */
  readonly curve_unknown: {
    readonly because: NoCurve
    /** One curve was asked for, where another may say something. */
    readonly other: boolean
  }
  /** Losses do not come from the fitted curve; `step`: how often customers are taken to leave. */
  readonly curve_misfit: { readonly step: string }
  /** Followed for so many months, told for so many years. */
  readonly curve_extrapolated: { readonly months: number; readonly years: number }
  readonly curve_untested: None
  readonly lifetime_not_finite: None
  /** `rows` are customers. */
  readonly curve_returned: None

  /** Only the last so many periods are shown. */
  readonly periods_cut: { readonly most: number }

  /** No figure of this answer depends on the profile. */
  readonly profile_unused: { readonly profile: string }

  readonly undated_not_in_range: None
  readonly milestone_rate: None
  readonly corrected_history: { readonly asOf: string }
  readonly as_of_beyond_data: { readonly asOf: string; readonly until: string }
  /** `nearest`: another `dimension=value` that is there, and may be meant. */
  readonly no_match: { readonly filters: string; readonly nearest: string | null }
  readonly stale_build: { readonly builtAt: string; readonly reason: string }
}
