import { monthsBefore, type Day } from '../../../time/calendar.ts'
import type { ForecastFacts } from './facts.ts'

/** A past origin has at least so many months before it. */
const LEAST_HISTORY = 12
/** In a young company it has half of what there is, at least so many. */
const LEAST_OF_ALL = 6
/** The latest has so many after it. */
const LEAST_COME = 3

/**
 * Past months from which it can be seen how a forecast would have done, the latest first: spread
 * evenly over those with at least a year before them and three months after.
 */
export function pastOrigins(facts: readonly ForecastFacts[], most: number): readonly Day[] {
  const [first] = facts
  if (first === undefined || most < 1) return []
  const history = Math.max(0, ...facts.map(monthsOf))
  const least =
    history - LEAST_HISTORY >= LEAST_COME
      ? LEAST_HISTORY
      : Math.max(LEAST_OF_ALL, Math.floor(history / 2))
  const farthest = history - least
  if (farthest < LEAST_COME) return []
  const steps = Math.min(most, farthest - LEAST_COME + 1)
  return Array.from({ length: steps }, (_, step) => {
    const share = steps === 1 ? 0 : step / (steps - 1)
    return monthsBefore(first.origin, LEAST_COME + Math.round(share * (farthest - LEAST_COME)))
  })
}

function monthsOf({ stages, wins, customers }: ForecastFacts): number {
  return Math.max(
    wins.length,
    customers.months.length,
    ...stages.map(({ arrivals }) => arrivals.length),
  )
}
