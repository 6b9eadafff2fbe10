import type { LeavingWays } from '../course/leaving-ways.ts'
import { draws } from './draws.ts'
import { wayPaths } from './level-paths.ts'
import { purpose } from './slice-paths.ts'

interface Leaving {
  /** By path, what is lost of whom over what is expected to be. */
  readonly existing: Float64Array
  readonly fresh: Float64Array
}

/**
 * Each path's own factors of what is lost in a month, once it goes by one of the curves that may be true:
 * the level's, where no curve tells.
 */
export function leavingPaths(
  ways: LeavingWays | null,
  { seed, slice, level }: { seed: number; slice: number; level: Float64Array },
): (month: number) => Leaving {
  const plain = { existing: level, fresh: level }
  if (ways === null) return () => plain
  const [existing, fresh] = [level.slice(), level.slice()]
  const own = wayPaths(ways.ways, draws(seed, slice, purpose.curve), existing)
  return (month) => ({
    existing: times(level, own, ways.existing[month], existing),
    fresh: times(level, own, ways.fresh[month], fresh),
  })
}

function times(
  level: Float64Array,
  ways: Uint8Array,
  factors: Float64Array | null | undefined,
  into: Float64Array,
): Float64Array {
  if (factors === null || factors === undefined) return level
  for (let path = 0; path < into.length; path++) into[path] = level[path]! * factors[ways[path]!]!
  return into
}
