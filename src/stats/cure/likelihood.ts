import type { Weibull } from '../weibull.ts'
import type { Watched } from '../survival/watched.ts'

/** Shares that end by each of two causes at last, the rest never; and when they do. */
export interface Mixture {
  readonly on: number
  readonly lost: number
  readonly never: number
  readonly timeOn: Weibull
  readonly timeLost: Weibull
}

/** A subject, and within how many units of its age it ended: half a unit where that is not said. */
export interface Lived extends Watched {
  readonly half?: number
}

/** Cause 0 of what is watched is going on, every other one being lost. */
export const ON = 0

/**
 * What one subject of each row adds to the log-likelihood. What ended at an age ended within half a
 * unit of it, or its own `half`; what is open had not ended by its age; late entry conditions on not having ended.
 */
export function logLikelihoods(watched: readonly Lived[], mixture: Mixture): Float64Array {
  return Float64Array.from(watched, ({ from, age, cause, half = 0.5 }) => {
    const since = from === null ? 0 : Math.log(openBy(from, mixture))
    if (cause === null) return Math.log(openBy(age, mixture)) - since
    const low = Math.max(0, age - half, from ?? 0)
    const [share, time] =
      cause === ON ? [mixture.on, mixture.timeOn] : [mixture.lost, mixture.timeLost]
    return Math.log(share) + logBetween(low, age + half, time) - since
  })
}

/** The share that is open at an age. A sum of parts above zero: nothing cancels. */
function openBy(age: number, { on, lost, never, timeOn, timeLost }: Mixture): number {
  const stays = (share: number, time: Weibull): number =>
    share === 0 ? 0 : share * Math.exp(-hazardBy(age, time))
  return never + stays(on, timeOn) + stays(lost, timeLost)
}

/** The logarithm of the chance to end between two ages. */
function logBetween(low: number, high: number, time: Weibull): number {
  const before = hazardBy(low, time)
  return Math.log(-Math.expm1(before - hazardBy(high, time))) - before
}

/** The logarithm of the share that is left by an age, without its sign. */
export function hazardBy(age: number, { scale, shape }: Weibull): number {
  return age <= 0 ? 0 : (age / scale) ** shape
}
