import type { Day, Followed, FollowQuestion } from './engine.ts'

/** How the headline ages of stages are chosen: the engine that says them counts what it takes. */
export interface Headlines {
  /** What is asked of all that a build knows. */
  readonly question: (asOf: Day) => FollowQuestion
  /** The age, in days, that the passages of one stage give; `null`: none. */
  readonly age: (followed: readonly Followed[]) => number | null
}
