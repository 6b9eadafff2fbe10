import type { FindingCode, FindingOf } from './finding.ts'

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

/** Findings that tell what hinders a comparison. */
export type CompareCode = 'compared_views' | 'compared_overlap'

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
  | 'recurring_left_out'
  | 'benchmark_currency'
  | 'no_contract_value'

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
  | 'profile_unused'

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
  | 'sheet_nothing_lost'
  | 'sheet_steps_apart'
  | 'sheet_wins_outside'

/** Findings about levers. */
export type LeverCode = 'levers_spent' | 'levers_vague' | 'levers_unsure'
