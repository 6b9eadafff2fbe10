/** What is forecast, month by month; money as in `ForecastFacts`, `cash` what is paid in the month. */
export type Figure = 'entered' | 'wins' | 'bookings' | 'running' | 'existing' | 'fresh' | 'cash'

/** What differs from path to path, and hardly within one. */
export type Factor = 'arrivals' | 'winning' | 'price' | 'churn' | 'expansion' | 'chance'

export const QUANTILES = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const

/** One figure by month: its mean over all paths, and a list by month for each of `QUANTILES`. */
export interface Fan {
  readonly mean: readonly number[]
  readonly quantiles: readonly (readonly number[])[]
}

/**
 * Many ways it may go. `running` is `existing` (whose customers paid at the origin) and `fresh`
 * (what began since); values of a path stand at `path * months + month`.
 */
export interface Simulated {
  readonly months: number
  readonly paths: number
  readonly values: Readonly<Record<Figure, Float64Array>>
  /** Of each path: how far it lies from the middle, in standard deviations. */
  readonly factors: Readonly<Record<Exclude<Factor, 'chance'>, Float64Array>>
}

/**
 * What is done from the origin on, by month; 1 (or 0 of days) is as it was. A list that ends holds
 * its last value.
 */
export interface Drivers {
  /** Factors of arrivals; of the shares that go on from a stage, for all who are or come there from then on. */
  readonly entering?: readonly number[]
  readonly rates?: Readonly<Record<string, readonly number[]>>
  /** Factors of the days to go on, by stage. */
  readonly days?: Readonly<Record<string, readonly number[]>>
  readonly price?: readonly number[]
  /** Factors of what is lost, and of what expands. */
  readonly churn?: readonly number[]
  readonly expansion?: readonly number[]
  readonly onboarding?: readonly number[]
}
