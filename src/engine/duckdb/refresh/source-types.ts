import type { Project } from '../../../project/project.ts'
import { type Database, name } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'

type Types = LoadedTable['types']

/** By append-only source, its columns with the types DuckDB gives them. */
export async function sourceTypes(
  database: Database,
  { sources }: Project,
): Promise<Readonly<Record<string, Types>>> {
  const types: Record<string, Types> = {}
  for (const source of sources) {
    if (source.appendOnly !== null) types[source.name] = await typesOf(database, name(source.name))
  }
  return types
}

/** The columns of what SQL names, with the types DuckDB gives them, in their order. */
export async function typesOf(database: Database, from: string): Promise<Types> {
  const rows = await database.run(`DESCRIBE SELECT * FROM ${from}`)
  return rows.map((row) => [String(row['column_name']), String(row['column_type'])])
}
