import { writeFile } from 'node:fs/promises'
import process from 'node:process'
import { buildFile, readPublished } from '../src/build/builds-folder.ts'
import { openDuckdbEngine } from '../src/engine/duckdb/duckdb-engine.ts'
import { DEFAULT_REVENUE } from '../src/standard/revenue-policies.ts'
import { formatDay, parseDay } from '../src/time/calendar.ts'

// Opens a build, asks it for movements, what is kept and cohorts, and writes them to a file.

const [folder = '', output = ''] = process.argv.slice(2)
const started = performance.now()
const published = await readPublished(folder)
const engine = await openDuckdbEngine(buildFile(folder, published?.id ?? ''))
const question = {
  asOf: parseDay('2025-01-01') ?? 0,
  knownBefore: null,
  by: [],
  where: [],
  scope: [],
  interval: 'month',
  grain: 'account',
  policies: DEFAULT_REVENUE,
} as const
const moved = await engine.moved(question)
const kept = await engine.kept({ ...question, window: 12 })
const cells = await engine.cohorts(question)
const seconds = (performance.now() - started) / 1000
const lines = [
  ...moved.map(({ period, movement, units, amount }) =>
    ['moved', formatDay(period), movement, units, amount].join(' '),
  ),
  ...kept.map(({ period, units, left, opening, kept, closing, returned, returnedAmount }) =>
    ['kept', formatDay(period), units, left, opening, kept, closing, returned, returnedAmount].join(
      ' ',
    ),
  ),
  ...cells.map(({ start, age, units, amount, kept }) =>
    ['cohort', formatDay(start), age, units, amount, kept].join(' '),
  ),
]
await writeFile(output, `${lines.sort().join('\n')}\n`)
await engine.close()
console.log(seconds)
console.log((process.resourceUsage().maxRSS / 1024).toFixed(0))
