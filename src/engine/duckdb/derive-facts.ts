import type { Dimension } from '../engine.ts'
import type { Project } from '../../project/project.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import type { Database } from './database.ts'
import { codeDimensions, createKnownJourneys } from './known-journeys.ts'
import type { LoadedTable } from './load-table.ts'
import { passagesSql } from './passages.ts'

export interface FactSettings {
  readonly tables: ReadonlyMap<string, LoadedTable>
  readonly offsets: readonly ZoneOffset[]
  readonly dimensions: readonly Dimension[]
  /** Ids of the stages that entries name, in the order of the bowtie. */
  readonly stages: readonly string[]
}

/**
 * Creates `known_journeys` and `passages` from all rows.
 * @returns the dimensions that have a type of their own
 */
export async function deriveFacts(
  database: Database,
  project: Project,
  settings: FactSettings,
): Promise<readonly string[]> {
  const { tables, offsets, dimensions } = settings
  const text = { offsets, currency: project.currency }
  const coded = await codeDimensions(database, tables, { dimensions, ...text })
  await createKnownJourneys(database, tables, { ...text, dimensions, coded })
  if (settings.stages.length > 0) {
    await database.run(`CREATE TABLE passages AS ${factsSql(project, settings)}`)
  }
  return coded
}

/** SQL for the facts of the journeys in `known_journeys`. */
export function factsSql({ policies }: Project, { tables, offsets, stages }: FactSettings): string {
  const journeys = 'known_journeys'
  return passagesSql(tables, { stages, policies, offsets, knownBefore: null, journeys })
}
