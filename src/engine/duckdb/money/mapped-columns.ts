import type { LoadedTable } from '../rows/load-table.ts'

/** Gives SQL for a column, or for NULL where it is not mapped. */
export function mappedColumns(table: LoadedTable): (column: string, type: string) => string {
  const known = new Set(table.columns.map(({ name }) => name))
  return (column, type) => (known.has(column) ? column : `CAST(NULL AS ${type})`)
}
