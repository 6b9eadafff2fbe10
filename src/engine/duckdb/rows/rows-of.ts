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

/**
 * SQL for some rows while they are checked, each with its `rowid`: linked ones get their id back.
 * @param when SQL, asked before the join, so that it is of few
 */
export function checkedRows({ table, isLinked }: Owner, when: string): string {
  const rows = `(SELECT *, rowid FROM ${rowsOf(table.name)} WHERE ${when})`
  return isLinked
    ? `(SELECT r.* REPLACE (coalesce(r.journey_id, j.journey_id) AS journey_id)
        FROM ${rows} r LEFT JOIN ${rowsOf('journeys')} j ON j._row = r._journey)`
    : rows
}
