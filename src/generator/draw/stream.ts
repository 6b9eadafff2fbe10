import { randomNormal } from 'd3-random'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** A sequence of draws of its own: nothing drawn elsewhere changes it. */
export interface Stream {
  /** In [0, 1), on a grid of 2^-32. */
  readonly uniform: () => number
  /** Mean 0, standard deviation 1. */
  readonly normal: () => number
}

/**
 * The draws of one thing: `purpose` tells apart what is drawn for it, `index` which one it is. So a
 * journey's draws depend on neither the size of the company nor the part it is written in.
 */
export function stream(seed: number, purpose: number, index: number): Stream {
  const low = index >>> 0
  const high = Math.floor(index / 2 ** 32) >>> 0
  const s0 = mix(mix(mix(mix(seed | 0) ^ purpose) ^ high) ^ low)
  const s1 = mix(s0 + 0x9e3779b9)
  const s2 = mix(s1 ^ mix(low + 0x85ebca6b))
  const s3 = mix(s2 ^ mix(purpose + 0xc2b2ae35)) | 1
  const generator = xoroshiro128plusFromState([s0, s1, s2, s3])
  const uniform = (): number => (generator.next() >>> 0) / 2 ** 32
  return { uniform, normal: randomNormal.source(uniform)() }
}

/** Every bit of the input reaches every bit of the output (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
