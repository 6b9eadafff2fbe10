import type { Slice } from '../../../engine/engine.ts'
import type { Day } from '../../../time/calendar.ts'

/**
 * What a forecast of one slice rests on: counted, nothing estimated, as known before the origin.
 * Lists by month hold whole months, the one before the origin last. Money is a year's worth in the
 * project's currency, but for `cash`.
 */
export interface ForecastFacts {
  readonly by: Slice
  /** First day of the first month forecast. */
  readonly origin: Day
  /** The stages before the commitment, in order, that have entries. */
  readonly stages: readonly StageFacts[]
  /** Commitments by month, those of them whose journeys entered no stage before, and what was signed. */
  readonly wins: readonly number[]
  readonly direct: readonly number[]
  /** Commitments are recorded for so many months only: before, journeys were under way all the same. */
  readonly recorded?: number
  readonly bookings: readonly number[]
  /** What a win signs for. */
  readonly deal: Moments
  readonly onboarding: OnboardingFacts
  readonly customers: CustomerFacts
  /** Where it is known. */
  readonly spend?: SpendFacts
}

/** What is spent to win customers by month; `null`: not known, or nothing planned. */
export interface SpendFacts {
  /** The month before the origin last. */
  readonly past: readonly (number | null)[]
  /** From the origin on, as far as it is planned. */
  readonly ahead: readonly (number | null)[]
}

export interface StageFacts {
  readonly id: string
  /** Journeys whose first stage it is, by month of entry. */
  readonly arrivals: readonly number[]
  /** How its passages were followed, by whole days since the entry. */
  readonly followed: readonly FollowedDay[]
  /** From its entry to the commitment, whatever lies between: `skipped` and `lost` count as lost. */
  readonly toCommit: readonly FollowedDay[]
  /** Passages under way at the origin, by whole days since their entry, upwards: what ends on that day may still. */
  readonly open: readonly { readonly age: number; readonly count: number }[]
}

/**
 * Passages that ended on that day after the entry, or were last seen at its beginning (`open`): days
 * are whole, upwards, 0 is the moment of entry itself.
 */
export interface FollowedDay {
  readonly age: number
  /** They came under watch so many days after the entry only: before that they were not at risk. */
  readonly since?: number
  readonly next: number
  readonly skipped: number
  readonly lost: number
  readonly open: number
}

/** Of amounts: how many, their sum, and that of their squares. */
export interface Moments {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

export interface OnboardingFacts {
  /** Subscriptions signed long enough ago to tell, and those of them that began to run. */
  readonly signed: number
  readonly begun: number
  /** Of those that began: the share running by the end of the month signed in, the next one … */
  readonly curve: readonly number[]
}

export interface CustomerFacts {
  /** What runs at the origin, the customers who pay it, and the sum of the squares of what each pays. */
  readonly running: number
  readonly count: number
  readonly squares: number
  /** What runs at the origin, by whole months since its customers first paid. */
  readonly ages: readonly {
    readonly age: number
    readonly count: number
    readonly amount: number
  }[]
  /** By whole months since they first paid: who paid at that age's beginning, and left within it. */
  readonly leaving: readonly {
    readonly age: number
    readonly atRisk: number
    readonly lost: number
  }[]
  readonly months: readonly MonthMoves[]
  /** Of what runs, the share whose contracts are paid a year in advance; the rest is paid monthly. */
  readonly paidYearly: number
}

/** What moved in a month; what was lost is positive. */
export interface MonthMoves {
  readonly opening: number
  readonly fresh: number
  readonly returned: number
  readonly expanded: number
  readonly contracted: number
  readonly churned: number
  readonly currency: number
  readonly closing: number
  /** Customers at the beginning, and those who left. */
  readonly customers: number
  readonly left: number
}
