import type { ForeseenSlice } from './course-together.ts'
import { lossFactor, yearLoss } from './course/year-loss.ts'
import { leverFigure } from './lever-figures.ts'

/** What a lever stands at, what it comes to by a factor, and by which factor it comes to a value. */
export interface LeverStand {
  readonly value: number
  readonly at: (factor: number) => number
  readonly factorOf: (value: number) => number
}

/** Of all these slices together; `null` where nothing is known of it. */
export function leverStand(slices: readonly ForeseenSlice[], lever: string): LeverStand | null {
  const value = leverFigure(slices, lever)?.value
  if (value === undefined || !Number.isFinite(value)) return null
  if (lever !== 'churn') return evenStand(value)
  // Who is lost twice is lost once: a year’s loss rises by less than the chances to leave.
  const models = slices.map(({ model }) => model)
  return {
    value,
    at: (factor) => (factor === 1 ? value : (yearLoss(models, factor) ?? value)),
    factorOf: (wanted) => lossFactor(models, wanted),
  }
}

/** Of a lever that is as many times what it was as its factor says. */
export function evenStand(value: number): LeverStand {
  return {
    value,
    at: (factor) => value * factor,
    factorOf: (wanted) => Number((wanted / value).toPrecision(15)),
  }
}
