import { readdir, rename, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import { buildsFolder } from '../../src/build/builds-folder.ts'
import { openProject } from '../../src/build/open-project.ts'
import { countLeads, leadCounts, leadProject, leadsCsv } from './lead-project.ts'
import { runsOf } from '../thoroughness.ts'
import { effects, withFolder, writeFiles } from './scratch-project.ts'
import { startTold } from './told.ts'
import type { Told, ToldProcess } from './told.ts'

const ROWS = 2000
const PUBLISHED = runsOf(3)
/** Milliseconds: for machines with much else to do. */
const PATIENCE = 240_000

describe('four processes at once', () => {
  it(
    'build each state of the inputs once, and all answer from it',
    { timeout: PATIENCE },
    async () => {
      const first = leadCounts(0, ROWS)
      await withFolder(leadProject(first), async (folder) => {
        const processes = await Promise.all([1, 2, 3, 4].map(() => startTold(folder)))
        const told = await Promise.all(processes.map((one) => one.tell('open')))
        expectOneBuild(told, first)
        expect(await builds(folder)).toHaveLength(1)

        const next = leadCounts(1, ROWS)
        await writeFiles(folder, { 'leads.csv': leadsCsv(next) })
        const answers = await Promise.all(processes.map((one) => one.tell('open')))
        expectOneBuild(answers, next)
        expect(answers[0]?.id).not.toBe(told[0]?.id)

        await expectAllToBuild(processes, next)
        await Promise.all(processes.map((one) => one.end()))
      })
    },
  )

  it('go on when the one that builds is killed', async () => {
    const counts = leadCounts(0, ROWS)
    await withFolder(leadProject(counts), async (folder) => {
      const builder = await startTold(folder)
      await builder.hold()
      const killed: Promise<void>[] = []
      const progress = (line: string) => {
        if (line.startsWith('waiting')) killed.push(builder.kill())
      }
      const { engine } = await openProject(folder, { ...effects, progress })
      expect(killed).toHaveLength(1)
      expect(await countLeads(engine)).toEqual(counts)
      await engine.close()
      await Promise.all(killed)
    })
  })
})

describe('readers', () => {
  it(
    'see one state of the inputs whole while others are published',
    { timeout: PATIENCE },
    async () => {
      const states = Array.from({ length: PUBLISHED + 1 }, (_, state) => leadCounts(state, ROWS))
      await withFolder(leadProject(leadCounts(0, ROWS)), async (folder) => {
        const old = await openProject(folder, effects)
        const other = await startTold(folder)
        let published = 0
        const publishing = publishAll(folder, () => published++)
        const here = readWhile(
          () => published < PUBLISHED,
          async () => {
            const { engine, stale } = await openProject(folder, effects)
            const counts = await countLeads(engine)
            await engine.close()
            expect(stale).toBeNull()
            return counts
          },
        )
        const there = readWhile(
          () => published < PUBLISHED,
          async () => {
            const { counts, stale, error } = await other.tell('open')
            expect({ stale, error }).toEqual({ stale: null, error: null })
            return counts
          },
        )
        const throughout = readWhile(
          () => published < PUBLISHED,
          () => countLeads(old.engine),
        )
        const [, seenHere, seenThere, seenOld] = await Promise.all([
          publishing,
          here,
          there,
          throughout,
        ])
        for (const seen of [...seenHere, ...seenThere]) expect(states).toContainEqual(seen)
        expect(seenHere.at(-1)).toEqual(states.at(-1))
        expect(seenThere.at(-1)).toEqual(states.at(-1))
        for (const seen of seenOld) expect(seen).toEqual(states[0])
        await old.engine.close()
        await other.end()
      })
    },
  )
})

describe('two answers in one process', () => {
  it('share one build, whatever they call the folder', async () => {
    const counts = leadCounts(0, ROWS)
    await withFolder(leadProject(counts), async (folder) => {
      await withFolder({}, async (elsewhere) => {
        const link = path.join(elsewhere, 'link')
        await symlink(folder, link)
        const names = [folder, path.relative(process.cwd(), folder), `${folder}/.`, link]
        const lines: string[] = []
        const listening = { ...effects, progress: (line: string) => void lines.push(line) }
        const opened = await Promise.all(names.map((name) => openProject(name, listening)))
        for (const { engine } of opened) {
          expect(await countLeads(engine)).toEqual(counts)
          await engine.close()
        }
        expect(lines.filter((line) => line.startsWith('reading '))).toHaveLength(1)
        expect(new Set(opened.map(({ engine }) => engine.catalog.build.id)).size).toBe(1)
      })
    })
  })
})

function expectOneBuild(told: readonly Told[], counts: Told['counts']): void {
  const [id] = told.map((one) => one.id)
  for (const one of told) expect(one).toMatchObject({ id, counts, stale: null, error: null })
  expect(told.filter(({ progress }) => progress.includes('reading stage_entries'))).toHaveLength(1)
}

/** Two ask for a build, which each makes; two ask for an answer, for which none is due. */
async function expectAllToBuild(
  [one, two, three, four]: readonly ToldProcess[],
  counts: Told['counts'],
): Promise<void> {
  const [built, builtToo, ...answered] = await Promise.all([
    one?.tell('build'),
    two?.tell('build'),
    three?.tell('open'),
    four?.tell('open'),
  ])
  expect(built?.id).toMatch(/^\d+-/)
  expect(builtToo?.id).toMatch(/^\d+-/)
  expect(builtToo?.id).not.toBe(built?.id)
  for (const answer of answered) {
    expect(answer).toMatchObject({ counts, stale: null, error: null })
    expect(answer?.progress).not.toContain('reading stage_entries')
  }
}

async function builds(folder: string): Promise<readonly string[]> {
  const names = await readdir(buildsFolder(folder))
  return names.filter((name) => /^(build|draft)-/.test(name))
}

/** One state of the inputs after the other, each put in place at once, as an export should. */
async function publishAll(folder: string, published: () => void): Promise<void> {
  for (let state = 1; state <= PUBLISHED; state++) {
    const part = path.join(folder, 'leads.part')
    await writeFile(part, leadsCsv(leadCounts(state, ROWS)))
    await rename(part, path.join(folder, 'leads.csv'))
    await buildProject(folder, effects)
    published()
  }
}

/** Reads as long as it is worth it, and once more. */
async function readWhile<T>(isWorthIt: () => boolean, read: () => Promise<T>): Promise<T[]> {
  const seen: T[] = []
  while (isWorthIt()) seen.push(await read())
  return [...seen, await read()]
}
