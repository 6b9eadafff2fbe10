import type { FindingCode, FindingOf } from './finding.ts'
import type { ForecastParams } from './forecast-params.ts'

/** What was found, and what it does to the numbers or what to do about it. */
export interface Shown {
  readonly message: string
  readonly effect: string
}

/** What the reader calls a stage. */
export type StageName = (stage: string) => string

/** What words need of the project beside the finding. */
export interface Naming {
  readonly name: StageName
  /** The project says itself until when the stage is known. */
  readonly isDeclared: (stage: string) => boolean
}

/** One entry for every finding there is. */
export type Messages = {
  readonly [C in FindingCode]: (finding: FindingOf<C>, name: StageName, naming: Naming) => Shown
}

/** Findings that tell what a policy on real journeys did. */
export type PolicyCode =
  | 'identity_read'
  | 'identity_merged'
  | 'identity_conflict'
  | 'identity_chain'
  | 'ambiguous_identity'
  | 'near_simultaneous'
  | 'outside_window'
  | 'open_pursuits'
  | 're_entry'
  | 'resumed_after_loss'

/** Findings about tables as a whole, and their columns. */
export type TableCode = 'padded_text' | 'unknown_column' | 'empty_table' | 'unused_table'

/** Findings about what marks good customers, and about scores. */
export type LoopCode =
  | 'loop_few'
  | 'loop_unfinished'
  | 'loop_apart'
  | 'loop_of_today'
  | 'loop_without_impacts'
  | 'loop_untaught'
  | 'loop_unchecked'
  | 'loop_blind'

/** Findings that tell what hinders a comparison. */
export type CompareCode = 'compared_views' | 'compared_overlap' | 'policies_overlap'

/** Findings about stages that are counted by month, or not tracked at all. */
export type CountedCode =
  | 'counted_and_entered'
  | 'monthly_rate'
  | 'month_cut'
  | 'counts_unsliced'
  | 'steps_merged'

/** Findings that tell why a number of the standard is not known, or not compared. */
export type NumberCode =
  | 'number_without_stage'
  | 'number_without_table'
  | 'number_of_counts'
  | 'number_without_list'
  | 'number_without_link'
  | 'number_without_path'
  | 'number_without_movements'
  | 'number_without_terms'
  | 'number_not_half'
  | 'recurring_left_out'
  | 'benchmark_currency'
  | 'no_contract_value'

/** Findings about rows of money that are doubtful by themselves. */
export type MoneyDoubtCode =
  | 'charge_zero'
  | 'charge_negative'
  | 'charge_repeated'
  | 'charge_short'
  | 'money_far_end'

/** Findings about recurring money: what is left out of it, and what is not known of it. */
export type MoneyCode =
  | 'money_not_recurring'
  | 'money_without_amount'
  | 'money_without_period'
  | 'money_without_rate'
  | 'money_not_positive'
  | 'money_empty'
  | 'money_overlapping'
  | 'money_without_table'
  | 'money_grain_unmapped'
  | 'money_unlinked'
  | 'nothing_lost'
  | 'period_under_way'
  | 'cohorts_young'
  | 'few_customers'
  | GrowthCode
  | 'profile_unused'

/** Findings about figures of others, and about what joins the two sides. */
export type ReconcileCode =
  | 'series_none'
  | 'series_without_accounts'
  | 'series_months_missing'
  | 'series_beyond'
  | 'series_unit'
  | 'knot_unknown'
  | 'knot_by_account'
/** Findings about what expansions are made of, and about renewals. */
export type GrowthCode = 'expansion_unknown' | 'terms_unknown' | 'renewals_open' | 'periods_cut'
/** Findings about series of meetings. */
export type MeetingCode =
  | 'meetings_unmapped'
  | 'no_meetings'
  | 'meetings_outside'
  | 'meetings_seen_late'

/** Findings about the sheet of a plan. */
export type SheetCode =
  | 'sheet_unmeasured'
  | 'sheet_incomplete'
  | 'sheet_price_of_journeys'
  | 'sheet_certain'
  | 'sheet_still_rising'
  | 'sheet_nothing_lost'
  | 'sheet_steps_apart'
  | 'sheet_wins_outside'
  | 'sheet_paid_early'
  | 'sheet_loss_ahead'
  | 'sheet_runs_outside'

/** Findings about levers. */
export type LeverCode = 'levers_spent' | 'levers_vague' | 'levers_unsure' | 'levers_alike'
/** Findings about purchases without a contract. */
export type PurchaseCode =
  | 'purchases_unmapped'
  | 'purchases_left_out'
  | 'purchases_unknown'
  | 'purchases_value_unknown'
  | 'purchases_value_unbounded'
  | 'purchases_known_until'
  | 'purchases_off'
  | 'purchases_unchecked'
  | 'purchases_once'

/** Findings about forecasts and scenarios. */
export type ForecastCode = keyof ForecastParams

/** Findings about curves of retention. */
export type CurveCode =
  | 'curve_unknown'
  | 'curve_misfit'
  | 'curve_extrapolated'
  | 'curve_untested'
  | 'lifetime_not_finite'
  | 'curve_returned'
