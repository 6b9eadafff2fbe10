import type { Catalog } from '../../engine.ts'
import type { Finding } from '../../../findings/finding.ts'
import type { Database } from '../database.ts'

/**
 * SQL for the journeys open before the commitment whose account has another such, as rows set apart
 * show them; `null` where no stage lies before it.
 */
export function openPursuitsSql(stages: Catalog['stages']): string | null {
  const left = stages.flatMap(({ side }, index) => (side === 'left' ? [index] : []))
  if (left.length === 0) return null
  // Only passages of accounts that have several journeys are in a cluster.
  return `SELECT 'journeys' AS table_name, account_id AS value,
      to_json({account_id: account_id, journey_id: journey_id}) AS cells
    FROM (SELECT account_id, journey_id FROM known_journeys
      WHERE account_id IS NOT NULL AND journey IN (SELECT journey FROM passages
        WHERE cluster IS NOT NULL AND stage IN (${left.join(', ')}) AND next IS NULL AND beyond IS NULL AND lost IS NULL))
    QUALIFY count(*) OVER (PARTITION BY account_id) > 1`
}

/** Accounts with several pursuits open at once. */
export async function openPursuitFindings(
  database: Database,
  stages: Catalog['stages'],
): Promise<readonly Finding[]> {
  const sql = openPursuitsSql(stages)
  if (sql === null) return []
  const [row] = await database.run(
    `SELECT count(*) AS n, count(DISTINCT value) AS accounts, min(value) AS example FROM (${sql})`,
  )
  const rows = Number(row?.['n'])
  if (rows === 0) return []
  const params = { example: String(row?.['example']), accounts: Number(row?.['accounts']) }
  return [{ code: 'open_pursuits', severity: 'info', where: 'journeys.account_id', rows, params }]
}
