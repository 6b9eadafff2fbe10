import { quantileAt } from './fan.ts'
import type { Figure, Simulated } from './simulated.ts'

/** Months from the origin: `from` included, `to` excluded. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Of each path what `courseTotal` says of its months. */
export function pathTotals(
  { months, paths, values }: Simulated,
  figure: Figure,
  span: Span,
): Float64Array {
  const own = values[figure]
  return Float64Array.from({ length: paths }, (_, path) =>
    courseTotal(own.subarray(path * months, (path + 1) * months), figure, span),
  )
}

/** What a figure comes to: `running` at the end of the last month, what flows summed; no month counts beyond those there are. */
export function courseTotal(course: ArrayLike<number>, figure: Figure, { from, to }: Span): number {
  const end = Math.min(to, course.length)
  let sum = 0
  for (let month = Math.max(0, isLevel(figure) ? to - 1 : from); month < end; month++) {
    sum += course[month]!
  }
  return sum
}

/** It is there at a moment, rather than flowing in a month. */
export function isLevel(figure: Figure): boolean {
  return figure === 'running' || figure === 'existing' || figure === 'fresh'
}

/** Quantiles of values in any order. */
export function quantilesOf(values: Float64Array, at: readonly number[]): readonly number[] {
  const sorted = values.slice().sort()
  return at.map((share) => quantileAt(sorted, share))
}

export function shareReached(values: Float64Array, target: number): number {
  let reached = 0
  for (const value of values) if (value >= target) reached++
  return values.length === 0 ? 0 : reached / values.length
}
