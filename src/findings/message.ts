import type { FindingCode, FindingOf } from './finding.ts'

/** What was found, and what it does to the numbers or what to do about it. */
export interface Shown {
  readonly message: string
  readonly effect: string
}

/** What the reader calls a stage. */
export type StageName = (stage: string) => string

/** One entry for every finding there is. */
export type Messages = {
  readonly [C in FindingCode]: (finding: FindingOf<C>, name: StageName) => Shown
}
