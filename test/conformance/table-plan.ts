import type { TableName } from '../../src/standard/types.ts'
import type { Cell } from './generate-cells.ts'

/** What rows of a table are made of. */
export interface TablePlan {
  readonly name: TableName
  readonly columns: Readonly<Record<string, Cell>>
  /** Column and ids that mostly have a row each, whatever other rows there are. */
  readonly each?: { readonly column: string; readonly ids: readonly string[] }
  readonly most: number
}
