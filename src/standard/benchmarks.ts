import book from '../../standard/benchmarks/book-2024.json' with { type: 'json' }
import standard from '../../standard/benchmarks/bowtie-standard-2026.json' with { type: 'json' }
import type { Text } from './types.ts'

/** A published table of what others reach, by contract value: data with a source, never a rule. */
export interface Benchmark {
  readonly id: string
  readonly label: Text
  readonly source: string
  readonly year: number
  /** How many companies stand behind it; `null`: not told. */
  readonly n: number | null
  /** Of the contract values. They are labelled, not converted. */
  readonly currency: string
  readonly definition: string
  readonly bands: readonly Band[]
}

/** Contract values of a year above `from` and up to `upTo`, included; `null`: no bound. */
export interface Band {
  readonly from: number
  readonly upTo: number | null
  /** By metric of the standard, as fractions. */
  readonly values: Readonly<Record<string, number>>
  /** Published as a range, in the metric's unit. */
  readonly ranges?: Readonly<Record<string, Range>>
}

export interface Range {
  readonly from: number | null
  readonly upTo: number | null
}

/** Every published table, the default first. */
export const benchmarks = [book, standard] as unknown as readonly Benchmark[]

/** The band of a year's contract value. */
export function bandOf({ bands }: Benchmark, contractValue: number): Band {
  const found = bands.find(({ upTo }) => upTo === null || contractValue <= upTo)
  if (found === undefined) throw new Error(`no band for contract value: ${contractValue}`)
  return found
}
