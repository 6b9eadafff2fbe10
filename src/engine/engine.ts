import type { MoneyEngine } from './money-engine.ts'
import type { PurchasesEngine } from './purchases.ts'
import type { Reconciling } from './reconcile.ts'
import type { MeetingSeries, MeetingsQuestion } from './meetings.ts'
import type { Finding } from '../findings/finding.ts'
import type { Policies } from '../standard/policies.ts'
import type { Profile } from '../standard/profiles.ts'
import type { Stage, TableName } from '../standard/types.ts'

export type { Recurring, RecurringQuestion, RecurringState } from './money.ts'
export type { Day, Filter, Instant, Interval, Page, Path } from './terms.ts'
import type { Day, Filter, Instant, Interval, Page, Path } from './terms.ts'

/**
 * The one interface of the house between counting and reasoning. An engine holds one published
 * build of a project: the standard's tables, checked (rows), what happened in them (facts), and
 * it counts. Answers ask it nothing else; every engine passes `test/conformance`.
 */
export interface Engine extends MoneyEngine, PurchasesEngine, Reconciling {
  readonly catalog: Catalog
  /** Additive counts of facts: the one question answers ask. */
  counts(question: Question): Promise<readonly Count[]>
  /** For how long passages were followed, and how that ended: what rates and times are made of. */
  followed(question: FollowQuestion): Promise<readonly Followed[]>
  /** Additive monthly counts of the stages of which nothing else is known. */
  counted(question: CountedQuestion): Promise<readonly Counted[]>
  /** Meetings by their place in a journey's series within a stage, and what followed each. */
  meetings(question: MeetingsQuestion): Promise<MeetingSeries>
  /** The facts behind a count, one passage each, ordered by entry and journey. */
  facts(question: FactsQuestion): Promise<Page<Passage>>
  /** Rows of the standard's tables, or rows set apart, as text. */
  rows(question: RowsQuestion): Promise<Page<Row>>
  close(): Promise<void>
}

/** What a build says of itself. Small, and stored with it. */
export interface Catalog {
  readonly build: { readonly id: string; readonly builtAt: Instant; readonly version: string }
  readonly company: string
  readonly currency: string
  readonly timezone: string
  /** The stages that have entries, in the order of the bowtie. */
  readonly stages: readonly MappedStage[]
  /** The stages known only as monthly counts, in the order of the bowtie. */
  readonly counted: readonly CountedStage[]
  /** Slices that `by` and `where` accept. */
  readonly dimensions: readonly Dimension[]
  readonly tables: readonly MappedTable[]
  /** Exclusive local dates after which nothing is known. */
  readonly horizons: readonly Horizon[]
  /** Default as-of: the latest horizon. */
  readonly asOf: Day
  /** What the project decides about real journeys. */
  readonly policies: Policies
  /** Definitions of the project's own, beside the standard's; an older version is `name@1`. */
  readonly profiles: readonly Profile[]
  /** The name of those that hold where none are asked for. */
  readonly profile: string
  /** A table carries `recorded_at`, so that a past as-of sees what was known then. */
  readonly recorded: boolean
  readonly findings: readonly Finding[]
}

export interface MappedStage extends Stage {
  /** The next mapped stage, `null` for the last. */
  readonly next: string | null
  /** Entries of this stage are known before this local day. */
  readonly until: Day
  /**
   * What becomes of who is in this stage is known before this local day: the earlier of the
   * horizons of the next stage and of losses. `null` for the last stage.
   */
  readonly followed: Day | null
  /** The age in days by which its rate is told: declared, or chosen from the data at the build. */
  readonly within: number | null
  /** Some account has entered it more than once, in several journeys. */
  readonly repeats: boolean
}

/** A stage without entries, which `stage_counts` counts by month. */
export interface CountedStage extends Stage {
  /** The stage that follows in the bowtie, with entries or counted too; `null` for the last. */
  readonly next: string | null
  /** First day after the last month counted. */
  readonly until: Day
}

export interface Dimension {
  readonly name: string
  readonly table: TableName
}

export interface MappedTable {
  readonly name: TableName
  /** Columns the project's SQL gives and the standard, or a dimension, knows. */
  readonly columns: readonly string[]
  /** Rows kept, of all versions. */
  readonly rows: number
  /** Rows set apart. */
  readonly apart: number
}

export interface Horizon {
  readonly table: TableName
  /** Set for the stages within `stage_entries`. */
  readonly stage: string | null
  readonly until: Day
  readonly how: 'declared' | 'inferred'
  /** What inference says, where it can: declared horizons are shown beside it. */
  readonly inferred: Day | null
}

/**
 * - `cohort`: passages by their own entry date, and what became of them before `asOf`.
 * - `period`: what happened in each period, whenever it began.
 * - `stock`: what is open at `asOf`.
 */
export type View = 'cohort' | 'period' | 'stock'

export interface Question {
  readonly view: View
  /** Exclusive: only what happened before this local midnight has happened. */
  readonly asOf: Day
  /**
   * Only passages of its first stage, its last one being the next: `next` is to have entered that
   * one, `skipped` one after it alone, and what lies between ends nothing. `null`: of every stage.
   */
  readonly path: Path | null
  /** Only passages of this stage; of all where `null`. */
  readonly stage: string | null
  /**
   * Exclusive: only what was recorded before this local midnight is known, where rows say when
   * they were recorded. `null`: all that the build knows.
   */
  readonly knownBefore: Day | null
  /** First local day included, first excluded. Undated entries belong to no range. */
  readonly from: Day | null
  readonly to: Day | null
  readonly interval: Interval | null
  readonly by: readonly string[]
  readonly where: readonly Filter[]
  /** Row rules of the caller: applied like `where`, never shown, never left out. */
  readonly scope: readonly Filter[]
  /** Count by age too (seconds from entry to its end), for those whose end is dated. */
  readonly ages: boolean
}

/**
 * What became of a passage: went to the next mapped stage, passed it over and entered a later
 * one, was lost, or is open still. In the `period` view `entered` counts the entries themselves.
 */
export type Outcome = 'next' | 'skipped' | 'lost' | 'open'
export type Event = Outcome | 'entered'

/** One value per dimension asked for, in its order; `null` is the missing value. */
export type Slice = readonly (string | null)[]

export interface Count {
  readonly stage: string
  /** First local day of the period; `null` without an interval, or for undated entries. */
  readonly period: Day | null
  /** One value per dimension of `by`, in its order. */
  readonly by: Slice
  readonly event: Event
  /** The entry carries a date. Undated entries count in stock and all-time volume only. */
  readonly dated: boolean
  /** Seconds, negative where the end stands before the entry; `null` if not asked or unknown. */
  readonly age: number | null
  readonly count: number
  /** Exact decimal sum in the project's currency, `null` where no amount is known. */
  readonly amount: string | null
}

/**
 * Above this many passages in a slice of a stage, ages are given to the hour (downwards), and from
 * `HOURLY_AGES` on to the day (upwards, so that what ends within so many days still does).
 */
export const EXACT_AGES = 10_000
/** Seconds. */
export const HOURLY_AGES = 30 * 86_400
/**
 * Days to which ages of clusters are told in a slice of more than a tenth of that (upwards; `since` downwards), then years of
 * 365: what they are for, the spread between clusters, needs no more. An age below 0 is told as -1.
 */
export const CLUSTER_DAYS = [
  -1, 0, 1, 2, 3, 4, 5, 6, 7, 10, 14, 21, 30, 45, 60, 75, 90, 120, 150, 180, 225, 270, 315, 365,
  450, 540, 630, 730, 900, 1095,
] as const

/**
 * About the passages whose entry carries a date, by that date, as in the `cohort` view; each is
 * followed until the as-of date or until its stage's `followed`, whichever is earlier.
 */
export interface FollowQuestion extends Omit<Question, 'view' | 'ages'> {
  /**
   * In how many clusters accounts fall; 0: passages are taken as independent of each other. Where
   * they fall in some, the ages of many are told as `CLUSTER_DAYS`.
   */
  readonly clusters: number
  /**
   * Ages are told in multiples of so many seconds, upwards, and `since` downwards; `null`: as
   * `Count.age` is told.
   */
  readonly unit: number | null
  /** Ages in seconds for which it is counted how many could be followed so long. */
  readonly within: readonly number[]
  /** Tell the lost ones apart by the reason of their loss. */
  readonly reasons: boolean
}

/**
 * `count` passages followed alike. One that ended before it came under watch is not among them,
 * nor one whose end carries no date.
 */
export interface Followed {
  readonly stage: string
  readonly period: Day | null
  readonly by: Slice
  /** How it had ended before the watch did; `open`: it had not. */
  readonly outcome: Outcome
  /** Of the lost ones, where reasons are asked for; `null`: without one. */
  readonly reason: string | null
  /** Seconds after the entry at which the watch began, where that was later (`observed_from`). */
  readonly since: number | null
  /** Seconds from entry to the end, or to the end of the watch; negative as in `Count`. */
  readonly age: number
  /**
   * The same for all passages of an account that has several journeys, below `clusters`; `null`:
   * the passage stands alone, or there are no clusters.
   */
  readonly cluster: number | null
  readonly count: number
  /** For each age of `within`: of these, those entered so long before the end of the watch. */
  readonly mature: readonly number[]
}

/**
 * Months of which some day lies in the range and before `asOf`. Where the table carries no column
 * for a dimension of the question, or of the scope, nothing is told.
 */
export type CountedQuestion = Omit<Question, 'view' | 'ages' | 'path' | 'stage'>

/** How many entered a stage in months alike. */
export interface Counted {
  readonly stage: string
  /** First local day of the period; `null` without an interval. */
  readonly period: Day | null
  readonly by: Slice
  /** The months lie in the range, and before `asOf`, with all their days. */
  readonly whole: boolean
  readonly count: number
}

export interface FactsQuestion extends Question {
  readonly stage: string
  /** Only these events; all when empty. */
  readonly events: readonly Event[]
  readonly limit: number
  readonly offset: number
}

/** One journey's time in one stage: its first entry, and how and when that ended. */
export interface Passage {
  readonly journey: string
  readonly account: string | null
  readonly stage: string
  readonly entered: Instant | null
  readonly event: Event
  /** When it ended, `null` while open or where the end carries no date. */
  readonly ended: Instant | null
  readonly reason: string | null
  readonly amount: string | null
  readonly by: Slice
}

export interface RowsQuestion {
  /** A table of the standard, or `apart`: the rows set apart or doubted, of one finding. */
  readonly table: TableName | 'apart'
  /** Column equals value. For `apart`: `finding` equals its id. */
  readonly where: Readonly<Record<string, string>>
  readonly scope: readonly Filter[]
  readonly limit: number
  readonly offset: number
}

/** Column name to value as text; instants as ISO local time with offset. */
export type Row = Readonly<Record<string, string | null>>
