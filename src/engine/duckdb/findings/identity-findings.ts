import type { Finding, FindingCode } from '../../../findings/finding.ts'
import { entityKey } from '../../../standard/entity-columns.ts'
import type { TextSettings } from '../canonical-sql.ts'
import { cellsSql } from '../canonical-sql.ts'
import { literal, name } from '../database.ts'
import type { Database } from '../database.ts'
import { claimsSql } from '../rows/identities.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { rowsOf } from '../rows/rows-of.ts'
import { keySql, knownVersions, writtenColumn } from '../rows/versions.ts'

type IdentityCode = FindingCode & `${string}identity${string}`

interface Told {
  readonly code: IdentityCode
  readonly severity: 'info' | 'warning'
  readonly where: string
  /** Its rows: value and cells. */
  readonly sql: string
}

type Tables = ReadonlyMap<string, LoadedTable>

/** What reading ids as others did, and what is doubtful about it. */
export async function identityFindings(
  database: Database,
  tables: Tables,
  text: TextSettings,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const { code, severity, where, sql } of toldOf(tables, text)) {
    const [row] = await database.run(`SELECT count(*) AS n, min(value) AS example FROM (${sql})`)
    const rows = Number(row?.['n'])
    if (rows === 0) continue
    findings.push({ code, severity, where, rows, params: { example: String(row?.['example']) } })
  }
  return findings
}

/** SQL for the rows that such a finding is about; `null` where it is another's. */
export function identityRowsSql(
  finding: string,
  tables: Tables,
  text: TextSettings,
): string | null {
  const told = toldOf(tables, text).find(({ code, where }) => `${code}:${where}` === finding)
  if (told === undefined) return null
  const table = told.where.split('.')[0] ?? ''
  return `SELECT ${literal(table)} AS table_name, value, cells FROM (${told.sql})`
}

function toldOf(tables: Tables, text: TextSettings): Told[] {
  const identities = tables.get('identities')
  if (identities === undefined) return []
  return [
    ...claimsTold(identities, text),
    ...[...tables.values()].flatMap((loaded) => [...readTold(loaded, text), ...unionTold(loaded)]),
  ]
}

function claimsTold(identities: LoadedTable, text: TextSettings): Told[] {
  const rows = `(SELECT *, [external_id, system || ':' || external_id] AS texts
    FROM ${knownVersions(identities, null)})`
  const claims = claimsSql(identities)
  const told = (column: string, from: string) =>
    `SELECT ${column} AS value, ${cellsSql(identities.columns, text)} AS cells FROM (${from})`
  const chained = `SELECT * FROM ${rows} r WHERE EXISTS
    (SELECT 1 FROM ${claims} c WHERE c.entity = r.entity AND c.text = r.id AND c.id <> r.id)`
  const several = `SELECT * FROM ${rows} r WHERE EXISTS
    (SELECT 1 FROM ${claims} c WHERE c.entity = r.entity AND list_contains(r.texts, c.text) AND c.id <> r.id)`
  const severity = 'warning'
  return [
    { code: 'identity_chain', severity, where: 'identities.id', sql: told('id', chained) },
    {
      code: 'ambiguous_identity',
      severity,
      where: 'identities.external_id',
      sql: told('external_id', several),
    },
  ]
}

function readTold({ table, columns, written }: LoadedTable, text: TextSettings): Told[] {
  return written.map((column) => ({
    code: 'identity_read',
    severity: 'info',
    where: `${table.name}.${column}`,
    sql: `SELECT ${writtenColumn(column)} AS value, ${cellsSql(columns, text)} AS cells
      FROM ${rowsOf(table.name)} WHERE ${writtenColumn(column)} IS NOT NULL`,
  }))
}

/** Things that several systems know, and the columns in which these do not agree. */
function unionTold(loaded: LoadedTable): Told[] {
  const { table, columns, written } = loaded
  const key = entityKey(table)
  if (key === null || !written.includes(key)) return []
  const id = name(key)
  const united = (having: string) =>
    `SELECT min(${id}) AS value, CAST(to_json({${literal(key)}: value}) AS VARCHAR) AS cells
     FROM ${knownVersions(loaded, null)} GROUP BY ${keySql(loaded).join(', ')} HAVING ${having}`
  const compared = columns.filter(
    (column) => ![...table.key, 'recorded_at', 'retracted'].includes(column.name),
  )
  return [
    {
      code: 'identity_merged',
      severity: 'info',
      where: table.name,
      sql: united('count(*) > 1'),
    },
    ...compared.map((column): Told => ({
      code: 'identity_conflict',
      severity: 'warning',
      where: `${table.name}.${column.name}`,
      sql: united(`count(DISTINCT ${name(column.name)}) > 1`),
    })),
  ]
}
