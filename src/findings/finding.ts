import type { FindingParams } from './params.ts'

export type Severity = 'error' | 'warning' | 'info'
export type FindingCode = keyof FindingParams

/**
 * What is wrong with, or doubtful about, the data: a value, collected and shown beside the
 * numbers. Its sentence and its effect are written from `params` in the reader's language.
 */
export type Finding = { [C in FindingCode]: FindingOf<C> }[FindingCode]

export interface FindingOf<C extends FindingCode> {
  readonly code: C
  readonly severity: Severity
  /** `table`, `table.column`, `table/stage` or a question's part. */
  readonly where: string
  /** Rows concerned; 0 where it is not about rows. */
  readonly rows: number
  readonly params: FindingParams[C]
}

/** Unique within a build; `explain` and the rows set apart refer to it. */
export function findingId(finding: Pick<Finding, 'code' | 'where'>): string {
  return `${finding.code}:${finding.where}`
}
