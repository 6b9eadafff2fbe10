import { momentsOf } from '../../stats/welch.ts'
import { measuredCell } from './measured-cell.ts'
import type { Cell } from './sheet.ts'

/** Of how many months, the latest, the mean is taken. */
export const MONTHS_OF_MEAN = 12

/**
 * The mean a month of the latest months, at most twelve. Its range is the normal one of a mean, by
 * how the months differ; at least by as much as counts differ by chance (Poisson).
 *
 * ```ts
 * monthlyMean([8, 10, 12])?.value // => 10
 * ```
 */
export function monthlyMean(counts: readonly number[]): Cell | null {
  const last = counts.slice(-MONTHS_OF_MEAN)
  if (last.length === 0) return null
  const { n, mean, variance } = momentsOf(last.map((value) => ({ value, count: 1 })))
  const error = mean === 0 ? null : Math.sqrt(Math.max(mean, variance) / n)
  return measuredCell(mean, error, n)
}

/** The latest `length` months before the start; of those not known yet, the mean of the latest. */
export function historyOf(
  counts: readonly number[],
  unknown: number,
  length: number,
): readonly number[] | null {
  const mean = monthlyMean(counts)
  if (mean === null) return null
  const later = Array.from({ length: unknown }, () => mean.value)
  return [...counts, ...later].slice(-length)
}
