import type { Values } from '../standard/sheet-cells.ts'

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

/** How a stage is won meeting by meeting. */
export interface Meetings {
  readonly stage: string
  readonly count: number
}
