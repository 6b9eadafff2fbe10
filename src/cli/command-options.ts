import type { Language } from '../standard/types.ts'
import type { OutputFormat } from './output-formats.ts'

export interface ServeOptions {
  readonly port?: string
  readonly host?: string
  readonly show?: boolean
  readonly lang?: Language
}

export interface McpOptions {
  readonly lang?: Language
}

export interface ListOptions {
  readonly format?: 'table' | 'json'
  readonly lang?: Language
}

/** Options that every answer has beside its own. */
export interface OutputOptions {
  readonly format: OutputFormat
  readonly output?: string
  readonly columns?: string
  readonly strict?: boolean
}

export interface GenerateCallOptions {
  /** A file, or the name of a truth of ours. */
  readonly truth: string
  readonly out: string
  readonly size?: string
  readonly seed?: string
  readonly messy?: readonly string[]
  readonly format: 'csv' | 'parquet'
  readonly expected?: boolean
  readonly workers?: string
}

export interface BuildOptions {
  readonly full?: boolean
}
