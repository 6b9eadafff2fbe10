import type { Catalog } from '../engine.ts'
import type { Project } from '../../project/project.ts'
import { projectStages } from '../../standard/project-stages.ts'
import { createApart } from './rows/apart.ts'
import { bindProject } from './sources/bind-project.ts'
import { checkRows } from './rows/check-rows.ts'
import { type Database, name } from './database.ts'
import { deriveFacts } from './facts/derive-facts.ts'
import { availableDimensions } from './dimensions.ts'
import { sourceTypes } from './refresh/source-types.ts'
import { mappedStages, writeCatalog } from './write-catalog.ts'
import type { BuildSettings } from './write-catalog.ts'

/** Reads a project's sources into a fresh database: rows, facts and the catalog. */
export async function buildDatabase(
  database: Database,
  project: Project,
  settings: BuildSettings,
): Promise<Catalog> {
  const { order } = await bindProject(database, project)
  await createApart(database)
  const { tables: all, offsets } = await checkRows(database, project, {
    ...settings,
    tables: order.map((mapped) => ({ mapped, from: name(mapped.name) })),
    firstNumber: 1,
    others: [],
  })
  const tables = new Map(all.map((loaded) => [loaded.table.name as string, loaded]))
  const mapped = await mappedStages(database, tables, projectStages(project.stages))
  const facts = {
    tables,
    offsets,
    dimensions: availableDimensions(project, tables),
    stages: mapped.map(({ id }) => id),
  }
  settings.progress('deriving facts')
  const coded = await deriveFacts(database, project, facts)
  const sources = await sourceTypes(database, project)
  const kept = { inputs: settings.inputs, coded, sources, refreshed: 0 }
  return writeCatalog(database, project, facts, { settings, kept })
}
