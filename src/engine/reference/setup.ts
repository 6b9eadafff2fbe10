import type {
  DeclaredDates,
  DeclaredHorizon,
  DeclaredWithin,
  StageChange,
} from '../../project/project.ts'
import type { Policies } from '../../standard/policies.ts'
import type { Profile } from '../../standard/profiles.ts'
import type { TableName } from '../../standard/types.ts'

/** Where it stands in a file does not matter to an engine. */
type Unplaced<T> = T extends unknown ? Omit<T, 'place'> : never

/** What an engine needs to know of a project beside its rows. */
export interface Setup {
  readonly company: string
  /** ISO 4217. */
  readonly currency: string
  /** IANA name. */
  readonly timezone: string
  readonly dimensions: readonly string[]
  readonly observedUntil: readonly Unplaced<DeclaredHorizon>[]
  readonly stages: readonly Unplaced<StageChange>[]
  readonly dates: readonly Unplaced<DeclaredDates>[]
  readonly policies: Policies
  readonly profiles?: readonly Profile[]
  /** `bowline` where not given. */
  readonly profile?: string
  readonly within: readonly Unplaced<DeclaredWithin>[]
}

/** A row as the project's SQL over text gives it. */
export type Cells = Readonly<Record<string, string | null>>

export type TableRows = Partial<Record<TableName, readonly Cells[]>>
export type TableColumns = Partial<Record<TableName, readonly string[]>>
