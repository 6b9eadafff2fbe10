import type { TableName } from '../../../standard/types.ts'

/** The name of a table's checked rows in the build. */
export function rowsOf(table: TableName): string {
  return `rows_${table}`
}

/** Whose rows. */
interface Owner {
  readonly table: { readonly name: TableName }
  readonly isLinked: boolean
}

/**
 * The name of the table that holds a table's checked rows: of a linked one with the number of their
 * journey, `_journey`, alone; its `rows_<table>` is a view that tells the id beside it.
 */
export function heldRows({ table, isLinked }: Owner): string {
  return isLinked ? `linked_${table.name}` : rowsOf(table.name)
}

/** SQL for rows while they are checked, each with its `rowid`: linked ones get their id back. */
export function checkedRows({ table, isLinked }: Owner): string {
  const rows = rowsOf(table.name)
  return isLinked
    ? `(SELECT r.* REPLACE (coalesce(r.journey_id, j.journey_id) AS journey_id), r.rowid AS rowid
        FROM ${rows} r LEFT JOIN ${rowsOf('journeys')} j ON j._row = r._journey)`
    : `(SELECT *, rowid FROM ${rows})`
}
