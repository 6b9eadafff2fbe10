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
  const from = draws(seed, slice, first)
  const ways = wayPaths(rate.ways, from, buffer)
  const middle = rate.ways.reduce(
    (sum, way) => sum + way.share * Math.exp(way.level - rate.level),
    0,
  )
  const byWay = rate.ways.map((way) => Math.exp(way.level - rate.level) / middle)
  const factors = new Float64Array(buffer.length)
  for (let path = 0; path < factors.length; path++) factors[path] = byWay[ways[path]!]!
  const move = (normals: Draws, variances: readonly number[]): void => {
    if (!variances.some((variance) => variance > 0)) return
    normals.normals(buffer)
    multiplyBy(factors, ways, variances, buffer)
  }
  move(
    from,
    rate.ways.map(({ errors }) => Math.min(MOST_VARIANCE, errors.level)),
  )
  const wander = draws(seed, slice, second)
  return {
    factors,
    advance(month) {
      move(
        wander,
        rate.ways.map(({ drift }) => drift * driftMonths(month)),
      )
    },
  }
}

/** The way each path goes, as often as it is likely; `buffer` is overwritten. */
export function wayPaths(
  ways: readonly { readonly share: number }[],
  from: Draws,
  buffer: Float64Array,
): Uint8Array {
  const chosen = new Uint8Array(buffer.length)
  if (ways.length < 2) return chosen
  let sum = 0
  const until = ways.map(({ share }) => (sum += share))
  from.uniforms(buffer)
  const last = ways.length - 1
  for (let path = 0; path < chosen.length; path++) {
    let way = 0
    while (way < last && buffer[path]! > until[way]!) way++
    chosen[path] = way
  }
  return chosen
}

/** Multiplies each by a factor of mean 1, the logarithm of which varies by so much on the path's way. */
export function multiplyBy(
  factors: Float64Array,
  ways: Uint8Array,
  variances: readonly number[],
  normals: Float64Array,
): void {
  const deviations = Float64Array.from(variances, Math.sqrt)
  for (let path = 0; path < factors.length; path++) {
    const deviation = deviations[ways[path]!]!
    if (deviation > 0) factors[path]! *= quickExp(deviation * (normals[path]! - deviation / 2))
  }
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
