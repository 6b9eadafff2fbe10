import type { Policies } from '../standard/policies.ts'
import type { Profile } from '../standard/profiles.ts'
import type { TableName, Text } from '../standard/types.ts'

/** Where something stands in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A project as the rest of the house sees it: complete, checked, nothing optional to guess. */
export interface Project {
  readonly folder: string
  /** The path of its `bowline.yaml`. */
  readonly file: string
  readonly company: string
  /** ISO 4217. */
  readonly currency: string
  /** IANA name. */
  readonly timezone: string
  readonly sources: readonly Source[]
  readonly dimensions: readonly Declared<string>[]
  readonly observedUntil: readonly DeclaredHorizon[]
  readonly tables: readonly MappedSql[]
  readonly stages: readonly StageChange[]
  readonly dates: readonly DeclaredDates[]
  readonly references: readonly DeclaredReference[]
  readonly within: readonly DeclaredWithin[]
  readonly policies: Policies
  /** Definitions of its own, complete. */
  readonly profiles: readonly Profile[]
  /** The name of those that its answers use. */
  readonly profile: string
}

export interface Declared<T> {
  readonly value: T
  readonly place: Place
}

export type SourceFormat = 'csv' | 'parquet' | 'json' | 'ndjson'

export interface Source {
  readonly name: string
  readonly format: SourceFormat
  /** Exact paths: globs and `${VAR}` are expanded, and each file is there and can be read. */
  readonly files: readonly string[]
  /** CSV only; `null`: found from the header line. */
  readonly delimiter: string | null
  /** The column that names the journey of each row, where rows are only ever added; else `null`. */
  readonly appendOnly: string | null
  readonly place: Place
}

export interface DeclaredHorizon {
  readonly table: TableName
  /** A stage within `stage_entries`, or the whole table. */
  readonly stage: string | null
  /** Exclusive, ISO. */
  readonly until: string
  readonly place: Place
}

/** One SELECT over sources and other tables that gives a table of the standard. */
export interface MappedSql {
  readonly name: TableName
  readonly sql: string
  /** Of the first line of the SQL itself, so that line k of it is `place.line + k - 1`. */
  readonly place: Place
}

/** What a project changes in the standard's stages. */
export type StageChange =
  | { readonly id: string; readonly change: 'leave out'; readonly place: Place }
  | {
      readonly id: string
      readonly change: 'rename'
      readonly label: Text
      readonly place: Place
    }
  | {
      readonly id: string
      readonly change: 'add'
      readonly after: string
      readonly label: Text
      readonly place: Place
    }

/** By what age, in days, the rate of leaving a stage for the next is told. */
export interface DeclaredWithin {
  readonly stage: string
  readonly days: number
  readonly place: Place
}

export type DateOrder = 'dmy' | 'mdy'

/** How dates such as 03/04/2025 are meant, in one column of one table. */
export interface DeclaredDates {
  readonly table: TableName
  readonly column: string
  readonly order: DateOrder
  readonly place: Place
}

/** `table.column` must be one of `source.sourceColumn`; other values are a finding. */
export interface DeclaredReference {
  readonly table: TableName
  readonly column: string
  readonly source: string
  readonly sourceColumn: string
  readonly place: Place
}
