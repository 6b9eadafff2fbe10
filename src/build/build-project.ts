import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { buildDatabase } from '../engine/duckdb/build-database.ts'
import { Database } from '../engine/duckdb/database.ts'
import { checkDimensions } from '../engine/duckdb/dimensions.ts'
import type { Catalog } from '../engine/engine.ts'
import { describeProjectError, ProjectError } from '../project/project-error.ts'
import type { Project } from '../project/project.ts'
import { readProject } from '../project/read-project.ts'
import { asOnlyBuilder } from './builder-lock.ts'
import {
  createBuildsFolder,
  draftFile,
  lockFile,
  publish,
  readPublished,
  recordFailure,
  sweep,
} from './builds-folder.ts'
import { fingerprint } from './fingerprint.ts'

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

/** The version that builds are stamped with. */
export const VERSION = '0.1.0'

/** Builds a project anew and publishes it, whatever stands. */
export async function buildProject(folder: string, effects: BuildEffects): Promise<BuildReport> {
  const project = await readProject(folder, { env: effects.env })
  return lockedBuild(project, effects)
}

/**
 * Builds unless, once it is our turn, a build of the same inputs stands.
 * @returns `null` when there was nothing to do
 */
export async function buildIfStale(
  project: Project,
  effects: BuildEffects,
): Promise<BuildReport | null> {
  return locked(project, effects, async () => {
    const published = await readPublished(project.folder)
    if (published?.fingerprint === (await fingerprint(project))) return null
    return build(project, effects)
  })
}

function lockedBuild(project: Project, effects: BuildEffects): Promise<BuildReport> {
  return locked(project, effects, () => build(project, effects))
}

async function locked<T>(
  project: Project,
  effects: BuildEffects,
  work: () => Promise<T>,
): Promise<T> {
  await createBuildsFolder(project.folder)
  return asOnlyBuilder(
    lockFile(project.folder),
    () => effects.progress('waiting for another build of this project'),
    work,
  )
}

async function build(project: Project, effects: BuildEffects): Promise<BuildReport> {
  await sweep(project.folder)
  const inputs = await fingerprint(project)
  const builtAt = effects.now()
  // Sorts by time, so that the oldest builds are swept first.
  const id = `${String(builtAt).padStart(12, '0')}-${randomUUID().slice(0, 8)}`
  const draft = draftFile(project.folder, id)
  try {
    const catalog = await writeDraft(draft, project, { ...effects, id, builtAt })
    await publish(project.folder, { id, builtAt, fingerprint: inputs })
    return { id, catalog, seconds: effects.now() - builtAt }
  } catch (error) {
    await rm(draft, { force: true })
    await rm(`${draft}.wal`, { force: true })
    if (error instanceof ProjectError) {
      await recordFailure(project.folder, {
        fingerprint: inputs,
        message: describeProjectError(error),
      })
    }
    throw error
  }
}

async function writeDraft(
  draft: string,
  project: Project,
  effects: BuildEffects & { readonly id: string; readonly builtAt: number },
): Promise<Catalog> {
  const database = await Database.open(draft)
  try {
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
