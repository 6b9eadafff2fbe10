import type { Severity } from '../../../findings/finding.ts'
import { removeRows } from './apart.ts'
import { cellsSql } from '../canonical-sql.ts'
import type { TextSettings } from '../canonical-sql.ts'
import type { LoadedTable } from './load-table.ts'
import { checkedRows } from './rows-of.ts'
import { type Database, literal } from '../database.ts'

/** Tells of the rows whose ids a temporary table holds, and removes those that do not count. */
export async function moveApart(
  database: Database,
  loaded: LoadedTable,
  settings: TextSettings,
  to: { marked: string; finding: string; value: string; severity: Severity; isKept: boolean },
): Promise<void> {
  const [row] = await database.run(`SELECT count(*) AS n FROM ${to.marked}`)
  if (row?.['n'] === 0) return
  await database.run(`INSERT INTO apart
    SELECT ${literal(to.finding)}, ${literal(loaded.table.name)}, ${to.value},
      ${cellsSql(loaded.columns, settings)}, ${literal(to.severity)}
    FROM ${checkedRows(loaded, `rowid IN (SELECT row FROM ${to.marked})`)}`)
  if (to.isKept) return
  await removeRows(database, loaded, to.marked)
}
