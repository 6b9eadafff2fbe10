import type { WanderingRate } from '../../../../stats/wandering/wandering-rate.ts'
import { quickExp } from '../../../../stats/quantiles/quick-exp.ts'
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

/** `buffer` has one place a path, and is overwritten. */
export function levelPaths(
  rate: WanderingRate,
  { seed, slice, first, second }: { seed: number; slice: number; first: number; second: number },
  buffer: Float64Array,
): LevelPaths {
  const factors = new Float64Array(buffer.length).fill(1)
  const move = (from: Draws, variance: number): void => {
    if (!(variance > 0)) return
    from.normals(buffer)
    multiply(factors, Math.min(MOST_VARIANCE, variance), buffer)
  }
  move(draws(seed, slice, first), rate.errors.level)
  const wander = draws(seed, slice, second)
  return { factors, advance: (month) => move(wander, rate.drift * driftMonths(month)) }
}

/** A step whose logarithm varies by less than this is as good as normal itself. */
const SMALL = 0.01

/** Multiplies each by a factor of mean 1, the logarithm of which varies by so much. */
export function multiply(factors: Float64Array, variance: number, normals: Float64Array): void {
  const deviation = Math.sqrt(variance)
  if (variance < SMALL) {
    for (let path = 0; path < factors.length; path++) {
      factors[path]! *= 1 + deviation * normals[path]!
    }
    return
  }
  for (let path = 0; path < factors.length; path++) {
    factors[path]! *= quickExp(deviation * normals[path]! - variance / 2)
  }
}
