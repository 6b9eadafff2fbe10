import type { Followed, FollowQuestion } from '../../engine/engine.ts'
import { sliceKey } from '../../models/data/slices.ts'
import { CLUSTERS } from '../../stats/survival/clusters.ts'

/** The same question by clusters of accounts: what intervals are widened by. */
export function inClusters(question: FollowQuestion): FollowQuestion {
  return { ...question, clusters: CLUSTERS, within: [] }
}

/** Passages by `sliceKey`. */
export function bySlice(followed: readonly Followed[]): ReadonlyMap<string, readonly Followed[]> {
  const slices = new Map<string, Followed[]>()
  // Engines share one list of values among many rows.
  const known = new Map<Followed['by'], Followed[]>()
  for (const each of followed) {
    let own = known.get(each.by)
    if (own === undefined) {
      const key = sliceKey(each.by)
      own = slices.get(key) ?? []
      slices.set(key, own)
      known.set(each.by, own)
    }
    own.push(each)
  }
  return slices
}
