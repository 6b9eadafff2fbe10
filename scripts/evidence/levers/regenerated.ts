import type { Truth } from '../../../src/generator/truth/truth.ts'
import type { Day } from '../../../src/time/calendar.ts'

/** From a day on, until another. */
export interface Window {
  readonly from: Day
  readonly until: Day
}

export interface Regenerated {
  readonly truth: Truth
  readonly size: number
  readonly seed: number
  readonly window: Window
}

/** What happens in the window, and what runs at its end, of a year's money in units. */
export interface Outcome {
  readonly wins: number
  readonly running: number
}
