import type { AnswerTable } from './answer.ts'

/** What a ref stands for, a page of it. */
export interface Explained extends Omit<AnswerTable, 'summary'> {
  readonly total: number
  /** What the rows are, in the singular and the plural. */
  readonly noun: readonly [one: string, many: string]
}

export interface Paging {
  readonly limit: number
  readonly offset: number
}
