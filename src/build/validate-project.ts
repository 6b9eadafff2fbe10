import { bindProject } from '../engine/duckdb/build-database.ts'
import { Database } from '../engine/duckdb/database.ts'
import type { Project } from '../project/project.ts'
import { readProject } from '../project/read-project.ts'

/** Reads a project's file and binds all its SQL to the sources, without building. */
export async function validateProject(
  folder: string,
  { env }: { readonly env: Readonly<Record<string, string | undefined>> },
): Promise<Project> {
  const project = await readProject(folder, { env })
  const database = await Database.open(':memory:')
  try {
    await bindProject(database, project)
  } finally {
    database.close()
  }
  return project
}
