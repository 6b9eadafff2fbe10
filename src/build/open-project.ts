import { openDuckdbEngine } from '../engine/duckdb/duckdb-engine.ts'
import type { Engine } from '../engine/engine.ts'
import { describeProjectError, ProjectError } from '../project/project-error.ts'
import { ProjectErrors } from '../project/project-errors.ts'
import type { Project } from '../project/project.ts'
import { readProject } from '../project/read-project.ts'
import { buildIfStale } from './build-project.ts'
import type { BuildEffects } from './build-project.ts'
import { buildFile, readFailure, readPublished } from './builds-folder.ts'
import type { Published } from './builds-folder.ts'
import { fingerprint } from './fingerprint.ts'

export interface OpenProject {
  readonly engine: Engine
  /** Set when the build that serves is older than its inputs, and a newer one failed. */
  readonly stale: { readonly builtAt: number; readonly reason: string } | null
}

/**
 * Opens a project for questions: builds first when its inputs changed. When that fails, the last
 * good build serves, and `stale` says why; without one the fault is thrown.
 */
export async function openProject(folder: string, effects: BuildEffects): Promise<OpenProject> {
  const fault = await refresh(folder, effects)
  const engine = await openPublished(folder)
  if (engine === null) throw fault ?? new Error(`build is gone: ${folder}`)
  const { builtAt } = engine.catalog.build
  return { engine, stale: fault === null ? null : { builtAt, reason: told(fault) } }
}

async function refresh(folder: string, effects: BuildEffects): Promise<Error | null> {
  try {
    const project = await readProject(folder, { env: effects.env })
    await failedBefore(project)
    await buildIfStale(project, effects)
    return null
  } catch (error) {
    if (error instanceof ProjectError || error instanceof ProjectErrors) return error
    throw error
  }
}

/** A build of these very inputs that failed is not tried at every question. */
async function failedBefore(project: Project): Promise<void> {
  const [failure, published] = [
    await readFailure(project.folder),
    await readPublished(project.folder),
  ]
  if (failure === null || published === null) return
  if (failure.fingerprint !== (await fingerprint(project))) return
  throw new ProjectError(failure.message, {
    place: null,
    remedy: 'Mend it, or run `bowline build` to try again.',
  })
}

/** The build that serves; another may be published and this one swept while it is opened. */
async function openPublished(folder: string): Promise<Engine | null> {
  let before: Published | null = null
  for (;;) {
    const published = await readPublished(folder)
    if (published === null) return null
    try {
      return await openDuckdbEngine(buildFile(folder, published.id))
    } catch (error) {
      if (published.id === before?.id) throw error
      before = published
    }
  }
}

function told(fault: Error): string {
  return fault instanceof ProjectError ? describeProjectError(fault) : fault.message
}
