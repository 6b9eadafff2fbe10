import type { Followed } from '../../engine/engine.ts'
import { inOrder } from '../../stats/survival/in-order.ts'
import type { Watched } from '../../stats/survival/watched.ts'

/** Going on, to the next stage or past it. */
export const ON = 0
export const LOST = 1
export const CAUSES = 2

/** Accounts that pursue several times keep together in so many clusters. */
export const CLUSTERS = 64

/**
 * Passages as survival sees them: going on and being lost compete, what is open is censored. An
 * end that stands before its entry counts at age 0. Each stands alone.
 */
export function watchedOf(followed: readonly Followed[]): readonly Watched[] {
  return inOrder(followed.map((each) => watchedAs(each, null)))
}

/** Those told by clusters: each with its own. */
export function clusteredOf(clustered: readonly Followed[]): readonly Watched[] {
  return inOrder(clustered.map((each) => watchedAs(each, each.cluster)))
}

function watchedAs({ outcome, since, age, count }: Followed, cluster: number | null): Watched {
  return { from: since, age: Math.max(0, age), cause: causeOf(outcome), count, cluster }
}

function causeOf(outcome: Followed['outcome']): number | null {
  if (outcome === 'open') return null
  return outcome === 'lost' ? LOST : ON
}
