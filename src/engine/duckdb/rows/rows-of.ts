import type { TableName } from '../../../standard/types.ts'

/** The name of a table's checked rows in the build. */
export function rowsOf(table: TableName): string {
  return `rows_${table}`
}
