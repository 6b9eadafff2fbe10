import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { buildFile, buildsFolder, readPublished } from '../../src/build/builds-folder.ts'
import { openProject } from '../../src/build/open-project.ts'
import { openDuckdbEngine } from '../../src/engine/duckdb/duckdb-engine.ts'
import type { BuildEffects } from '../../src/build/build-project.ts'
import { casesOf, freshSeed } from '../evidence.ts'
import { isThorough } from '../thoroughness.ts'
import {
  countLeads,
  FAULTY_YAML,
  leadCounts,
  leadProject,
  leadsCsv,
  SOUND_YAML,
} from './lead-project.ts'
import type { LeadCounts } from './lead-project.ts'
import { effects, withFolder, writeFiles } from './scratch-project.ts'
import { startTold } from './told.ts'

const [ROUNDS = 0] = casesOf([24], [isThorough ? 6 : 3])
const ROWS = 12_000
/** Milliseconds: for machines with much else to do. */
const PATIENCE = 240_000
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

describe('a build that is killed', () => {
  it(
    'leaves the last good build or the new one, at any moment',
    { timeout: PATIENCE },
    async () => {
      console.info(`killed: the moments have seed ${freshSeed}`)
      const random = seeded(freshSeed)
      let before = leadCounts(0, ROWS)
      await withFolder(leadProject(before), async (folder) => {
        let child = await startTold(folder)
        let whole = (await child.tell('build')).milliseconds
        await child.end()
        child = await startTold(folder)
        let interrupted = 0
        for (let round = 1; round <= ROUNDS; round++) {
          const now = leadCounts(round, ROWS)
          await writeFiles(folder, { 'leads.csv': leadsCsv(now) })
          const told = child.tell('build').catch(() => null)
          await passed((whole * (round - 1 + random())) / ROUNDS)
          await child.kill()
          const done = await told
          if (done === null) interrupted++
          else whole = Math.min(whole, done.milliseconds)
          const next = round === ROUNDS ? null : startTold(folder)

          const found = await serving(folder)
          expect([before, now]).toContainEqual(found)
          if (done !== null) expect(found).toEqual(now)
          before = await asked(folder, round, found, now)
          await expectTidy(folder)
          if (next !== null) child = await next
        }
        expect(interrupted).toBeGreaterThanOrEqual(ROUNDS / 3)
      })
    },
  )
})

/** What the build that the pointer names says, whatever the inputs are now. */
async function serving(folder: string): Promise<LeadCounts> {
  const published = await readPublished(folder)
  if (published === null) throw new Error('pointer is not whole')
  const engine = await openDuckdbEngine(buildFile(folder, published.id))
  const counts = await countLeads(engine)
  await engine.close()
  return counts
}

/** Asks, in one of three ways, and says what serves afterwards. */
async function asked(
  folder: string,
  round: number,
  found: LeadCounts,
  now: LeadCounts,
): Promise<LeadCounts> {
  if (round === 4) {
    expect(await commandLineCounts(folder)).toEqual(now)
    return now
  }
  if (round % 3 === 2) {
    expect(await opened(folder)).toEqual({ counts: now, stale: null })
    return now
  }
  await writeFiles(folder, { 'bowline.yaml': FAULTY_YAML })
  const { counts, stale } = await opened(folder)
  expect(counts).toEqual(found)
  expect(stale).toMatch(/convert/i)
  await writeFiles(folder, { 'bowline.yaml': SOUND_YAML })
  return found
}

/** Through `openProject`, which must find the lock free. */
async function opened(folder: string): Promise<{ counts: LeadCounts; stale: string | null }> {
  const lines: string[] = []
  const listening: BuildEffects = { ...effects, progress: (line) => void lines.push(line) }
  const { engine, stale } = await openProject(folder, listening)
  const counts = await countLeads(engine)
  await engine.close()
  expect(lines).not.toContainEqual(expect.stringMatching(/waiting/))
  return { counts, stale: stale?.reason ?? null }
}

async function commandLineCounts(folder: string): Promise<LeadCounts> {
  const args = [MAIN, 'bowtie', folder, '--format', 'json']
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { rows } = JSON.parse(stdout) as { rows: readonly Readonly<Record<string, unknown>>[] }
  const [education, commit] = rows
  expect(education?.['gone_on']).toBe(commit?.['entered'])
  return { entered: Number(education?.['entered']), won: Number(commit?.['entered']) }
}

/** No drafts, no parts, few builds, and a pointer that names one of them. */
async function expectTidy(folder: string): Promise<void> {
  const names = await readdir(buildsFolder(folder))
  expect(names.filter((name) => /^draft-|\.part$/.test(name))).toEqual([])
  const builds = names.filter((name) => name.startsWith('build-'))
  expect(builds.length).toBeLessThanOrEqual(3)
  const text = await readFile(path.join(buildsFolder(folder), 'current.json'), 'utf8')
  expect(builds).toContain(`build-${(JSON.parse(text) as { id: string }).id}.duckdb`)
}

/** The moment of a kill is the test itself, not a wait for something to have happened. */
function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Numbers from 0 to 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
