import { writeFileSync } from 'node:fs'
import { copyFile, rename, rm, stat, symlink, unlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import type { BuildEffects } from '../../src/build/build-project.ts'
import { openProject } from '../../src/build/open-project.ts'
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

const STATE = leadCounts(0, 12)
const OTHER = leadCounts(1, 12)
/** Leads 0 and 3, both won, are one. */
const MERGED = { entered: STATE.entered - 1, won: STATE.won - 1 }
const GLOB_YAML = SOUND_YAML.replace('leads.csv', 'leads*.csv')
const ONLY_WON_YAML = SOUND_YAML.replace('from leads\n', 'from leads where won is not null\n')

/** Milliseconds: for machines with much else to do. */
const PATIENCE = 240_000

interface Change {
  readonly what: string
  readonly make: (folder: string) => Promise<unknown>
  readonly counts: LeadCounts
}

/** One after the other, on a project with the leads of `STATE`. */
const CHANGES: readonly Change[] = [
  {
    what: 'another time',
    make: (folder) => utimes(path.join(folder, 'leads.csv'), 1, 1),
    counts: STATE,
  },
  {
    what: 'another content of the same length and time',
    async make(folder) {
      const file = path.join(folder, 'leads.csv')
      const { size, mtimeMs } = await stat(file)
      await writeFile(file, leadsCsv(STATE).replace('lead 3,', 'lead 0,'))
      await utimes(file, 1, 1)
      expect(await stat(file)).toMatchObject({ size, mtimeMs })
    },
    counts: MERGED,
  },
  {
    what: 'another length',
    make: (folder) => writeFiles(folder, { 'leads.csv': leadsCsv(OTHER) }),
    counts: OTHER,
  },
  {
    what: 'another file of the same name',
    async make(folder) {
      await copyFile(path.join(folder, 'leads.csv'), path.join(folder, 'copy'))
      await rename(path.join(folder, 'copy'), path.join(folder, 'leads.csv'))
    },
    counts: OTHER,
  },
  {
    what: 'a link that leads elsewhere',
    async make(folder) {
      await writeFiles(folder, { 'archive/leads.csv': leadsCsv(STATE) })
      await unlink(path.join(folder, 'leads.csv'))
      await symlink('archive/leads.csv', path.join(folder, 'leads.csv'))
    },
    counts: STATE,
  },
  {
    what: 'one more file that a glob matches',
    make: (folder) => writeFiles(folder, { 'leads-2.csv': 'id,seen,won\nnew,2025-01-01,\n' }),
    counts: { ...STATE, entered: STATE.entered + 1 },
  },
  {
    what: 'one file less',
    make: (folder) => rm(path.join(folder, 'leads-2.csv')),
    counts: STATE,
  },
  {
    what: 'another SQL in bowline.yaml',
    make: (folder) => writeFiles(folder, { 'bowline.yaml': ONLY_WON_YAML }),
    counts: { entered: STATE.won, won: STATE.won },
  },
]

describe('an answer', () => {
  it('reads nothing when nothing changed', async () => {
    await withFolder(leadProject(STATE), async (folder) => {
      const first = await ask(folder)
      expect(first).toMatchObject({ counts: STATE, reads: 1 })
      for (let i = 0; i < 3; i++) expect(await ask(folder)).toEqual({ ...first, reads: 0 })
      await writeFiles(folder, { 'notes.csv': 'of no source' })
      expect(await ask(folder)).toEqual({ ...first, reads: 0 })
    })
  })

  it('reads anew when any input changed', { timeout: PATIENCE }, async () => {
    await withFolder({ ...leadProject(STATE), 'bowline.yaml': GLOB_YAML }, async (folder) => {
      let before = await ask(folder)
      expect(before.counts).toEqual(STATE)
      for (const { what, make, counts } of CHANGES) {
        await make(folder)
        const after = await ask(folder)
        expect(after, what).toMatchObject({ counts, reads: 1, stale: null })
        expect(after.id, what).not.toBe(before.id)
        expect(await ask(folder), what).toEqual({ ...after, reads: 0 })
        before = after
      }
    })
  })

  it('reads anew when a variable leads to another file', async () => {
    const yaml = SOUND_YAML.replace('{ file: leads.csv }', '{ file: "${YEAR}.csv" }')
    const files = { '2024.csv': leadsCsv(STATE), '2025.csv': leadsCsv(OTHER) }
    await withFolder({ 'bowline.yaml': yaml, ...files }, async (folder) => {
      expect((await ask(folder, { env: { YEAR: '2024' } })).counts).toEqual(STATE)
      expect((await ask(folder, { env: { YEAR: '2025' } })).counts).toEqual(OTHER)
    })
  })
})

describe('a build that fails', () => {
  it('is tried again when it is asked for or its inputs change, not at every answer', async () => {
    await withFolder(leadProject(STATE), async (folder) => {
      const { id } = await ask(folder)
      await writeFiles(folder, { 'bowline.yaml': FAULTY_YAML, 'leads.csv': leadsCsv(OTHER) })
      const failed = await ask(folder)
      expect(failed).toMatchObject({ id, counts: STATE, reads: 1 })
      expect(failed.stale).toMatch(/convert/i)

      const again = await ask(folder)
      expect(again).toMatchObject({ id, counts: STATE, reads: 0 })
      expect(again.stale).toMatch(/bowline\.yaml:\d+:\d+: .*convert[^]*bowline build/i)

      const { lines, listening } = listener()
      await expect(buildProject(folder, listening)).rejects.toThrow(/convert/i)
      expect(reads(lines)).toBe(1)
      expect(await ask(folder)).toMatchObject({ id, counts: STATE, reads: 0 })

      await writeFiles(folder, { 'leads.csv': leadsCsv(STATE) })
      expect(await ask(folder)).toMatchObject({ id, reads: 1 })
      await writeFiles(folder, { 'bowline.yaml': SOUND_YAML, 'leads.csv': leadsCsv(OTHER) })
      expect(await ask(folder)).toMatchObject({ counts: OTHER, reads: 1, stale: null })
    })
  })

  it('is told as it is, at every answer, where none was made before', async () => {
    await withFolder({ ...leadProject(STATE), 'bowline.yaml': FAULTY_YAML }, async (folder) => {
      for (let i = 0; i < 2; i++) {
        const fault = openProject(folder, effects)
        await expect(fault).rejects.toMatchObject({
          name: 'ProjectError',
          place: { file: path.join(folder, 'bowline.yaml') },
        })
      }
    })
  })
})

describe('an input that changes while it is read', () => {
  it('is read again for the same answer', async () => {
    await withFolder(leadProject(STATE), async (folder) => {
      const change = once(() => writeFileSync(path.join(folder, 'leads.csv'), leadsCsv(OTHER)))
      const answered = await ask(folder, { progress: change })
      expect(answered).toMatchObject({ counts: OTHER, reads: 2, stale: null })
      expect(await ask(folder)).toEqual({ ...answered, reads: 0 })
    })
  })

  it('is read again for the next answer when it changes every time', async () => {
    await withFolder(leadProject(STATE), async (folder) => {
      let state = 1
      const change = () => {
        writeFileSync(path.join(folder, 'leads.csv'), leadsCsv(leadCounts(state++, 12)))
      }
      const first = await ask(folder, { progress: change })
      expect(first.reads).toBe(2)
      const next = await ask(folder)
      expect(next).toMatchObject({ counts: leadCounts(state - 1, 12), reads: 1, stale: null })
      expect(next.id).not.toBe(first.id)
    })
  })

  it('is not held against inputs that are sound again', async () => {
    await withFolder(leadProject(STATE), async (folder) => {
      const leads = path.join(folder, 'leads.csv')
      const spoil = once(() => writeFileSync(leads, 'id,seen,won\nlead 0,"2025-01'))
      const progress = (line: string) => {
        spoil()
        if (line.startsWith('files changed')) writeFileSync(leads, leadsCsv(OTHER))
      }
      const answered = await ask(folder, { progress })
      expect(answered).toMatchObject({ counts: OTHER, reads: 2, stale: null })
    })
  })

  it('is read as it is when the turn to build comes', async () => {
    await withFolder(leadProject(STATE), async (folder) => {
      const other = await startTold(folder)
      await other.hold()
      const ended: Promise<void>[] = []
      const progress = once(() => {
        writeFileSync(path.join(folder, 'bowline.yaml'), ONLY_WON_YAML)
        ended.push(other.end())
      })
      const answered = await ask(folder, { progress })
      const counts = { entered: STATE.won, won: STATE.won }
      expect(answered).toMatchObject({ counts, reads: 1 })
      expect(await ask(folder)).toEqual({ ...answered, reads: 0 })
      await Promise.all(ended)
    })
  })
})

interface Asked {
  readonly id: string
  readonly counts: LeadCounts
  readonly stale: string | null
  /** How often the sources were read for it. */
  readonly reads: number
}

async function ask(folder: string, given: Partial<BuildEffects> = {}): Promise<Asked> {
  const { lines, listening } = listener(given)
  const { engine, stale } = await openProject(folder, listening)
  const counts = await countLeads(engine)
  await engine.close()
  const { id } = engine.catalog.build
  return { id, counts, stale: stale?.reason ?? null, reads: reads(lines) }
}

function listener(given: Partial<BuildEffects> = {}) {
  const lines: string[] = []
  const progress = (line: string) => {
    lines.push(line)
    given.progress?.(line)
  }
  return { lines, listening: { ...effects, ...given, progress } }
}

function reads(lines: readonly string[]): number {
  return lines.filter((line) => line.startsWith('reading ')).length
}

/** Does it at the first line of progress. */
function once(change: () => void): () => void {
  let done = false
  return () => {
    if (!done) change()
    done = true
  }
}
