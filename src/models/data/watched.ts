import type { Followed } from '../../engine/engine.ts'
import { inOrder } from '../../stats/survival/in-order.ts'
import { onceFor } from '../../stats/survival/once-for.ts'
import type { Watched } from '../../stats/survival/watched.ts'

/** Going on, to the next stage or past it. */
export const ON = 0
export const LOST = 1
export const CAUSES = 2

/**
 * Passages as survival sees them: going on and being lost compete, what is open is censored. An
 * end that stands before its entry counts at age 0. Each stands alone.
 */
export const watchedOf = onceFor((followed: readonly Followed[]) =>
  inOrder(followed.map((each) => watchedAs(each, null))),
)

/** Those told by clusters: each with its own. */
export const clusteredOf = onceFor((clustered: readonly Followed[]) =>
  inOrder(clustered.map((each) => watchedAs(each, each.cluster))),
)

/** Of ends that stand before their entry nobody knows what time they took: all others. */
export const forwardOf = onceFor((followed: readonly Followed[]): readonly Followed[] =>
  followed.every(isForward) ? followed : followed.filter(isForward),
)

function isForward({ age }: Followed): boolean {
  return age >= 0
}

function watchedAs({ outcome, since, age, count }: Followed, cluster: number | null): Watched {
  return { from: since, age: Math.max(0, age), cause: causeOf(outcome), count, cluster }
}

function causeOf(outcome: Followed['outcome']): number | null {
  if (outcome === 'open') return null
  return outcome === 'lost' ? LOST : ON
}
