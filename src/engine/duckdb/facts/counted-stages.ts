import type { Catalog, CountedStage } from '../../engine.ts'
import type { Finding } from '../../../findings/finding.ts'
import type { Stage } from '../../../standard/types.ts'
import { nextPeriod } from '../../../time/calendar.ts'
import { periodSql } from '../questions/counts-sql.ts'
import { literal } from '../database.ts'
import type { Database } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { rowsOf } from '../rows/rows-of.ts'
import { knownRows } from '../rows/versions.ts'

type Tables = ReadonlyMap<string, LoadedTable>

/** Stages that rows of `stage_counts` name, and that no entry does. */
export async function countedStages(
  database: Database,
  tables: Tables,
  stages: readonly Stage[],
  entered: readonly string[],
): Promise<readonly CountedStage[]> {
  if (!tables.has('stage_counts')) return []
  const rows = await database.run(
    `SELECT stage, CAST(max(month) - DATE '1970-01-01' AS INTEGER) AS last
     FROM ${rowsOf('stage_counts')} GROUP BY stage`,
  )
  const lasts = new Map(rows.map((row) => [String(row['stage']), Number(row['last'])]))
  const present = stages.filter(({ id }) => entered.includes(id) || lasts.has(id))
  return present.flatMap((stage, i) => {
    const last = lasts.get(stage.id)
    if (last === undefined || entered.includes(stage.id)) return []
    return [{ ...stage, next: present[i + 1]?.id ?? null, until: nextPeriod(last, 'month') }]
  })
}

/** Stages that are counted by month and have entries too: entries are what counts. */
export async function countedFindings(
  database: Database,
  tables: Tables,
  stages: Catalog['stages'],
): Promise<readonly Finding[]> {
  const counts = tables.get('stage_counts')
  if (counts === undefined) return []
  const findings: Finding[] = []
  for (const [index, { id }] of stages.entries()) {
    const own = `(SELECT * FROM ${knownRows(counts, null)} WHERE stage = ${literal(id)})`
    const months = `(SELECT CAST(month - DATE '1970-01-01' AS INTEGER) FROM ${own})`
    const [row] = await database.run(`SELECT count(*) AS n, CAST(sum(count) AS VARCHAR) AS counted,
        (SELECT count(*) FROM passages WHERE stage = ${index}
          AND ${periodSql('entered_day', 'month')} IN ${months}) AS entered
      FROM ${own}`)
    const rows = Number(row?.['n'])
    if (rows === 0) continue
    const params = { counted: Number(row?.['counted']), entered: Number(row?.['entered']) }
    const where = `stage_counts/${id}`
    findings.push({ code: 'counted_and_entered', severity: 'info', where, rows, params })
  }
  return findings
}
