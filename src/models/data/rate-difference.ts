import {
  differenceInterval,
  wilsonInterval,
  type Estimate,
} from '../../stats/difference-interval.ts'
import { DIRECTIONAL, FEWEST } from '../../standard/sample-sizes.ts'
import type { Rate } from './rates.ts'

/**
 * - `signal`: chance alone would hardly make the two differ so much; `indistinct`: it would.
 * - `too_few`: fewer than twenty on a side; an interval is told still, of five and more.
 * - `too_short`: on a side nobody could be followed for the age.
 * - `shared`: some are on both sides, so that their intervals do not add up.
 * - `unbounded`: none or all of a side go on, of accounts that repeat, or the stage is counted by
 *   month: no interval is known.
 */
export type Verdict = 'signal' | 'indistinct' | 'too_few' | 'too_short' | 'shared' | 'unbounded'

/** How far one rate is above another. What is not known: `null`. */
export interface RateDifference {
  readonly value: number | null
  /** 95 %. */
  readonly low: number | null
  readonly high: number | null
  /** `null` where one side has no rate at all. */
  readonly verdict: Verdict | null
}

export interface TwoRates {
  readonly from: Rate
  readonly to: Rate
  /** How many entries are on both sides. */
  readonly shared: number
  /** Accounts enter the stage more than once. */
  readonly isClustered: boolean
}

/**
 * The difference of two rates told by the same age. Its interval is made of theirs, whatever they
 * allow for (open ones, repeated accounts); see `differenceInterval`.
 */
export function rateDifference({ from, to, shared, isClustered }: TwoRates): RateDifference {
  const unknown = { value: null, low: null, high: null }
  if (from.n === null || to.n === null || from.age !== to.age) return { ...unknown, verdict: null }
  const fewest = Math.min(from.n, to.n)
  if (fewest < FEWEST) return { ...unknown, verdict: 'too_few' }
  if (from.value === null || to.value === null) return { ...unknown, verdict: 'too_short' }
  const value = to.value - from.value
  const [one, other] = [boundsOf(from, isClustered), boundsOf(to, isClustered)]
  if (shared > 0) return { ...unknown, value, verdict: 'shared' }
  if (one === null || other === null) return { ...unknown, value, verdict: 'unbounded' }
  const { low, high } = differenceInterval(one, other)
  if (fewest < DIRECTIONAL) return { value, low, high, verdict: 'too_few' }
  return { value, low, high, verdict: low > 0 || high < 0 ? 'signal' : 'indistinct' }
}

/** Its own interval; where none or all go on, that of a score on those followed for the whole age. */
function boundsOf({ value, low, high, n, maturity }: Rate, isClustered: boolean): Estimate | null {
  if (value === null) return null
  if (low !== null && high !== null) return { value, low, high }
  const followed = Math.round((n ?? 0) * (maturity ?? 0))
  return isClustered || followed === 0 ? null : { value, ...wilsonInterval(value, followed) }
}
