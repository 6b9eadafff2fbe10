import { gridNormal } from '../../../../stats/quantiles/normal-quantile.ts'

/**
 * Draws for one purpose, a month of all paths at a time. Paths go in pairs: what one draws, the other
 * draws opposite, so that what is odd cancels. Always one number a path, so that the draws are the
 * same whatever is changed.
 */
export interface Draws {
  /** In (0, 1). */
  readonly uniforms: (into: Float64Array) => void
  /** Mean 0, standard deviation 1. */
  readonly normals: (into: Float64Array) => void
}

const GRID = 2 ** -32

/** The draws of a purpose in a slice: they depend on nothing else. */
export function draws(seed: number, slice: number, purpose: number): Draws {
  const s0 = mix(mix(mix(seed | 0) ^ purpose) ^ slice)
  const s1 = mix(s0 + 0x9e3779b9)
  const s2 = mix(s1 ^ mix(slice + 0x85ebca6b))
  const s3 = mix(s2 ^ mix(purpose + 0xc2b2ae35)) | 1
  const state = Int32Array.of(s0, s1, s2, s3)
  return {
    uniforms(into) {
      drawParts(state, into)
      for (let path = 0; path < into.length; path += 2) {
        const uniform = (into[path]! + 0.5) * GRID
        into[path] = uniform
        into[path + 1] = 1 - uniform
      }
    },
    normals(into) {
      drawParts(state, into)
      for (let path = 0; path < into.length; path += 2) {
        const normal = gridNormal(into[path]!)
        into[path] = normal
        into[path + 1] = -normal
      }
    },
  }
}

/**
 * One of 2^32 parts of all chances for every other path: xoroshiro128+ (Blackman and Vigna, 2021), the
 * numbers that `pure-rand` has from this state, without a call and a stored state for each.
 */
export function drawParts(state: Int32Array, into: Float64Array): void {
  let [s01, s00, s11, s10] = [state[0]!, state[1]!, state[2]!, state[3]!]
  for (let path = 0; path < into.length; path += 2) {
    into[path] = (s00 + s10) >>> 0
    const a0 = s10 ^ s00
    const a1 = s11 ^ s01
    const before = s00
    s00 = (s00 << 24) ^ (s01 >>> 8) ^ a0 ^ (a0 << 16)
    s01 = (s01 << 24) ^ (before >>> 8) ^ a1 ^ ((a1 << 16) | (a0 >>> 16))
    s10 = (a1 << 5) ^ (a0 >>> 27)
    s11 = (a0 << 5) ^ (a1 >>> 27)
  }
  state.set([s01, s00, s11, s10])
}

function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
