import { monthsBefore, type Day } from '../../../time/calendar.ts'
import type { ForecastFacts } from './facts.ts'

/** A past origin has at least so many months before it. */
export const LEAST_HISTORY = 12
/** The latest has as many after it, where there are. */
const LEAST_COME = 3

/**
 * Past months from which it can be seen how a forecast would have done, the latest first: spread
 * evenly over those with at least a year before them.
 */
export function pastOrigins(facts: readonly ForecastFacts[], most: number): readonly Day[] {
  const [first] = facts
  if (first === undefined) return []
  const history = Math.max(
    0,
    ...facts.map(({ wins, customers }) => Math.max(wins.length, customers.months.length)),
  )
  const farthest = history - LEAST_HISTORY
  if (farthest < 1 || most < 1) return []
  const nearest = Math.min(LEAST_COME, farthest)
  const steps = Math.min(most, farthest - nearest + 1)
  return Array.from({ length: steps }, (_, step) => {
    const share = steps === 1 ? 0 : step / (steps - 1)
    return monthsBefore(first.origin, nearest + Math.round(share * (farthest - nearest)))
  })
}
