import { cp, mkdtemp, rm, utimes } from 'node:fs/promises'
import { globSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { buildApart } from '../src/build/build-apart.ts'
import { openProject, type OpenProject } from '../src/build/open-project.ts'
import { projectState } from '../src/build/project-state.ts'
import { createApp } from '../src/server/app.ts'
import { EngineHolder } from '../src/server/engine-holder.ts'
import { listen } from '../src/server/listen.ts'
import type { ClientsOrder, Result } from './server-clients.ts'

// Fifty people ask the demo company's server at once, on a real port of this machine, while its
// files change and it is built anew again and again.

const CLIENTS = 50
const LOOK_EVERY_MS = 500
const PATIENCE_MS = 120_000

const paths = [
  '/api/answers/bowtie',
  '/api/answers/bowtie?by=channel',
  '/api/answers/bowtie?by=country&where=segment%3Dsmall',
  '/api/answers/bowtie?view=period&interval=quarter&from=2025-01-01',
  '/api/answers/findings',
  '/api/project',
]

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    // Of the other benches.
    journeys: { type: 'string' },
  },
})
const seconds = Number(values.seconds)
if (!(seconds > 0)) throw new Error(`seconds must be a number above 0: ${values.seconds}`)

const folder = await mkdtemp(path.join(tmpdir(), 'bowline-bench-'))
try {
  await cp(path.join(import.meta.dirname, '../examples/harbor'), folder, { recursive: true })
  process.exitCode = (await bench()) === 0 ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}

function open(): Promise<OpenProject> {
  return openProject(folder, { env: {}, now, progress: () => {} })
}

/** How many requests failed, or mixed two builds. */
async function bench(): Promise<number> {
  const faults: unknown[] = []
  const holder = new EngineHolder(await open(), {
    state: () => projectState(folder, { env: {} }),
    open: async () => {
      await buildApart(folder, {})
      return open()
    },
    now: () => performance.now(),
    report: (error) => faults.push(error),
  })
  const source = async () => holder.lease()
  const app = createApp({ source, lang: 'en', report: (error) => faults.push(error) })
  const listening = await listen(app, { port: 0 })
  const seen = { rebuilds: 0 }
  let last = buildOf(holder)
  await touchSource()
  const changing = setInterval(() => {
    if (buildOf(holder) === last) return
    last = buildOf(holder)
    seen.rebuilds += 1
    void touchSource()
  }, LOOK_EVERY_MS)
  const start = performance.now()
  const clients = new Worker(new URL('server-clients.ts', import.meta.url), {
    workerData: { port: listening.port, clients: CLIENTS, paths } satisfies ClientsOrder,
  })
  await sleep(seconds * 1000)
  // A short or busy run goes on until the first rebuild is in its place.
  const until = performance.now() + PATIENCE_MS
  while (seen.rebuilds === 0 && performance.now() < until) await sleep(LOOK_EVERY_MS)
  const results = await resultsOf(clients)
  const elapsed = (performance.now() - start) / 1000
  clearInterval(changing)
  await listening.close()
  await holder.close()
  return report(results, elapsed, faults)
}

/** The files arrive anew, as an export does every night. */
async function touchSource(): Promise<void> {
  const [file = ''] = globSync('**/*.csv', { cwd: folder })
  const time = new Date()
  await utimes(path.join(folder, file), time, time)
}

function buildOf(holder: EngineHolder): string {
  const lease = holder.lease()
  lease.release()
  return lease.engine.catalog.build.id
}

function resultsOf(clients: Worker): Promise<readonly Result[]> {
  return new Promise((settle, fail) => {
    clients.once('message', settle)
    clients.once('error', fail)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    clients.postMessage('stop')
  })
}

function report(results: readonly Result[], seconds: number, faults: readonly unknown[]): number {
  const failed = results.filter(({ status }) => status !== 200)
  const times = results.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0
  const builds = new Set(results.map(({ build }) => build).filter((build) => build !== ''))
  const mixed = mixedAnswers(results)
  const lines = [
    `${CLIENTS} clients for ${seconds.toFixed(0)} s, ${builds.size - 1} rebuilds meanwhile`,
    `requests per second: ${(results.length / seconds).toFixed(0)}`,
    `p50: ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(0)} ms, p95: ${p95.toFixed(0)} ms`,
    `errors: ${failed.length + faults.length}`,
    `mixed answers: ${mixed}`,
  ]
  console.log(lines.join('\n'))
  for (const fault of faults.slice(0, 3)) console.error(fault)
  for (const { path, status, digest } of failed.slice(0, 3)) console.error(path, status, digest)
  const problems = failed.length + faults.length + mixed
  if (builds.size > 1) return problems
  console.error('no rebuild was done meanwhile: give it more --seconds')
  return problems + 1
}

/** One build has one answer to one question, to the last byte. */
function mixedAnswers(results: readonly Result[]): number {
  const first = new Map<string, string>()
  return results.filter(({ path, build, digest }) => {
    const key = `${build} ${path}`
    const known = first.get(key) ?? digest
    first.set(key, known)
    return known !== digest
  }).length
}
