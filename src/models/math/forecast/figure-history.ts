import type { Tested } from './backtest.ts'
import type { ForecastFacts } from './facts.ts'

/** A figure by month until the origin, of all slices together, from the first of them on. */
export function figureHistory(facts: readonly ForecastFacts[], figure: Tested): readonly number[] {
  const own = facts.map(({ wins, bookings, customers }) => {
    if (figure === 'running') return customers.months.map(({ closing }) => closing)
    return figure === 'wins' ? wins : bookings
  })
  const length = Math.max(0, ...own.map((list) => list.length))
  return Array.from({ length }, (_, month) =>
    own.reduce((sum, list) => sum + (list[list.length - length + month] ?? 0), 0),
  )
}
