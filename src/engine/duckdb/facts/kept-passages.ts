import type { Policies } from '../../../standard/policies.ts'
import type { Database } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { SLICES } from './slices.ts'

/** The table of facts as they are kept; all else is said by the view `passages`. */
export const KEPT_PASSAGES = 'kept_passages'

/** SQL for passages without the columns that need not be kept. */
export function keptSql(passages: string, constants: ReadonlyMap<string, string>): string {
  const left = [...constants.keys()].join(', ')
  return left === '' ? passages : `SELECT * EXCLUDE (${left}) FROM (${passages})`
}

/**
 * Columns of `passages` that are the same in every row of a project, with SQL for their value: a
 * column costs time and room even where it is empty.
 */
export function constantColumns(
  tables: ReadonlyMap<string, LoadedTable>,
  { tolerance, windows }: Policies,
): ReadonlyMap<string, string> {
  const maps = (column: string) =>
    tables.get('journeys')?.columns.some(({ name }) => name === column) === true
  const known: readonly (readonly [isConstant: boolean, column: string, value: string])[] = [
    [!tables.has('losses'), 'lost', 'CAST(NULL AS BIGINT)'],
    [!tables.has('losses'), 'reason', 'CAST(NULL AS VARCHAR)'],
    [!maps('observed_from'), 'observed', 'CAST(NULL AS BIGINT)'],
    [!maps('amount'), 'amount', 'CAST(NULL AS DECIMAL(28, 10))'],
    [tolerance === 0, 'moved', 'false'],
    [windows.length === 0, 'outside', 'false'],
  ]
  return new Map(known.flatMap(([is, column, value]) => (is ? [[column, value]] : [])))
}

/** Creates `passages`, which reads as if nothing were left out. */
export async function createPassagesView(
  database: Database,
  constants: ReadonlyMap<string, string>,
): Promise<void> {
  const said = [...constants].map(([column, value]) => `, ${value} AS ${column}`)
  await database.run(`CREATE VIEW passages AS SELECT *${said.join('')}
    FROM ${KEPT_PASSAGES} JOIN ${SLICES} USING (slice)`)
}
