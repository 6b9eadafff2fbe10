import type { ZoneOffset } from '../../../time/zone.ts'
import type { Cells, Setup } from '../setup.ts'
import type { Value } from './cast.ts'
import type { Remark } from './remark.ts'

/** A row of a table, read column by column. Columns the standard does not know are left out. */
export interface CheckedRow {
  /** Trimmed text, empty as `null`. */
  readonly raw: Cells
  readonly values: Readonly<Record<string, Value>>
  /** By column of ids: what stood there where `identities` read it as another. */
  readonly written: Readonly<Record<string, string>>
  /** By timestamp column: the text names its zone, or does not. */
  readonly zoned: Readonly<Record<string, boolean>>
  /** Columns of ids and texts whose text has blanks around it. */
  readonly padded: readonly string[]
  /** What could not be read of it, or is missing. */
  readonly faults: readonly Remark[]
  /** A fault is in a column the row cannot do without: it is set apart. */
  readonly isApart: boolean
  /** What is doubtful about it, where it is kept. */
  readonly doubts: readonly Remark[]
}

export interface CheckContext {
  readonly setup: Setup
  readonly offsets: readonly ZoneOffset[]
  readonly builtAt: number
  /** Ids of the project's stages. */
  readonly stages: readonly string[]
}
