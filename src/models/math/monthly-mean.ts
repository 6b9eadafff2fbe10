import { z95 } from '../../stats/survival/interval.ts'
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
  const n = last.length
  if (n === 0) return null
  const value = last.reduce((sum, count) => sum + count, 0) / n
  const squares = last.reduce((sum, count) => sum + (count - value) ** 2, 0)
  const variance = Math.max(value, n < 2 ? 0 : squares / (n - 1))
  const half = z95 * Math.sqrt(variance / n)
  const range =
    value === 0 ? { low: null, high: null } : { low: Math.max(0, value - half), high: value + half }
  return { value, from: 'measured', ...range, n }
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
