import type { Meetings } from './lever.ts'
import type { Values } from './sheet.ts'

/** What a company has typed: figures that hold where they are given. */
export interface PlanFile {
  /** Whose table fills what is neither typed nor measured; `null`: none. */
  readonly benchmark: string | null
  readonly sheets: readonly TypedSheet[]
}

export interface TypedSheet {
  /** `null`: the whole company. */
  readonly motion: string | null
  /** The stages before the commitment, in the order in which they are typed. */
  readonly stages: readonly string[]
  readonly values: Values
  readonly meetings: Meetings | null
}
