import { randomUUID } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { buildDatabase } from '../engine/duckdb/build-database.ts'
import { Database } from '../engine/duckdb/database.ts'
import { checkDimensions } from '../engine/duckdb/dimensions.ts'
import type { Catalog } from '../engine/engine.ts'
import { describeProjectError, ProjectError } from '../project/project-error.ts'
import { ProjectErrors } from '../project/project-errors.ts'
import type { Project } from '../project/project.ts'
import { asOnlyBuilder } from './builder-lock.ts'
import {
  createBuildsFolder,
  discard,
  draftFile,
  isWhole,
  lockFile,
  publish,
  readFailure,
  readPublished,
  recordFailure,
  sweep,
} from './builds-folder.ts'
import { readInputs } from './read-inputs.ts'
import type { Inputs } from './read-inputs.ts'
import { onStorage } from './storage-fault.ts'
import { VERSION } from './version.ts'

/** Bytes: what a build needs more of is spilled to the disk, beside it. */
const MOST_MEMORY = 2_500_000_000

export interface BuildEffects {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Seconds since 1970-01-01T00:00Z. */
  readonly now: () => number
  readonly progress: (line: string) => void
}

export interface BuildReport {
  readonly id: string
  readonly catalog: Catalog
  readonly seconds: number
}

/** Builds a project anew and publishes it, whatever stands. */
export async function buildProject(folder: string, effects: BuildEffects): Promise<BuildReport> {
  await readInputs(folder, effects.env)
  return onStorage(folder, () => locked(folder, effects, () => build(folder, effects)))
}

/**
 * Builds unless a build of the same inputs stands, or has failed while an older one serves.
 * @param damaged a build that is known not to open
 */
export async function buildIfStale(
  folder: string,
  effects: BuildEffects,
  damaged: string | null,
): Promise<void> {
  await onStorage(folder, async () => {
    if (await isFresh(folder, await readInputs(folder, effects.env), damaged)) return
    await locked(folder, effects, async () => {
      // Another process may have built it, or failed to, while we waited.
      if (await isFresh(folder, await readInputs(folder, effects.env), damaged)) return
      await build(folder, effects)
    })
  })
}

async function isFresh(folder: string, inputs: Inputs, damaged: string | null): Promise<boolean> {
  const published = await readPublished(folder)
  if (published === null || published.id === damaged) return false
  if (!(await isWhole(folder, published))) return false
  if (published.fingerprint === inputs.fingerprint) return true
  const failure = await readFailure(folder)
  if (failure?.fingerprint !== inputs.fingerprint) return false
  throw new ProjectError(failure.message, {
    place: null,
    remedy: 'Mend it, or run `bowline build` to try again.',
  })
}

async function locked<T>(
  folder: string,
  effects: BuildEffects,
  work: () => Promise<T>,
): Promise<T> {
  await createBuildsFolder(folder)
  return asOnlyBuilder(
    lockFile(await realpath(folder)),
    () => effects.progress('waiting for another build of this project'),
    work,
  )
}

/** What changes while it is read may give a build of halves: it is then read once more. */
async function build(folder: string, effects: BuildEffects): Promise<BuildReport> {
  await sweep(folder)
  let attempt = await tryBuild(folder, effects)
  if (await haveChanged(folder, attempt.inputs, effects)) {
    effects.progress('files changed while they were read: reading them again')
    await discard(attempt.draft)
    attempt = await tryBuild(folder, effects)
  }
  const { id, builtAt, made, inputs } = attempt
  const { fingerprint } = inputs
  if (made instanceof ProjectError) {
    await recordFailure(folder, { fingerprint, message: describeProjectError(made) })
    throw made
  }
  await publish(folder, { id, builtAt, fingerprint })
  return { id, catalog: made, seconds: effects.now() - builtAt }
}

async function haveChanged(folder: string, inputs: Inputs, effects: BuildEffects) {
  try {
    return (await readInputs(folder, effects.env)).fingerprint !== inputs.fingerprint
  } catch (error) {
    if (error instanceof ProjectErrors) return true
    throw error
  }
}

interface Attempt {
  readonly id: string
  readonly builtAt: number
  readonly draft: string
  readonly inputs: Inputs
  readonly made: Catalog | ProjectError
}

async function tryBuild(folder: string, effects: BuildEffects): Promise<Attempt> {
  const inputs = await readInputs(folder, effects.env)
  const builtAt = effects.now()
  // Sorts by time, so that the oldest builds are swept first.
  const id = `${String(builtAt).padStart(12, '0')}-${randomUUID().slice(0, 8)}`
  const draft = draftFile(folder, id)
  try {
    const made = await writeDraft(draft, inputs.project, { ...effects, id, builtAt })
    return { id, builtAt, draft, inputs, made }
  } catch (error) {
    await discard(draft)
    if (!(error instanceof ProjectError)) throw error
    return { id, builtAt, draft, inputs, made: error }
  }
}

async function writeDraft(
  draft: string,
  project: Project,
  effects: BuildEffects & { readonly id: string; readonly builtAt: number },
): Promise<Catalog> {
  const database = await Database.open(draft)
  try {
    const memory = Math.min(MOST_MEMORY, Math.floor(totalmem() * 0.8))
    await database.run(`SET memory_limit = '${memory}B'`)
    const settings = {
      id: effects.id,
      builtAt: effects.builtAt,
      version: VERSION,
      progress: effects.progress,
    }
    const catalog = await buildDatabase(database, project, settings)
    checkDimensions(project, catalog.dimensions)
    await database.run('CHECKPOINT')
    return catalog
  } finally {
    database.close()
  }
}
