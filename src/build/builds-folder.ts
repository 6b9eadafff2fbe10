import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Fingerprint } from './fingerprint.ts'

/** Builds kept: the one that serves, and one for readers that were about to open the last. */
const KEPT = 2

/** What the pointer says: the file that serves, and the inputs it was made from. */
export interface Published {
  readonly id: string
  readonly builtAt: number
  readonly fingerprint: Fingerprint
}

/** A build that failed: tried again only when its inputs change. */
export interface Failure {
  readonly fingerprint: Fingerprint
  readonly message: string
}

/** Where a project's builds are. */
export function buildsFolder(project: string): string {
  return path.join(project, '.bowline')
}

export function buildFile(project: string, id: string): string {
  return path.join(buildsFolder(project), `build-${id}.duckdb`)
}

/** A build being written: only a rename makes it one that can be opened. */
export function draftFile(project: string, id: string): string {
  return path.join(buildsFolder(project), `draft-${id}.duckdb`)
}

export function lockFile(project: string): string {
  return path.join(buildsFolder(project), 'lock.duckdb')
}

export async function createBuildsFolder(project: string): Promise<void> {
  const folder = buildsFolder(project)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, '.gitignore'), '*\n')
}

export async function readPublished(project: string): Promise<Published | null> {
  return readJson<Published>(path.join(buildsFolder(project), 'current.json'))
}

export async function readFailure(project: string): Promise<Failure | null> {
  return readJson<Failure>(path.join(buildsFolder(project), 'failed.json'))
}

export async function recordFailure(project: string, failure: Failure): Promise<void> {
  await writeWhole(path.join(buildsFolder(project), 'failed.json'), JSON.stringify(failure))
}

/** Makes a whole draft the build that serves: a crash leaves the last one or this one. */
export async function publish(project: string, published: Published): Promise<void> {
  await sync(draftFile(project, published.id))
  await rename(draftFile(project, published.id), buildFile(project, published.id))
  await writeWhole(path.join(buildsFolder(project), 'current.json'), JSON.stringify(published))
  await rm(path.join(buildsFolder(project), 'failed.json'), { force: true })
}

/** Removes drafts left by killed builds, and builds that no longer serve. Only for the builder. */
export async function sweep(project: string): Promise<void> {
  const folder = buildsFolder(project)
  const serving = (await readPublished(project))?.id
  const names = await readdir(folder)
  const builds = names.filter((name) => /^build-.*\.duckdb$/.test(name)).sort()
  const old = builds.filter((name) => name !== `build-${serving}.duckdb`).slice(0, -(KEPT - 1))
  const drafts = names.filter((name) => name.startsWith('draft-') || name.endsWith('.part'))
  for (const name of [...old, ...drafts]) {
    // A reader on a system that holds open files keeps its own; the next build tries again.
    await rm(path.join(folder, name), { force: true, recursive: true }).catch(() => undefined)
  }
}

async function readJson<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT')
      return null
    throw error
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.part`
  await writeFile(part, text)
  await sync(part)
  await rename(part, file)
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
