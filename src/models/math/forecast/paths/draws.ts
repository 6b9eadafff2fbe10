import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
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
  const generator = xoroshiro128plusFromState([s0, s1, s2, s3])
  return {
    uniforms(into) {
      for (let path = 0; path < into.length; path += 2) {
        const uniform = ((generator.next() >>> 0) + 0.5) * GRID
        into[path] = uniform
        into[path + 1] = 1 - uniform
      }
    },
    normals(into) {
      for (let path = 0; path < into.length; path += 2) {
        const normal = gridNormal(generator.next() >>> 0)
        into[path] = normal
        into[path + 1] = -normal
      }
    },
  }
}

function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
