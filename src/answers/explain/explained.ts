import type { AnswerTable } from '../answer.ts'

/** What a ref stands for, a page of it. */
export interface Explained extends Omit<AnswerTable, 'summary'> {
  readonly total: number
  /** How many rows of what they are, without a full stop. */
  readonly headline: string
  /** What else the summary says. */
  readonly about?: Readonly<Record<string, unknown>>
}

export interface Paging {
  readonly limit: number
  readonly offset: number
}
