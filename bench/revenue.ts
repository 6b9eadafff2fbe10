import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { buildProject } from '../src/build/build-project.ts'

// What recurring money does over ten years: monthly movements, what is kept of it after twelve
// months, and the triangle of its cohorts. The engine, asked of a build, beside the join that open
// dbt packages make: every account in every month, joined to its priced intervals. Each in a
// process of its own, in the same run; their results have to be the same.

const { values } = parseArgs({
  options: {
    intervals: { type: 'string', default: '200000' },
    // Of the other benches.
    journeys: { type: 'string' },
    seconds: { type: 'string' },
    workers: { type: 'string' },
  },
})
const intervals = Number(values.intervals)
const folder = path.join(os.tmpdir(), `bowline-bench-revenue-${process.pid}`)
const parquet = path.join(folder, 'intervals.parquet')
try {
  await mkdir(folder)
  await writeIntervals()
  await writeFile(
    path.join(folder, 'bowline.yaml'),
    `company: Bench
currency: EUR
timezone: UTC
sources: { intervals: { file: intervals.parquet } }
tables:
  subscriptions: |
    select *, 'month' as billing_period from intervals
`,
  )
  console.log(
    `recurring money: ${intervals} priced intervals of ${intervals / 10} accounts, ${os.availableParallelism()} cores`,
  )
  const started = performance.now()
  await buildProject(folder, {
    env: process.env,
    now: () => Math.floor(Date.now() / 1000),
    progress: () => undefined,
  })
  console.log(`  the build, once: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  const ours = await measured('bowline', 'revenue-engine.ts', folder)
  const theirs = await measured('every month', 'revenue-spine.ts', parquet)
  if (ours.results !== theirs.results) throw new Error('results must be the same, and differ')
  console.log(`  the same ${ours.results.split('\n').length - 1} lines`)
  console.log(`  ratio ${(ours.seconds / theirs.seconds).toFixed(3)}`)
  const [load] = os.loadavg()
  console.log(`  the machine's load over the last minute: ${(load ?? 0).toFixed(1)}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

/**
 * Of each account two subscriptions of five intervals, one after the other; a fifth of them after
 * some months without, the last often without an end. Prices from 5.00 to 504.99 a month.
 */
async function writeIntervals(): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`COPY (
    WITH numbered AS (
      SELECT i // 10 AS account, i // 5 AS subscription, i % 5 AS nth,
        hash(i) % 500 AS length, hash(i + 1e9::BIGINT) % 5 = 0 AS pauses,
        hash(i // 5 + 2e9::BIGINT) % 1800 AS since, hash(i + 3e9::BIGINT) % 50000 AS cents
      FROM range(${intervals}) t(i)),
    placed AS (
      SELECT *, since + coalesce(sum(length + 30 + CASE WHEN pauses THEN 150 ELSE 0 END) OVER (
        PARTITION BY subscription ORDER BY nth ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS day
      FROM numbered)
    SELECT 's' || subscription AS subscription_id, 'a' || account AS account_id,
      TIMESTAMP '2015-01-01' + INTERVAL 1 DAY * CAST(day AS INTEGER) AS started_at,
      CASE WHEN nth < 4 OR length % 2 = 0
        THEN TIMESTAMP '2015-01-01' + INTERVAL 1 DAY * CAST(day + length + 30 AS INTEGER) END AS ended_at,
      CAST(5 + cents / 100 AS DECIMAL(18, 2)) AS amount
    FROM placed WHERE day < 3653
    ORDER BY hash(subscription * 5 + nth)) TO '${parquet}' (FORMAT parquet)`)
  connection.closeSync()
}

/** Runs a script of ours; the last lines it prints are its seconds and its memory in MB. */
async function measured(
  name: string,
  script: string,
  input: string,
): Promise<{ readonly seconds: number; readonly results: string }> {
  const output = path.join(folder, `${script}.txt`)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join('bench', script), input, output],
    { cwd: path.join(import.meta.dirname, '..'), encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`${name} failed:\n${stderr}`)
  const [seconds = '', memory = ''] = stdout.trimEnd().split('\n').slice(-2)
  console.log(
    `  ${name.padEnd(14)} ${Number(seconds).toFixed(2)} s, ${memory} MB of memory at most`,
  )
  return { seconds: Number(seconds), results: await readFile(output, 'utf8') }
}
