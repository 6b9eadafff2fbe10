import type { Stream } from '../draw/stream.ts'
import type { Life } from '../life/life.ts'
import type { Office } from '../systems/office.ts'
import type { SystemRows } from '../systems/system-table.ts'

/** One thing that goes wrong between a company and its systems. */
export interface MessKind {
  /** The share that it happens to where nobody says another, and of what. */
  readonly rate: number
  readonly of: string
  /** Columns in which anything may stand: text, also in Parquet. */
  readonly loosens: readonly string[]
  /** What changes in the bowtie and among the findings; nothing else does. */
  readonly effect: string
  /** Changes the rows of one journey. */
  readonly apply: (rows: SystemRows, mishap: Mishap) => void
}

export interface Mishap {
  readonly life: Life
  readonly office: Office
  readonly rate: number
  /** Drawn for this kind and journey alone. */
  readonly draws: Stream
}
