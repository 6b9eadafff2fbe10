import type { WanderingRate } from '../../../../stats/wandering/wandering-rate.ts'
import { draws, type Draws } from './draws.ts'
import { driftMonths } from './slice-paths.ts'

/** A factor of mean 1 for each path: what is not known of a level, and how it wanders on. */
export interface LevelPaths {
  readonly factors: Float64Array
  /** To be called once a month, in order. */
  readonly advance: (month: number) => void
}

/** More than this is not told apart from anything: a factor of twenty either way. */
export const MOST_VARIANCE = 2.25

/** A step whose logarithm varies by less than this is as good as normal itself. */
const SMALL = 0.01

/** `buffer` has one place a path, and is overwritten. */
export function levelPaths(
  rate: WanderingRate,
  { seed, slice, first, second }: { seed: number; slice: number; first: number; second: number },
  buffer: Float64Array,
): LevelPaths {
  const factors = new Float64Array(buffer.length).fill(1)
  const variance = Math.min(MOST_VARIANCE, rate.errors.level)
  if (variance > 0) multiply(factors, draws(seed, slice, first), variance, buffer)
  const wander = rate.drift > 0 ? draws(seed, slice, second) : null
  return {
    factors,
    advance(month) {
      const months = driftMonths(month)
      if (months === 0 || wander === null) return
      multiply(factors, wander, Math.min(MOST_VARIANCE, rate.drift * months), buffer)
    },
  }
}

/** Multiplies each by a draw of mean 1. */
export function multiply(
  factors: Float64Array,
  from: Draws,
  variance: number,
  buffer: Float64Array,
): void {
  from.normals(buffer)
  const deviation = Math.sqrt(variance)
  if (variance < SMALL) {
    for (let path = 0; path < factors.length; path++)
      factors[path]! *= 1 + deviation * buffer[path]!
    return
  }
  for (let path = 0; path < factors.length; path++) {
    factors[path]! *= Math.exp(deviation * buffer[path]! - variance / 2)
  }
}
