import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { createCompany, dimensions } from './company.ts'

// From Parquet files to a published build of journeys and stage entries, with every check and
// fact, beside the query a good analyst would write: `lead()` over each journey's entries, grouped
// by stage, month, three dimensions and days. Each runs in a process of its own, in the same run.

const { values } = parseArgs({
  options: {
    journeys: { type: 'string', default: '200000' },
    // Of the other benches.
    seconds: { type: 'string' },
    workers: { type: 'string' },
  },
})
const size = Number(values.journeys)
const folder = path.join(os.tmpdir(), `bowline-bench-build-${process.pid}`)
try {
  const journeys = await createCompany(folder, size)
  console.log(`build: ${journeys} journeys, ${os.availableParallelism()} cores`)
  const ours = measured('bowline build', [path.join('bench', 'build-once.ts'), folder])
  const theirs = measured('the query', [
    path.join('bench', 'analyst-query.ts'),
    folder,
    ...dimensions,
  ])
  console.log(`  ratio ${(ours / theirs).toFixed(2)}`)
  const [load] = os.loadavg()
  console.log(`  the machine's load over the last minute: ${(load ?? 0).toFixed(1)}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Runs a script of ours in a process of its own; the last line it prints is its memory in MB. */
function measured(name: string, args: readonly string[]): number {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: path.join(import.meta.dirname, '..'),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${name} failed:\n${stderr}`)
  const seconds = (performance.now() - started) / 1000
  const memory = stdout.trimEnd().split('\n').at(-1)
  console.log(`  ${name.padEnd(14)} ${seconds.toFixed(1)} s, ${memory} MB of memory at most`)
  return seconds
}
