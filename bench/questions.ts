import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { openProject } from '../src/build/open-project.ts'
import { projectState } from '../src/build/project-state.ts'
import { createApp } from '../src/server/app.ts'
import { EngineHolder } from '../src/server/engine-holder.ts'
import { listen } from '../src/server/listen.ts'
import { warm } from '../src/server/warm.ts'
import { createCompany, dimensions } from './company.ts'

// Questions about a large company at its server, on a real port of this machine: one transition by
// two dimensions and with filters, one at a time; twenty at once, new and repeated; the whole bowtie.

const { values } = parseArgs({
  options: {
    journeys: { type: 'string', default: '200000' },
    // A folder that `--keep` made before: nothing is generated or built again.
    folder: { type: 'string' },
    keep: { type: 'boolean', default: false },
    // Of the other benches.
    seconds: { type: 'string' },
    workers: { type: 'string' },
  },
})
const folder = values.folder ?? path.join(os.tmpdir(), `bowline-bench-questions-${process.pid}`)
try {
  if (values.folder === undefined) await createCompany(folder, Number(values.journeys))
  await bench()
} finally {
  if (values.folder === undefined && !values.keep)
    await rm(folder, { recursive: true, force: true })
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}

async function bench(): Promise<void> {
  const effects = { env: {}, now, progress: () => undefined }
  const project = await openProject(folder, effects)
  const stages = project.engine.catalog.stages.filter(({ next }) => next !== null)
  const holder = new EngineHolder(project, {
    state: () => projectState(folder, { env: {} }),
    open: () => openProject(folder, effects),
    now: () => performance.now(),
    report: (error) => console.error(error),
  })
  const source = async () => holder.lease()
  const app = createApp({ source, lang: 'en', report: (error) => console.error(error) })
  const listening = await listen(app, { port: 0 })
  const at = (question: string) => `http://127.0.0.1:${listening.port}/api/answers/${question}`
  const filters = ['', '&where=segment%3Dsmall', '&where=segment%3Dsmall&where=channel%3Dsearch']
  const transitions = stages.flatMap(({ id }) =>
    pairs(dimensions).flatMap((pair) =>
      filters.map((filter) => `transition?stage=${id}&by=${pair.join('&by=')}${filter}`),
    ),
  )
  const passages = await entered(at('bowtie'))
  console.log(`questions: ${passages} passages, ${os.availableParallelism()} cores`)
  const start = performance.now()
  await warm(project.engine)
  console.log(`  what a server asks itself first ${(performance.now() - start).toFixed(0)} ms`)
  tell('one transition, one at a time', await oneByOne(transitions.map(at)))
  const together = transitions.slice(0, 20).map((question) => at(`${question}&from=2023-02-01`))
  tell('20 at once, new', await atOnce(together))
  tell('20 at once, repeated', await atOnce(together))
  tell('the bowtie by one dimension', await oneByOne(dimensions.map((by) => at(`bowtie?by=${by}`))))
  // No roll-up tells these: they are asked of the facts.
  const [first = '', ...later] = stages.map(({ id }) => id)
  const byOne = stages
    .slice(0, 3)
    .flatMap(({ id }) => dimensions.map((by) => `transition?stage=${id}&by=${by}`))
  const half = byOne.map((question) => at(`${question}&from=2024-01-15&to=2024-07-15`))
  tell('half a year from mid-month', await oneByOne(half))
  tell('a past as-of', await oneByOne(byOne.map((question) => at(`${question}&asOf=2025-01-10`))))
  const paths = later
    .slice(0, 3)
    .flatMap((to) => dimensions.map((by) => at(`transition?stage=${first}&toStage=${to}&by=${by}`)))
  tell('a path', await oneByOne(paths))
  console.log(`  the machine's load over the last minute: ${(os.loadavg()[0] ?? 0).toFixed(1)}`)
  await listening.close()
  await holder.close()
}

function pairs(names: readonly string[]): readonly (readonly string[])[] {
  return names.flatMap((one, i) => names.slice(i + 1).map((other) => [one, other]))
}

async function entered(address: string): Promise<number> {
  const answer = (await (await fetch(address)).json()) as {
    readonly rows: readonly { readonly entered: number }[]
  }
  return answer.rows.reduce((sum, row) => sum + row.entered, 0)
}

/** Milliseconds until the whole answer is there; endless where the server gave up. */
async function taken(address: string): Promise<number> {
  const start = performance.now()
  const response = await fetch(address)
  const text = await response.text()
  if (response.status === 503) return Infinity
  if (response.status !== 200) throw new Error(`${address}: ${response.status}\n${text}`)
  return performance.now() - start
}

async function oneByOne(addresses: readonly string[]): Promise<readonly number[]> {
  const times: number[] = []
  for (const address of addresses) times.push(await taken(address))
  return times
}

async function atOnce(addresses: readonly string[]): Promise<readonly number[]> {
  return Promise.all(addresses.map(taken))
}

function tell(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const part = (share: number): string => {
    const time = sorted[Math.ceil(sorted.length * share) - 1] ?? 0
    return time === Infinity ? 'none in time' : `${time.toFixed(0)} ms`
  }
  console.log(
    `  ${name.padEnd(30)} ${String(times.length).padStart(3)} questions, p50 ${part(0.5)}, p95 ${part(0.95)}`,
  )
}
