import type { TableName } from '../../../standard/types.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'
import type { Remark } from './remark.ts'

export interface KeptTable extends CheckedTable {
  /** Rows kept, of all versions. */
  readonly kept: readonly CheckedRow[]
  /** What is wrong with rows, whether set apart or kept, and what is doubtful about those kept. */
  readonly remarks: readonly Remark[]
}

export type KeptTables = ReadonlyMap<TableName, KeptTable>
