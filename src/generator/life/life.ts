/**
 * One journey as it truly goes, to its end: nothing is cut off at the day of the exports. Instants
 * are seconds since 1970 UTC, days local and since 1970, money cents of its own currency. Indices
 * count in the order of the truth.
 */
export interface Life {
  /** From 0, in the order of arrival days. */
  readonly journey: number
  /** The number of its first journey: an earlier one where this is another pursuit. */
  readonly account: number
  /** The value of each attribute. */
  readonly values: readonly number[]
  /** In order of time; the first is the arrival in the first stage. */
  readonly entries: readonly Entry[]
  /** Left of the knot or in onboarding, or a customer who leaves; `null` where it never ends so. */
  readonly loss: Loss | null
  readonly meetings: readonly Meeting[]
  /** In `people`, from the entry into selection on. */
  readonly owner: number | null
  readonly offer: number
  readonly product: number
  /** A year of it. */
  readonly listAmount: number
  /** What of it is paid. */
  readonly amount: number
  readonly currency: string
  readonly contract: Contract | null
  readonly touches: readonly Touch[]
}

export interface Entry {
  readonly stage: string
  readonly at: number
}

export interface Loss {
  /** The stage it was in. */
  readonly stage: string
  readonly at: number
  readonly reason: string
}

export interface Meeting {
  readonly at: number
  readonly isGood: boolean
}

export interface Touch {
  readonly at: number
  readonly campaign: string | null
}

/** From the commitment on. */
export interface Contract {
  /** What the customer truly had: the chance to leave at a renewal, before `byTerm`. */
  readonly churnChance: number
  readonly lines: readonly Line[]
}

export type LineCause = 'new' | 'renewal' | 'expansion' | 'reactivation'

/** A price for a time. */
export interface Line {
  readonly cause: LineCause
  readonly startedOn: number
  /** Exclusive. */
  readonly endedOn: number
  /** When the term it stands in ends. */
  readonly termEndsOn: number
  readonly listAmount: number
  /** A year's price. */
  readonly amount: number
  /** Notice was given that day: nothing follows, or a reactivation. */
  readonly cancelledOn: number | null
}
