import type { NotCounted } from '../../money.ts'
import type { CheckedRow } from '../checks/checked-row.ts'

/** What is paid from one moment until another, in its own currency, for a year. */
export interface Piece {
  readonly begin: number
  /** Excluded; `null`: it runs on. */
  readonly end: number | null
  /** Scaled, positive. */
  readonly amount: bigint
  /** When the term ended of the price before it; `null`: there was none, or it has no term. */
  readonly termBefore: number | null
}

/** An interval, or lines of charges that are one: what counts of it, or why nothing does. */
export interface Judged {
  /** The rows it was read from. */
  readonly rows: readonly CheckedRow[]
  /** When its first piece begins, or would. */
  readonly begin: number
  /** The project's where the row names none. */
  readonly currency: string
  readonly why: NotCounted | null
  /** An end of its own lay after the beginning of the next. */
  readonly isCut: boolean
  /** None where `why` is told. */
  readonly pieces: readonly Piece[]
}
