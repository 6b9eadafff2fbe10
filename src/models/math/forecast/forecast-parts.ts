import type { WanderingRate } from '../../../stats/wandering/wandering-rate.ts'
import type { Day } from '../../../time/calendar.ts'
import type { Slice } from '../../../engine/engine.ts'
import type { PlannedModel } from './estimate/planned-spend.ts'

/** What is not known of a slice: nothing is assumed of it. `few`: it rests on fewer than ten. */
export interface Gap {
  readonly part: 'arrivals' | 'winning' | 'price' | 'churn' | 'expansion' | 'onboarding'
  readonly why: 'nothing' | 'few' | 'young'
}

/** One slice: every rate with what is not known of it. Money as in `ForecastFacts`. */
export interface ForecastModel {
  readonly by: Slice
  readonly origin: Day
  readonly stages: readonly StageModel[]
  /** Commitments by month whose journeys entered no stage before. */
  readonly direct: WanderingRate | null
  /** Arrivals are rates of months with the usual spend; what is planned makes them more or fewer. */
  readonly planned?: PlannedModel
  /** Commitments over what the curves expect of those who entered: near 1. */
  readonly winning: WanderingRate
  readonly price: PriceModel
  readonly begin: BeginModel
  readonly customers: CustomersModel
  readonly churn: ChurnModel
  readonly expansion: ExpansionModel
  /** Of what runs, paid a year in advance. */
  readonly paidYearly: number
  /** Commitments are not known, only what began to run: none are forecast, but customers are. */
  readonly isUnsigned: boolean
  readonly gaps: readonly Gap[]
}

export interface StageModel {
  readonly id: string
  /** Journeys by month whose first stage it is; `null`: none. */
  readonly arrivals: WanderingRate | null
  readonly curve: StepCurve
  /** By whole days since the entry: the share committed, whatever lay between. */
  readonly toCommit: readonly number[]
  /** How far `toCommit` is trusted over the stages' curves one after the other: 0 to 1. */
  readonly trusted: number
  readonly open: readonly { readonly age: number; readonly count: number }[]
}

/** By whole days since the entry: the shares to which each has happened by the end of that day. */
export interface StepCurve {
  readonly next: readonly number[]
  readonly skipped: readonly number[]
  readonly lost: readonly number[]
}

/** What a win signs for. */
export interface PriceModel {
  readonly mean: number
  /** Variance of one over the square of the mean. */
  readonly spread: number
  /** Factor of the mean now, near 1. */
  readonly level: WanderingRate
}

/** What becomes of what is signed. */
export interface BeginModel {
  /** Of a year's money signed: the part that begins to run in the month signed in, the next one … */
  readonly shares: readonly number[]
  /** What has been signed and will begin, by month from the origin. */
  readonly waiting: readonly number[]
  /** What began over what was to begin by the shares: near 1. */
  readonly level: WanderingRate
}

export interface CustomersModel {
  readonly running: number
  /** As many customers alike would differ by chance as these do. */
  readonly alike: number
  /** What runs by whole months since its customers first paid. */
  readonly ages: readonly { readonly age: number; readonly amount: number }[]
}

export interface ChurnModel {
  /** Chance to leave within the month of that age; beyond the last, the last twelve again. */
  readonly hazards: readonly number[]
  /** Where curves of retention tell of ages that are not known: `hazards` are the mean of these ways. */
  readonly ahead?: HazardsAhead
  /** Share of those who begin that leaves within the same month. */
  readonly atOnce: number
  /** Factor of the chances now, near 1; its dispersion is that of customers lost in a month. */
  readonly level: WanderingRate
  /** What those who leave paid over what all pay. */
  readonly size: number
}

export interface HazardsAhead {
  /** The first age of which the ways tell apart. */
  readonly from: number
  readonly ways: readonly { readonly share: number; readonly hazards: readonly number[] }[]
}

/** Shares a month of what runs; their dispersions are of amounts. `null`: none seen. */
export interface ExpansionModel {
  readonly expanded: WanderingRate | null
  readonly contracted: WanderingRate | null
  readonly returned: WanderingRate | null
  /** Variance of what exchange rates move in a month, as a share. */
  readonly currency: number
}
