import { sumOf } from '../../../../stats/sum-of.ts'

/** What leaves by one of the curves that may be true, and how likely that one is at first. */
export interface LeavingWay {
  readonly share: number
  /** Of who is there, the share that leaves: at each age, or in each month. */
  readonly leaving: ArrayLike<number>
}

/**
 * The share that leaves, whichever of the ways is true: of those whom each has left, by how likely it is;
 * 1 where nobody is. `leavingTogether([{ share: 0.5, leaving: [0, 1] }, { share: 0.5, leaving: [0.5, 0] }])`
 * // => [0.25, 0.666…]
 */
export function leavingTogether(ways: readonly LeavingWay[]): Float64Array {
  const there = ways.map(({ share }) => share)
  return Float64Array.from({ length: ways[0]?.leaving.length ?? 0 }, (_, at) => {
    const whole = sumOf(there)
    const lost = ways.map(({ leaving }, way) => there[way]! * leaving[at]!)
    lost.forEach((each, way) => (there[way]! -= each))
    return whole > 0 ? sumOf(lost) / whole : 1
  })
}
