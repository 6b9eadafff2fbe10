import { chmod, cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import { asOnlyBuilder } from '../../src/build/builder-lock.ts'
import {
  BUILD_VERSION,
  createBuildsFolder,
  readFailure,
  recordFailure,
  buildFile,
  buildsFolder,
  readPublished,
} from '../../src/build/builds-folder.ts'
import { openProject } from '../../src/build/open-project.ts'
import { ProjectError } from '../../src/project/project-error.ts'
import { ProjectErrors } from '../../src/project/project-errors.ts'
import { countLeads, leadCounts, leadProject, leadsCsv, SOUND_YAML } from './lead-project.ts'
import { effects, withFolder, writeFiles } from './scratch-project.ts'
import { startTold } from './told.ts'

const FEW = leadCounts(0, 30)
const OTHERS = leadCounts(1, 30)
/** A build of them is larger than the limit set below. */
const MANY = leadCounts(1, 20_000)
/** Milliseconds: for machines with much else to do. */
const PATIENCE = 240_000
const NOT_YAML = { 'bowline.yaml': 'company: [' }

interface Damage {
  readonly name: string
  readonly make: (folder: string) => Promise<unknown>
}

const inBuilds = (folder: string, name: string) => path.join(buildsFolder(folder), name)

const build = (name: string, change: (file: string) => Promise<unknown>): Damage => ({
  name: `a build file that is ${name}`,
  make: async (folder) => change(buildFile(folder, await servingId(folder))),
})

/** All of these leave nothing that can serve. */
const DAMAGES: readonly Damage[] = [
  { name: 'no builds folder', make: (folder) => rm(buildsFolder(folder), { recursive: true }) },
  {
    name: 'a pointer that is cut off',
    make: async (folder) => {
      const file = inBuilds(folder, 'current.json')
      await truncate(file, Math.floor((await readFile(file)).length / 2))
    },
  },
  build('missing', (file) => rm(file)),
  build('cut in half', async (file) => truncate(file, (await readFile(file)).length / 2)),
  build('short of its last block', async (file) =>
    truncate(file, (await readFile(file)).length - 4096),
  ),
  build('garbage of the same length', async (file) =>
    writeFile(file, Buffer.alloc((await readFile(file)).length, 'garbage')),
  ),
  build('a folder', async (file) => {
    await rm(file)
    await mkdir(file)
  }),
]

const POINTER = { id: '1-a', builtAt: 1, fingerprint: 'f', version: BUILD_VERSION, size: 1 }
const NO_POINTERS = [
  '',
  '\u0000\u0001garbage',
  'null',
  '[]',
  '"text"',
  JSON.stringify({ ...POINTER, id: 5 }),
  JSON.stringify({ ...POINTER, id: '../../elsewhere' }),
  JSON.stringify({ ...POINTER, version: 'another' }),
  JSON.stringify({ ...POINTER, size: undefined }),
]

describe('builds that were damaged', () => {
  it('are made anew, or the fault that prevents it is told', { timeout: PATIENCE }, async () => {
    await withFolder(leadProject(FEW), async (folder) => {
      await buildProject(folder, effects)
      for (const { name, make } of DAMAGES) {
        const id = await servingId(folder)
        await make(folder)
        await writeFiles(folder, NOT_YAML)
        const fault = await faultOf(folder)
        expect(fault, name).toBeInstanceOf(ProjectErrors)
        expect(fault.message, name).toMatch(/bowline\.yaml:1/)
        await writeFiles(folder, { 'bowline.yaml': SOUND_YAML })
        const { engine, stale } = await openProject(folder, effects)
        expect(await countLeads(engine), name).toEqual(FEW)
        expect(stale, name).toBeNull()
        expect(engine.catalog.build.id, name).not.toBe(id)
        await engine.close()
      }
    })
  })

  it.each(NO_POINTERS)('a pointer that is %j is none', async (text) => {
    await withFolder({ '.bowline/current.json': text }, async (folder) => {
      expect(await readPublished(folder)).toBeNull()
    })
  })

  it.each([0, 100, 4096, 12_000])('a lock cut to %i bytes is mended', async (size) => {
    await withFolder({}, async (folder) => {
      const lock = path.join(folder, 'lock.duckdb')
      await asOnlyBuilder(lock, unexpected, nothing)
      await truncate(lock, size)
      await asOnlyBuilder(lock, unexpected, nothing)
    })
  })

  it('leftovers of any step of publishing do no harm and are swept', async () => {
    await withFolder(leadProject(FEW), async (folder) => {
      const { id } = await buildProject(folder, effects)
      const left = ['draft-1.duckdb', 'draft-1.duckdb.wal', 'current.json.part', 'failed.json.part']
      for (const name of left) await writeFile(inBuilds(folder, name), '{')
      await mkdir(inBuilds(folder, 'draft-1.duckdb.tmp'))
      await writeFile(inBuilds(folder, 'failed.json'), '{"fingerprint":')
      // Renamed, and killed before the pointer named it: half of a build shows whether it is read.
      await cp(buildFile(folder, id), buildFile(folder, '999999999999-later'))
      await truncate(buildFile(folder, '999999999999-later'), 8192)
      await expectAnswer(folder, FEW, { id })

      await writeFiles(folder, { 'leads.csv': leadsCsv(OTHERS) })
      await expectAnswer(folder, OTHERS)
      const names = await readdir(buildsFolder(folder))
      expect(names.filter((name) => /^draft-|\.part$/.test(name))).toEqual([])
    })
  })
})

describe('a builds folder that may not be written', () => {
  it('is made once, and only where its project is', async () => {
    await withFolder({}, async (folder) => {
      await createBuildsFolder(folder)
      await createBuildsFolder(folder)
      expect(await readdir(folder)).toEqual(['.bowline'])
      await expect(createBuildsFolder(path.join(folder, 'gone'))).rejects.toThrow(/ENOENT/)
    })
  })

  it('answers while nothing changed, then from the last good build', async () => {
    await withFolder(leadProject(FEW), async (folder) => {
      const { id } = await buildProject(folder, effects)
      await allow(folder, 0o555)
      await asNobody(() => expectAnswer(folder, FEW, { id }))
      await writeFiles(folder, { 'leads.csv': leadsCsv(OTHERS) })
      await asNobody(() => expectAnswer(folder, FEW, { id, stale: /may not be written/ }))
      await allow(folder, 0o755)
      await expectAnswer(folder, OTHERS)
    })
  })

  it('is told where there is no build', async () => {
    await withFolder(leadProject(FEW), async (folder) => {
      await allow(folder, 0o555)
      await asNobody(async () => {
        const fault = await faultOf(folder)
        expect(fault).toBeInstanceOf(ProjectError)
        expect(fault.message).toBe(`builds may not be written: ${buildsFolder(folder)}`)
        expect(fault).toMatchObject({ remedy: expect.stringMatching(/right to write/) })
      })
      await allow(folder, 0o755)
    })
  })

  it('is told where a file stands in its place', async () => {
    await withFolder(leadProject(FEW), async (folder) => {
      await writeFile(buildsFolder(folder), '')
      const fault = await faultOf(folder)
      expect(fault).toBeInstanceOf(ProjectError)
      expect(fault.message).toContain(buildsFolder(folder))
      expect(fault).toMatchObject({ remedy: expect.stringMatching(/Remove/) })
    })
  })
})

describe('a build that failed', () => {
  it('is held against the version that failed alone', async () => {
    await withFolder(leadProject(FEW), async (folder) => {
      await createBuildsFolder(folder)
      await recordFailure(folder, { fingerprint: 'f', message: 'm' })
      const failure = { fingerprint: 'f', version: BUILD_VERSION, message: 'm' }
      expect(await readFailure(folder)).toEqual(failure)
      const before = JSON.stringify({ ...failure, version: '0' })
      await writeFile(inBuilds(folder, 'failed.json'), before)
      expect(await readFailure(folder)).toBeNull()
    })
  })
})

describe('a disk that is full', () => {
  it('leaves the last good build serving, and is not held against the inputs', async () => {
    await withFolder(leadProject(FEW), async (folder) => {
      const { id } = await buildProject(folder, effects)
      await writeFiles(folder, { 'leads.csv': leadsCsv(MANY) })
      const limited = await startTold(folder, 1000)
      const [built, answered] = [await limited.tell('build'), await limited.tell('open')]
      await limited.end()
      expect(built.error).toMatch(/^disk has no room for builds: .*\.bowline\n {2}Make room/)
      expect(answered).toMatchObject({ id, counts: FEW, error: null })
      expect(answered.stale).toMatch(/no room/)
      expect(await readdir(buildsFolder(folder))).not.toContainEqual(
        expect.stringMatching(/^draft/),
      )
      await expectAnswer(folder, MANY)
    })
  })
})

const nothing = async () => undefined

function unexpected(): void {
  throw new Error('lock is held')
}

async function servingId(folder: string): Promise<string> {
  const published = await readPublished(folder)
  if (published === null) throw new Error('nothing is published')
  return published.id
}

async function expectAnswer(
  folder: string,
  counts: typeof FEW,
  { id, stale }: { readonly id?: string; readonly stale?: RegExp } = {},
): Promise<void> {
  const opened = await openProject(folder, effects)
  expect(await countLeads(opened.engine)).toEqual(counts)
  if (id !== undefined) expect(opened.engine.catalog.build.id).toBe(id)
  if (stale === undefined) expect(opened.stale).toBeNull()
  else expect(opened.stale?.reason).toMatch(stale)
  await opened.engine.close()
}

async function faultOf(folder: string): Promise<Error> {
  try {
    const { engine } = await openProject(folder, effects)
    await engine.close()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('project was opened')
}

/** Everybody may read the project and its builds; `mode` says who may write. */
async function allow(folder: string, mode: number): Promise<void> {
  await chmod(folder, mode)
  const builds = buildsFolder(folder)
  if (!(await readdir(folder)).includes('.bowline')) return
  await chmod(builds, mode)
  for (const name of await readdir(builds)) await chmod(path.join(builds, name), mode)
}

/** Rights do not bind the superuser, as whom tests may run: this part then runs as another user. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    process.seteuid?.(0)
  }
}
