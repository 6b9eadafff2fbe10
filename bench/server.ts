import { createHash } from 'node:crypto'
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { ask } from '../src/answers/ask.ts'
import { answerNamed } from '../src/answers/registry.ts'
import { buildApart } from '../src/build/build-apart.ts'
import { openProject, type OpenEffects, type OpenProject } from '../src/build/open-project.ts'
import { projectState } from '../src/build/project-state.ts'
import { createApp } from '../src/server/app.ts'
import { EngineHolder, type Lease } from '../src/server/engine-holder.ts'
import { listen } from '../src/server/listen.ts'
import { projectFacts } from '../src/server/project-facts.ts'
import type { ClientsOrder, Result } from './server-clients.ts'

// Fifty people ask the demo company's server at once, on a real port of this machine, while its
// files change and it is built anew again and again. Every build has other figures, and every
// answer is held against what the build that it names says by itself.

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

function open(build?: OpenEffects['build']): Promise<OpenProject> {
  const effects = { env: {}, now, progress: () => {} }
  return openProject(folder, build === undefined ? effects : { ...effects, build })
}

/** How many requests failed, or mixed two builds. */
async function bench(): Promise<number> {
  const faults: unknown[] = []
  const holder = new EngineHolder(await open(), {
    state: () => projectState(folder, { env: {} }),
    open: (signal) => open((damaged) => buildApart({ folder, env: {}, damaged }, signal)),
    now: () => performance.now(),
    report: (error) => faults.push(error),
  })
  const source = async () => holder.lease()
  const app = createApp({ source, lang: 'en', report: (error) => faults.push(error) })
  const listening = await listen(app, { port: 0 })
  const expected = new Map<string, Promise<ReadonlyMap<string, string>>>()
  const look = (): void => {
    const build = holder.lease()
    const { id } = build.engine.catalog.build
    if (expected.has(id)) return build.release()
    expected.set(
      id,
      expectedOf(build).finally(() => build.release()),
    )
    void addLead(expected.size)
  }
  look()
  const changing = setInterval(look, LOOK_EVERY_MS)
  const start = performance.now()
  const clients = new Worker(new URL('server-clients.ts', import.meta.url), {
    workerData: { port: listening.port, clients: CLIENTS, paths } satisfies ClientsOrder,
  })
  await sleep(seconds * 1000)
  // A short or busy run goes on until the first rebuild is in its place.
  const until = performance.now() + PATIENCE_MS
  while (expected.size === 1 && performance.now() < until) await sleep(LOOK_EVERY_MS)
  const results = await resultsOf(clients)
  const elapsed = (performance.now() - start) / 1000
  clearInterval(changing)
  look()
  const known = new Map<string, ReadonlyMap<string, string>>()
  for (const [id, digests] of expected) known.set(id, await digests)
  await listening.close()
  await holder.close()
  return report(results, elapsed, faults, known)
}

/** One more lead arrives, as an export brings some every night. */
async function addLead(number: number): Promise<void> {
  const lead = `X${number},paid,NL,9,self_serve,2025-01-02 08:14,2025-01-03 08:14\n`
  await appendFile(path.join(folder, 'data/contacts.csv'), lead)
}

/** What a build says to each question, by its digest, asked without a server. */
async function expectedOf({ engine, stale }: Lease): Promise<ReadonlyMap<string, string>> {
  const digests = paths.map(async (path) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost')
    const name = /^\/api\/answers\/(?<name>\w+)$/u.exec(pathname)?.groups?.['name']
    const query = [...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)])
    const said = await (name === undefined
      ? projectFacts(engine, stale, 'en')
      : ask(answerNamed(name), { engine, stale, lang: 'en' }, Object.fromEntries(query)))
    return [path, createHash('sha256').update(JSON.stringify(said)).digest('base64')] as const
  })
  return new Map(await Promise.all(digests))
}

function resultsOf(clients: Worker): Promise<readonly Result[]> {
  return new Promise((settle, fail) => {
    clients.once('message', settle)
    clients.once('error', fail)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    clients.postMessage('stop')
  })
}

function report(
  results: readonly Result[],
  seconds: number,
  faults: readonly unknown[],
  expected: ReadonlyMap<string, ReadonlyMap<string, string>>,
): number {
  const failed = results.filter(({ status }) => status !== 200)
  const answered = results.filter(({ status }) => status === 200)
  const mixed = answered.filter(
    ({ path, build, digest }) => expected.get(build)?.get(path) !== digest,
  )
  const times = results.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)
  const part = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(0)
  const rebuilds = new Set(answered.map(({ build }) => build)).size - 1
  const lines = [
    `${CLIENTS} clients for ${seconds.toFixed(0)} s`,
    `requests per second: ${(results.length / seconds).toFixed(0)}`,
    `p50: ${part(0.5)} ms, p95: ${part(0.95)} ms, longest: ${part(1 - 1e-9)} ms`,
    `errors: ${failed.length + faults.length}`,
    `mixed answers: ${mixed.length}`,
    `rebuilds: ${rebuilds}`,
    `load average: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  ]
  console.log(lines.join('\n'))
  for (const fault of faults.slice(0, 3)) console.error(fault)
  for (const result of [...failed.slice(0, 3), ...mixed.slice(0, 3)]) console.error(result)
  const problems = failed.length + faults.length + mixed.length
  if (rebuilds > 0) return problems
  console.error('no rebuild was done meanwhile: give it more --seconds')
  return problems + 1
}
