import { spawnSync } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse, stringify } from 'yaml'
import { readTruth } from '../src/generator/truth/read-truth.ts'
import { generate } from '../src/generator/write/generate.ts'

// A build after one row of a hundred was added to the leads and deals of a made-up company, in new
// Parquet files: of new journeys, and of old ones. Beside it a build of the same files from nothing,
// each in a process of its own.

const { values } = parseArgs({
  options: {
    journeys: { type: 'string', default: '200000' },
    // Of the other benches.
    seconds: { type: 'string' },
    workers: { type: 'string' },
  },
})
const size = Number(values.journeys)
const truth = readTruth(
  await readFile(path.join(import.meta.dirname, 'company.truth.yaml'), 'utf8'),
  'company.truth.yaml',
)
const folder = path.join(os.tmpdir(), `bowline-bench-refresh-${process.pid}`)
const grown = ['marketing/leads', 'crm/deals']
try {
  const workers = os.availableParallelism()
  await generate({ truth, size, seed: 1, format: 'parquet', workers, out: folder })
  await declareAppendOnly()
  const added = await holdBack()
  console.log(`refresh: ${size} journeys, ${os.availableParallelism()} cores`)
  measured('the first build')
  for (const add of added) await add()
  const refresh = measured('the refresh')
  const whole = measured('from nothing', 'nothing')
  console.log(`  ratio ${(refresh / whole).toFixed(2)}`)
  const [load] = os.loadavg()
  console.log(`  the machine's load over the last minute: ${(load ?? 0).toFixed(1)}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function declareAppendOnly(): Promise<void> {
  const file = path.join(folder, 'bowline.yaml')
  const project = parse(await readFile(file, 'utf8')) as Record<string, Record<string, unknown>>
  const { journeys, stage_entries, losses } = project['tables'] ?? {}
  const sources = { ...project['sources'] }
  for (const name of ['marketing_leads', 'crm_deals']) {
    sources[name] = { ...(sources[name] as object), append_only: 'lead_id' }
  }
  const { stage_entries: entries, losses: lost } = project['observed_until'] ?? {}
  const smaller = {
    ...project,
    sources,
    dimensions: ['motion', 'segment', 'channel'],
    observed_until: { stage_entries: entries, losses: lost },
    tables: { journeys, stage_entries, losses },
  }
  await writeFile(file, stringify(smaller))
}

/** Takes one row of a hundred out of what grows; each function puts a file of them back. */
async function holdBack(): Promise<readonly (() => Promise<void>)[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const back: (() => Promise<void>)[] = []
  for (const [index, source] of grown.entries()) {
    const within = path.join(folder, source)
    const parts = await readdir(within)
    // Other leads than deals, so that old journeys go on too.
    const isLate = `hash(lead_id || ${index}) % 100 = 0`
    await connection.run(`CREATE TABLE grown${index} AS FROM read_parquet('${within}/*.parquet')`)
    for (const part of parts) await rm(path.join(within, part))
    const write = async (file: string, when: string): Promise<void> => {
      const rows = `(FROM grown${index} WHERE ${when})`
      await connection.run(`COPY ${rows} TO '${path.join(within, file)}' (FORMAT parquet)`)
    }
    await write('part-1.parquet', `NOT (${isLate})`)
    back.push(() => write('part-2.parquet', isLate))
  }
  return back
}

/** The last line that a build prints is its memory in MB. */
function measured(name: string, ...from: string[]): number {
  const started = performance.now()
  const args = [path.join('bench', 'build-once.ts'), folder, ...from]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: path.join(import.meta.dirname, '..'),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${name} failed:\n${stderr}`)
  const seconds = (performance.now() - started) / 1000
  const [, told, memory] = stdout.trimEnd().split('\n')
  console.log(`  ${name.padEnd(16)} ${seconds.toFixed(1)} s, ${memory} MB of memory, ${told}`)
  return seconds
}
