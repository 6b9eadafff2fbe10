import { randomUUID } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import type { Catalog } from '../engine/engine.ts'
import { describeProjectError, ProjectError } from '../project/project-error.ts'
import { ProjectErrors } from '../project/project-errors.ts'
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
import type { Published } from './builds-folder.ts'
import { onStorage } from './storage-fault.ts'
import { writeDraft } from './write-draft.ts'
import type { Draft, Made } from './write-draft.ts'

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
  /** What was read anew, where a build was refreshed; `null`: everything. */
  readonly refreshed: Made['refreshed']
}

/** What a build begins with: the last one, where it can be refreshed, or nothing. */
export type Beginning = 'last build' | 'nothing'

/** Builds a project and publishes it, whether its inputs changed or not. */
export async function buildProject(
  folder: string,
  effects: BuildEffects,
  from: Beginning = 'last build',
): Promise<BuildReport> {
  await readInputs(folder, effects.env)
  return onStorage(folder, () =>
    locked(folder, effects, async () => {
      const last = from === 'nothing' ? null : await lastBuild(folder, null)
      return build(folder, effects, last)
    }),
  )
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
      await build(folder, effects, await lastBuild(folder, damaged))
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

/** The build that serves, if it is whole. */
async function lastBuild(folder: string, damaged: string | null): Promise<Published | null> {
  const published = await readPublished(folder)
  if (published === null || published.id === damaged) return null
  return (await isWhole(folder, published)) ? published : null
}

/** What changes while it is read may give a build of halves: it is then read once more, as a whole. */
async function build(
  folder: string,
  effects: BuildEffects,
  last: Published | null,
): Promise<BuildReport> {
  await sweep(folder)
  const began = performance.now()
  let attempt = await tryBuild(folder, effects, last)
  let isSettled = !(await haveChanged(folder, attempt.inputs, effects))
  if (!isSettled) {
    effects.progress('files changed while they were read: reading them again')
    await discard(attempt.draft)
    attempt = await tryBuild(folder, effects, null)
    isSettled = !(await haveChanged(folder, attempt.inputs, effects))
  }
  const { id, builtAt, made, inputs } = attempt
  const { fingerprint } = inputs
  if (made instanceof ProjectError) {
    await recordFailure(folder, { fingerprint, message: describeProjectError(made) })
    throw made
  }
  await publish(folder, { id, builtAt, fingerprint, isSettled })
  const refreshed = made.refreshed
  return { id, catalog: made.catalog, seconds: (performance.now() - began) / 1000, refreshed }
}

async function haveChanged(folder: string, inputs: Inputs, effects: BuildEffects) {
  try {
    return (await readInputs(folder, effects.env)).fingerprint !== inputs.fingerprint
  } catch (error) {
    if (error instanceof ProjectErrors) return true
    throw error
  }
}

interface Attempt extends Draft {
  readonly made: Made | ProjectError
}

async function tryBuild(
  folder: string,
  effects: BuildEffects,
  last: Published | null,
): Promise<Attempt> {
  const inputs = await readInputs(folder, effects.env)
  const builtAt = effects.now()
  // Sorts by time, so that the oldest builds are swept first.
  const id = `${String(builtAt).padStart(12, '0')}-${randomUUID().slice(0, 8)}`
  const draft = { id, builtAt, draft: draftFile(folder, id), inputs }
  try {
    return { ...draft, made: await writeDraft(draft, { folder, last, ...effects }) }
  } catch (error) {
    await discard(draft.draft)
    if (!(error instanceof ProjectError)) throw error
    return { ...draft, made: error }
  }
}
