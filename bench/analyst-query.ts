import { readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'yaml'

// The rival of bench/build.ts: a project's own SQL for journeys and entries, straight from its
// Parquet files, and one window over each journey. No check, no finding, nothing kept.

const [folder = '', ...dimensions] = process.argv.slice(2)
const project = parse(await readFile(path.join(folder, 'bowline.yaml'), 'utf8')) as {
  readonly sources: Readonly<Record<string, { readonly file: string }>>
  readonly tables: Readonly<Record<'journeys' | 'stage_entries', string>>
}
const connection = await (await DuckDBInstance.create(':memory:')).connect()
for (const [name, { file }] of Object.entries(project.sources)) {
  const glob = path.join(folder, file).replaceAll("'", "''")
  await connection.run(`CREATE VIEW ${name} AS SELECT * FROM read_parquet('${glob}')`)
}
const slices = dimensions.map((dimension) => `j.${dimension}`).join(', ')
const reader = await connection.runAndReadAll(`
  WITH journeys AS (${project.tables.journeys}), entries AS (${project.tables.stage_entries}),
  steps AS (
    SELECT journey_id, stage, entered_at,
      lead(entered_at) OVER (PARTITION BY journey_id ORDER BY entered_at) AS left_at
    FROM entries)
  SELECT stage, date_trunc('month', entered_at) AS month, ${slices},
    date_diff('second', entered_at, left_at) // 86400 AS days, count(*) AS n
  FROM steps JOIN journeys j USING (journey_id)
  GROUP BY ALL`)
console.log(`${reader.currentRowCount} groups`)
console.log((process.resourceUsage().maxRSS / 1024).toFixed(0))
