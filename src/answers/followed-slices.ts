import type { Followed, FollowQuestion } from '../engine/engine.ts'
import { sliceKey } from '../models/data/slices.ts'
import { CLUSTERS } from '../models/data/watched.ts'

/** The same question by clusters of accounts: what intervals are widened by. */
export function inClusters(question: FollowQuestion): FollowQuestion {
  return { ...question, clusters: CLUSTERS, within: [] }
}

/** Passages by `sliceKey`. */
export function bySlice(followed: readonly Followed[]): ReadonlyMap<string, readonly Followed[]> {
  const slices = new Map<string, Followed[]>()
  // Engines tell many rows in turn with one list of values.
  let [by, own]: [Followed['by'] | null, Followed[]] = [null, []]
  for (const each of followed) {
    if (each.by !== by) {
      by = each.by
      const key = sliceKey(by)
      own = slices.get(key) ?? []
      slices.set(key, own)
    }
    own.push(each)
  }
  return slices
}
