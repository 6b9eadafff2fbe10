import type { Severity } from '../../../findings/finding.ts'
import type { Column, TableName } from '../../../standard/types.ts'
import { type Database, literal } from '../database.ts'
import type { LoadedTable } from './load-table.ts'
import { checkedRows, rowsOf } from './rows-of.ts'

type Checked = Pick<LoadedTable, 'table' | 'columns' | 'isLinked'>

/**
 * Rows set apart, emptied of a value or doubted: the finding, the value at fault and the row as
 * JSON. Beside it `removed`: of each row that does not count, its journey; and `padded`: how many
 * rows have blanks around their text.
 */
export async function createApart(database: Database): Promise<void> {
  await database.run('CREATE TABLE removed (table_name VARCHAR, journey_id VARCHAR)')
  await database.run(
    `CREATE TABLE apart (finding VARCHAR, table_name VARCHAR, value VARCHAR, cells VARCHAR, severity VARCHAR)`,
  )
  await database.run(`CREATE TABLE padded (table_name VARCHAR, column_name VARCHAR, journey_id VARCHAR,
    currency VARCHAR, n BIGINT, example VARCHAR, amount DECIMAL(38, 10))`)
}

/**
 * Tells of every fault, and takes the rows out of a table that cannot do without the value: the
 * others are kept without it.
 */
export async function setFaultsApart(database: Database, loaded: Checked): Promise<void> {
  await insertApart(database, loaded.table.name, 'faults', 'error')
  await removeRows(database, loaded, toldSql('apart') + " = 'true'")
}

/** Takes rows out of a table, and keeps which journeys they were of. */
export async function removeRows(database: Database, loaded: Checked, when: string): Promise<void> {
  const { name: table } = loaded.table
  if (isByJourney(loaded.columns)) {
    await database.run(`INSERT INTO removed
      SELECT ${literal(table)}, journey_id FROM ${checkedRows(loaded)} WHERE ${when}`)
  }
  await database.run(`DELETE FROM ${rowsOf(table)} WHERE ${when}`)
}

/** Every row of such a table may say of which journey it is. */
export function isByJourney(columns: readonly Column[]): boolean {
  return columns.some(({ name }) => name === 'journey_id')
}

/** SQL for what `_told` says of a row: tags of its faults, of its doubts, of its text with blanks around it, whether it is set apart. */
export function toldSql(what: 'faults' | 'doubts' | 'padded' | 'apart'): string {
  return `(_told ->> '$.${what}')`
}

/** One row of `apart` for each tag of a row. */
export async function insertApart(
  database: Database,
  table: TableName,
  tags: 'faults' | 'doubts',
  severity: Severity,
): Promise<void> {
  await database.run(`
    INSERT INTO apart
    SELECT code || ${literal(`:${table}.`)} || col, ${literal(table)}, cells ->> ('$."' || col || '"'), CAST(cells AS VARCHAR), ${literal(severity)}
    FROM (
      SELECT split_part(tag, ':', 1) AS code, split_part(tag, ':', 2) AS col, cells
      FROM (SELECT unnest(string_split(${toldSql(tags)}, ',')) AS tag, _told -> '$.cells' AS cells
        FROM ${rowsOf(table)} WHERE _told IS NOT NULL AND ${toldSql(tags)} IS NOT NULL))`)
}
