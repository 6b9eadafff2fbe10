import { openDuckdbEngine } from '../engine/duckdb/duckdb-engine.ts'
import type { Engine } from '../engine/engine.ts'
import { describeProjectError, ProjectError } from '../project/project-error.ts'
import { ProjectErrors } from '../project/project-errors.ts'
import { buildIfStale } from './build-project.ts'
import type { BuildEffects } from './build-project.ts'
import { buildFile, isWhole, readPublished } from './builds-folder.ts'
import type { Published } from './builds-folder.ts'
import { onStorage } from './storage-fault.ts'

export interface OpenProject {
  readonly engine: Engine
  /** Set when the build that serves is older than its inputs, and a newer one failed. */
  readonly stale: { readonly builtAt: number; readonly reason: string } | null
}

export interface OpenEffects extends BuildEffects {
  /** Builds where no good build stands: in this process, if not given. */
  readonly build?: (damaged: string | null) => Promise<void>
}

/**
 * Opens a project for questions: builds first when its inputs changed. When that fails, the last
 * good build serves, and `stale` says why; without one the fault is thrown.
 */
export async function openProject(folder: string, effects: OpenEffects): Promise<OpenProject> {
  return onStorage(folder, () => openLatest(folder, effects))
}

async function openLatest(folder: string, effects: OpenEffects): Promise<OpenProject> {
  let damaged: string | null = null
  for (;;) {
    const fault = await refresh(folder, effects, damaged)
    const published = await readPublished(folder)
    if (published === null || !(await mayOpen(folder, published, damaged))) {
      if (fault !== null) throw fault
      continue
    }
    try {
      const engine = await openDuckdbEngine(buildFile(folder, published.id))
      const { builtAt } = engine.catalog.build
      return { engine, stale: fault === null ? null : { builtAt, reason: told(fault) } }
    } catch (error) {
      // Unless newer ones were published and it was swept meanwhile, it is damaged: build anew.
      if ((await readPublished(folder))?.id !== published.id) continue
      if (damaged !== null) throw error
      damaged = published.id
    }
  }
}

async function mayOpen(
  folder: string,
  published: Published,
  damaged: string | null,
): Promise<boolean> {
  return published.id !== damaged && (await isWhole(folder, published))
}

async function refresh(
  folder: string,
  effects: OpenEffects,
  damaged: string | null,
): Promise<Error | null> {
  const { build = (damaged) => buildIfStale(folder, effects, damaged) } = effects
  try {
    await build(damaged)
    return null
  } catch (error) {
    if (error instanceof ProjectError || error instanceof ProjectErrors) return error
    throw error
  }
}

function told(fault: Error): string {
  return fault instanceof ProjectError ? describeProjectError(fault) : fault.message
}
