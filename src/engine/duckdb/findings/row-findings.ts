import type { Finding, FindingCode, Severity } from '../../../findings/finding.ts'
import { nearestName } from '../../../standard/nearest-name.ts'
import type { Database } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'

export interface RowFindingSettings {
  readonly timezone: string
  readonly stages: readonly string[]
}

/** The findings that `apart` holds rows of. */
export async function rowFindings(
  database: Database,
  tables: ReadonlyMap<string, LoadedTable>,
  settings: RowFindingSettings,
): Promise<readonly Finding[]> {
  const rows = await database.run(
    `SELECT finding, count(*) AS n, min(value) AS example, min(severity) AS severity FROM apart GROUP BY finding ORDER BY finding`,
  )
  return rows.map((row) => {
    const id = String(row['finding'])
    const code = id.slice(0, id.indexOf(':')) as FindingCode
    const where = id.slice(id.indexOf(':') + 1)
    const example = String(row['example'] ?? '')
    const [table = '', columnName = ''] = where.split('.')
    const column = tables.get(table)?.columns.find(({ name }) => name === columnName)
    const severity = String(row['severity']) as Severity
    const base = { severity, where, rows: Number(row['n']) } as const
    switch (code) {
      case 'missing_value':
        return { ...base, code, params: {} }
      case 'wrong_type':
        return { ...base, code, params: { example, expected: column?.type ?? 'text' } }
      case 'impossible_date':
      case 'ambiguous_date':
      case 'duplicate_key':
      case 'future_entry':
      case 'rounded_money':
        return { ...base, code, params: { example } }
      case 'unknown_value':
        return { ...base, code, params: { example, allowed: column?.values ?? [] } }
      case 'unknown_stage':
        return {
          ...base,
          code,
          params: { example, nearest: nearestName(example, settings.stages) },
        }
      case 'orphan':
        return { ...base, code, params: { example, references: column?.references ?? '' } }
      case 'nonexistent_local_time':
      case 'repeated_local_time':
        return { ...base, code, params: { example, timezone: settings.timezone } }
      default:
        throw new Error(`rows are set apart for an unknown finding: ${id}`)
    }
  })
}
