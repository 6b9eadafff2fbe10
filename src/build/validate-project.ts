import { bindProject } from '../engine/duckdb/sources/bind-project.ts'
import { Database } from '../engine/duckdb/database.ts'
import type { ProjectError } from '../project/project-error.ts'
import { ProjectErrors } from '../project/project-errors.ts'
import type { Project } from '../project/project.ts'
import { readProject } from '../project/read-project.ts'
import { checkColumns } from './check-columns.ts'

export interface ValidProject {
  readonly project: Project
  /** What means nothing, and is no fault. */
  readonly warnings: readonly ProjectError[]
}

/** Reads a project's file and binds all its SQL to the sources, without building. */
export async function validateProject(
  folder: string,
  { env }: { readonly env: Readonly<Record<string, string | undefined>> },
): Promise<ValidProject> {
  const project = await readProject(folder, { env })
  const database = await Database.open(':memory:')
  try {
    await bindProject(database, project)
    const { errors, warnings } = await checkColumns(database, project)
    const [first, ...others] = errors
    if (first !== undefined) throw others.length === 0 ? first : new ProjectErrors(errors)
    return { project, warnings }
  } finally {
    database.close()
  }
}
