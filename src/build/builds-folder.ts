import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Changes whenever what a build writes for the same inputs changes. */
export const BUILD_VERSION = '13'

/** Says whether a build was made from these inputs. */
export type Fingerprint = string

/** Builds kept: the one that serves, and one for readers that were about to open the last. */
const KEPT = 2

/** What the pointer says: the file that serves, and the inputs it was made from. */
export interface Published {
  readonly id: string
  readonly builtAt: number
  readonly fingerprint: Fingerprint
  /** `BUILD_VERSION` of what made it: no other can read it. */
  readonly version: string
  /** Of its file, in bytes. */
  readonly size: number
  /** No input changed while it was read: it may be refreshed. */
  readonly isSettled: boolean
}

/** A build that failed: tried again only when its inputs change, or what builds. */
export interface Failure {
  readonly fingerprint: Fingerprint
  /** `BUILD_VERSION` of what failed: another may succeed. */
  readonly version: string
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
  try {
    // Not `recursive`: of a file system that is read-only it says that the folder is not there.
    await mkdir(folder)
  } catch (error) {
    const found = await stat(folder).catch(() => null)
    if (found?.isDirectory() !== true) throw error
  }
}

/** The pointer; `null` where there is none, or it is not whole, or of another version. */
export async function readPublished(project: string): Promise<Published | null> {
  const value = await readJson(path.join(buildsFolder(project), 'current.json'))
  return isPublished(value) ? value : null
}

/** The file of a build is there, and of the length it was published with. */
export async function isWhole(project: string, { id, size }: Published): Promise<boolean> {
  const found = await stat(buildFile(project, id)).catch(() => null)
  return found?.size === size
}

export async function readFailure(project: string): Promise<Failure | null> {
  const value = await readJson(path.join(buildsFolder(project), 'failed.json'))
  return isFailure(value) ? value : null
}

export async function recordFailure(
  project: string,
  { fingerprint, message }: Pick<Failure, 'fingerprint' | 'message'>,
): Promise<void> {
  const failure: Failure = { fingerprint, version: BUILD_VERSION, message }
  await writeWhole(path.join(buildsFolder(project), 'failed.json'), JSON.stringify(failure))
}

/** Makes a whole draft the build that serves: a crash leaves the last one or this one. */
export async function publish(
  project: string,
  { id, ...made }: Pick<Published, 'id' | 'builtAt' | 'fingerprint' | 'isSettled'>,
): Promise<void> {
  const draft = draftFile(project, id)
  await sync(draft)
  const { size } = await stat(draft)
  await rename(draft, buildFile(project, id))
  const published: Published = { id, ...made, version: BUILD_VERSION, size }
  await writeWhole(path.join(buildsFolder(project), 'current.json'), JSON.stringify(published))
  await rm(path.join(buildsFolder(project), 'failed.json'), { force: true })
}

/**
 * Makes room for a build: removes drafts left by killed builds, and builds that no longer serve.
 * Only for the builder.
 */
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
  // After the sweep, so that drafts that fill the disk do not stand in the way of their removal.
  await writeFile(path.join(folder, '.gitignore'), '*\n')
}

/** Removes a draft, and what the database keeps beside it while it writes. */
export async function discard(draft: string): Promise<void> {
  for (const name of [draft, `${draft}.wal`, `${draft}.tmp`]) {
    await rm(name, { force: true, recursive: true }).catch(() => undefined)
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT')
      return null
    throw error
  }
}

function isPublished(value: unknown): value is Published {
  const { id, builtAt, fingerprint, version, size, isSettled } = asRecord(value)
  return (
    typeof id === 'string' &&
    /^[\w-]+$/.test(id) &&
    Number.isSafeInteger(builtAt) &&
    typeof fingerprint === 'string' &&
    version === BUILD_VERSION &&
    Number.isSafeInteger(size) &&
    typeof isSettled === 'boolean'
  )
}

function isFailure(value: unknown): value is Failure {
  const { fingerprint, version, message } = asRecord(value)
  return typeof fingerprint === 'string' && version === BUILD_VERSION && typeof message === 'string'
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
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
