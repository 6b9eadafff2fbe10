import type { Severity } from '../../findings/finding.ts'
import type { TableName } from '../../standard/types.ts'
import { type Database, literal } from './database.ts'
import { rowsOf } from './rows-of.ts'

/** Rows set apart, emptied of a value or doubted: the finding, the value at fault and the row as JSON. */
export async function createApart(database: Database): Promise<void> {
  await database.run(
    `CREATE TABLE apart (finding VARCHAR, table_name VARCHAR, value VARCHAR, cells VARCHAR, severity VARCHAR)`,
  )
}

/**
 * Tells of every fault, and takes the rows out of a table that cannot do without the value: the
 * others are kept without it.
 */
export async function setFaultsApart(database: Database, table: TableName): Promise<void> {
  await insertApart(database, table, '_faults', 'error')
  await database.run(`DELETE FROM ${rowsOf(table)} WHERE _apart`)
}

/** One row of `apart` for each tag of a row. */
export async function insertApart(
  database: Database,
  table: TableName,
  tags: '_faults' | '_doubts',
  severity: Severity,
): Promise<void> {
  await database.run(`
    INSERT INTO apart
    SELECT code || ${literal(`:${table}.`)} || col, ${literal(table)}, _cells ->> ('$."' || col || '"'), _cells, ${literal(severity)}
    FROM (
      SELECT split_part(tag, ':', 1) AS code, split_part(tag, ':', 2) AS col, _cells
      FROM (SELECT unnest(string_split(${tags}, ',')) AS tag, _cells FROM ${rowsOf(table)}
        WHERE ${tags} IS NOT NULL))`)
}
