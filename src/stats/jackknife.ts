import { momentsOf } from './welch.ts'

/**
 * The standard error of a figure, from what it is without each of its groups (the jackknife: Efron
 * and Stein 1981); 0 of less than two. `jackknifeError([2.5, 2, 1.5])` // => 0.577…
 */
export function jackknifeError(without: readonly number[]): number {
  const n = without.length
  const { variance } = momentsOf(without.map((value) => ({ value, count: 1 })))
  return n < 2 ? 0 : ((n - 1) / Math.sqrt(n)) * Math.sqrt(variance)
}
