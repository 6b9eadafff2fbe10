import type { DeclaredDates } from '../../../project/project.ts'
import type { ZoneOffset } from '../../../time/zone.ts'

/** How a table is read. */
export interface LoadSettings {
  readonly offsets: readonly ZoneOffset[]
  readonly dimensions: readonly string[]
  readonly dates: readonly DeclaredDates[]
  /** Ids that `stage` may hold. */
  readonly stages: readonly string[]
  /** Stamps of what happened must lie before this instant. */
  readonly builtAt: number
  /** Gives every row a number, `_row`, from this one on; `null`: none. */
  readonly firstNumber: number | null
  /** The number of their journey takes the place of its id in rows that must name one. */
  readonly isLinked: boolean
  /** SQL for where its rows are read from. */
  readonly from: string
}
