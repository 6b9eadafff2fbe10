import type { Day, Horizon } from './engine.ts'

/**
 * Before which day it is known what becomes of who is in a stage: the earlier of the horizon of
 * the next stage and that of losses. A later stage's own horizon does not count: few passages
 * skip, and its last entry may be long ago.
 */
export function followedUntil(nextUntil: Day, horizons: readonly Horizon[]): Day {
  const losses = horizons.find(({ table }) => table === 'losses')
  return Math.min(nextUntil, losses?.until ?? nextUntil)
}
