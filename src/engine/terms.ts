// The terms that questions and answers of engines are told in.

/** Seconds since 1970-01-01T00:00Z, or `null` where the moment is not known. */
export type Instant = number
/** Local calendar day as days since 1970-01-01. */
export type Day = number

/** A slice: the dimension has one of these values. `null` is the missing value. */
export interface Filter {
  readonly dimension: string
  readonly values: readonly (string | null)[]
}

/** From a mapped stage to a later one, whatever lies between. */
export interface Path {
  readonly from: string
  readonly to: string
}

export type Interval = 'month' | 'quarter' | 'year'

export interface Page<T> {
  readonly items: readonly T[]
  /** How many there are in all. */
  readonly total: number
}
