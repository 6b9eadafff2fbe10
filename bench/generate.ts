import { readdir, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { readTruth } from '../src/generator/truth/read-truth.ts'
import { generate } from '../src/generator/write/generate.ts'

// A made-up company of as many journeys as asked for, in Parquet: how long it takes, in how much
// memory, and what comes of it.

const { values } = parseArgs({
  options: {
    journeys: { type: 'string', default: '200000' },
    workers: { type: 'string', default: String(os.availableParallelism()) },
    // Of the other benches.
    seconds: { type: 'string' },
  },
})
const [size, workers] = [Number(values.journeys), Number(values.workers)]
if (!Number.isSafeInteger(size) || size < 1) {
  throw new Error(`journeys must be a whole number above 0: ${values.journeys}`)
}

const text = await readFile(path.join(import.meta.dirname, 'company.truth.yaml'), 'utf8')
const truth = readTruth(text, 'company.truth.yaml')
const out = path.join(os.tmpdir(), `bowline-bench-company-${process.pid}`)
try {
  const start = performance.now()
  const { rows } = await generate({ truth, size, seed: 1, format: 'parquet', workers, out })
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage()
  const bytes = await sizeOf(out)
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  console.log(`generate: ${size} journeys, ${workers} threads, Parquet`)
  console.log(`  ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor`)
  console.log(`  ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB of memory at most`)
  console.log(`  ${total} rows, ${(bytes / 1e6).toFixed(0)} MB`)
  for (const [table, count] of Object.entries(rows)) {
    if (count > 0) console.log(`  ${table.padEnd(24)} ${String(count).padStart(10)}`)
  }
  const [load] = os.loadavg()
  console.log(`  the machine's load over the last minute: ${(load ?? 0).toFixed(1)}`)
} finally {
  await rm(out, { recursive: true, force: true })
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(
    names.map(async (name) => {
      const found = await stat(path.join(folder, name))
      return found.isFile() ? found.size : 0
    }),
  )
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}
