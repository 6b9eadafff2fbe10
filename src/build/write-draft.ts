import { copyFile, constants, rm } from 'node:fs/promises'
import { buildDatabase } from '../engine/duckdb/build-database.ts'
import { CannotRefresh } from '../engine/duckdb/refresh/cannot-refresh.ts'
import { Database, SqlError } from '../engine/duckdb/database.ts'
import { checkDimensions } from '../engine/duckdb/dimensions.ts'
import { keptInputs } from '../engine/duckdb/refresh/kept-inputs.ts'
import { refreshDatabase } from '../engine/duckdb/refresh/refresh-database.ts'
import type { Catalog } from '../engine/engine.ts'
import { headlines } from '../models/data/headline-age.ts'
import { ProjectError } from '../project/project-error.ts'
import { buildFile, discard } from './builds-folder.ts'
import type { Published } from './builds-folder.ts'
import { findAdded } from './find-added.ts'
import { madeFrom } from './made-from.ts'
import type { MadeFrom } from './made-from.ts'
import type { Inputs } from './read-inputs.ts'
import { VERSION } from './version.ts'

export interface Draft {
  readonly id: string
  readonly builtAt: number
  /** The path it is written to. */
  readonly draft: string
  readonly inputs: Inputs
}

export interface DraftSettings {
  readonly folder: string
  /** The build to begin with, where it can be refreshed. */
  readonly last: Published | null
  readonly progress: (line: string) => void
}

export interface Made {
  readonly catalog: Catalog
  /** `null`: it was built from nothing. */
  readonly refreshed: { readonly journeys: number; readonly sources: number } | null
}

/** Writes a build: refreshes a copy of the last one where that gives the same numbers, else anew. */
export async function writeDraft(draft: Draft, settings: DraftSettings): Promise<Made> {
  const { inputs } = draft
  const record = JSON.stringify(await madeFrom(inputs))
  const build = {
    id: draft.id,
    builtAt: draft.builtAt,
    version: VERSION,
    progress: settings.progress,
    inputs: record,
    headlines,
  }
  const { last } = settings
  if (last !== null && inputs.project.sources.some(({ appendOnly }) => appendOnly !== null)) {
    try {
      return await refresh(draft, { ...settings, last }, build)
    } catch (error) {
      settings.progress(`building anew: ${reasonOf(error)}`)
      await discard(draft.draft)
    }
  }
  return onDatabase(draft, async (database) => {
    const catalog = await buildDatabase(database, inputs.project, build)
    return { catalog, refreshed: null }
  })
}

/** Whatever else went wrong goes wrong anew, or was none of the project's. */
function reasonOf(error: unknown): string {
  if (error instanceof CannotRefresh || error instanceof ProjectError) return error.message
  if (!(error instanceof SqlError)) throw error
  return `the last build cannot be refreshed: ${error.message.split('\n')[0] ?? ''}`
}

async function refresh(
  draft: Draft,
  { folder, last }: DraftSettings & { readonly last: Published },
  build: Parameters<typeof buildDatabase>[2],
): Promise<Made> {
  if (!last.isSettled) throw new CannotRefresh('files changed while the last build read them')
  const before = buildFile(folder, last.id)
  const kept = JSON.parse(await keptInputs(before)) as MadeFrom
  const copies = `${draft.draft}.added`
  const added = await findAdded(draft.inputs, kept, copies)
  try {
    await copyFile(before, draft.draft, constants.COPYFILE_FICLONE)
    return await onDatabase(draft, async (database) => {
      const { project } = draft.inputs
      const { catalog, journeys } = await refreshDatabase(database, project, build, added)
      const sources = new Set(added.map(({ name }) => name)).size
      return { catalog, refreshed: { journeys, sources } }
    })
  } finally {
    for (const file of added.flatMap(({ files }) => files)) {
      if (file.startsWith(copies)) await rm(file, { force: true })
    }
  }
}

async function onDatabase(
  { draft, inputs }: Draft,
  write: (database: Database) => Promise<Made>,
): Promise<Made> {
  const database = await Database.open(draft)
  try {
    const made = await write(database)
    checkDimensions(inputs.project, made.catalog)
    await database.run('CHECKPOINT')
    return made
  } finally {
    database.close()
  }
}
