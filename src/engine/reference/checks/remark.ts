import { findingId } from '../../../findings/finding.ts'
import type { Finding, FindingCode, Severity } from '../../../findings/finding.ts'
import type { FindingParams } from '../../../findings/params.ts'
import type { TableName } from '../../../standard/types.ts'
import { groupBy } from '../group-by.ts'
import type { Cells } from '../setup.ts'
import { compareText, smallest } from '../text-order.ts'

/** One row at fault or in doubt. Remarks of one code and place together are a finding. */
export type Remark = { [C in FindingCode]: RemarkOf<C> }[FindingCode]

export interface RemarkOf<C extends FindingCode> {
  readonly code: C
  readonly severity: Severity
  readonly where: string
  readonly table: TableName
  /** The row: as written where cells are at fault, else as it is read; or the passage. */
  readonly row: Cells
  /** What is at fault; examples are chosen from it. */
  readonly value: string | null
  /** Rows it stands for. */
  readonly rows: number
  readonly params: (example: string, rows: number) => FindingParams[C]
}

/** The findings that remarks add up to. */
export function findingsOf(remarks: readonly Remark[]): Finding[] {
  const groups = groupBy(remarks, findingId)
  return [...groups.values()].map((group) => {
    const { code, severity, where, params } = group[0]!
    const rows = group.reduce((sum, remark) => sum + remark.rows, 0)
    const example = smallest(group.map(({ value }) => value)) ?? ''
    return { code, severity, where, rows, params: params(example, rows) } as Finding
  })
}

/** A remark as a row of the rows set apart. */
export function apartRow(remark: Remark): Cells {
  const cells = Object.entries(remark.row).sort(([a], [b]) => compareText(a, b))
  return {
    finding: findingId(remark),
    table: remark.table,
    row: JSON.stringify(Object.fromEntries(cells)),
    value: remark.value,
  }
}
