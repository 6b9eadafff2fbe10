import { sumOf } from '../../../stats/sum-of.ts'
/** Of so many commitments that should have been, none is missing by chance: one time in 20,000. */
const TOO_MANY = 10
const DAYS_OF_MONTH = 30

export interface RecordedCounts {
  /** By month until the origin, each list from its own first month on. */
  readonly arrivals: readonly (readonly number[])[]
  readonly wins: readonly number[]
  /** The median from arrival to commitment, in days. */
  readonly days: number
}

/**
 * For how many months until the origin commitments are recorded, where they were not from the
 * beginning: of those who had arrived more than the median time before the first one, half of what
 * later ones come to should have been won by then. `null`: nothing says so.
 *
 * ```ts
 * recordedMonths({ arrivals: [[500, 500, 500, 500]], wins: [50, 50], days: 10 }) // => 2
 * ```
 */
export function recordedMonths({ arrivals, wins, days }: RecordedCounts): number | null {
  const length = Math.max(0, ...arrivals.map((list) => list.length))
  const recorded = wins.length
  const lag = Math.ceil(days / DAYS_OF_MONTH)
  if (recorded === 0 || recorded + lag >= length) return null
  const lately = arrivals.reduce((sum, list) => sum + sumOf(list.slice(-(recorded + lag))), 0)
  const before = arrivals.reduce((sum, list) => sum + sumOf(list), 0) - lately
  if (lately === 0) return null
  const missing = (0.5 * before * sumOf(wins)) / lately
  return missing >= TOO_MANY ? recorded : null
}
