import type { Dimension } from '../../engine.ts'
import type { Project } from '../../../project/project.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import type { Database } from '../database.ts'
import { codeDimensions, createKnownJourneys } from './known-journeys.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { constantColumns, createPassagesView, KEPT_PASSAGES, keptSql } from './kept-passages.ts'
import { ownOffsets } from './own-offsets.ts'
import { createSlices, slicedBy, slicedSql, type SlicedBy } from './slices.ts'
import { numberedEntriesSql, passagesSql, sharedJourneysSql } from './passages.ts'
import type { PassageSettings } from './passages.ts'

const KNOWN = 'known_journeys'

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
    await createPassages(database, project, { ...settings, coded })
  }
  return coded
}

/**
 * Journeys whose facts are derived at once: those of all would need more memory than a build has,
 * and be kept on the disk in between.
 */
const AT_ONCE = 1_000_000

/**
 * Creates `passages`, so many journeys at a time.
 * @param settings.coded dimensions that have a type of their own
 */
export async function createPassages(
  database: Database,
  project: Project,
  settings: FactSettings & { readonly coded: readonly string[] },
  atOnce: number = AT_ONCE,
): Promise<void> {
  const by = await slicedBy(database, settings.coded)
  await createSlices(database, by)
  const [numbered, shared] = ['numbered_entries', 'shared_journeys']
  const known = { knownBefore: null, journeys: KNOWN }
  await database.run(
    `CREATE TEMP TABLE ${numbered} AS ${numberedEntriesSql(settings.tables, known)}`,
  )
  await database.run(`CREATE TEMP TABLE ${shared} AS ${sharedJourneysSql(KNOWN)}`)
  const [row] = await database.run(
    `SELECT coalesce(min(journey), 1) AS first, coalesce(max(journey), 1) AS last FROM ${numbered}`,
  )
  const [first, last] = [Number(row?.['first']), Number(row?.['last'])]
  const offsets = await ownOffsets(database, 'stamp', numbered, settings.offsets)
  for (let from = first; from <= last; from += atOnce) {
    const slice: [number, number] = [from, from + atOnce - 1]
    const sql = factsSql(project, { ...settings, offsets }, { by, numbered, shared, slice })
    const into =
      from === first ? `CREATE TABLE ${KEPT_PASSAGES} AS` : `INSERT INTO ${KEPT_PASSAGES}`
    await database.run(`${into} ${sql}`)
  }
  await createPassagesView(database, constantColumns(settings.tables, project.policies))
  for (const table of [numbered, shared]) await database.run(`DROP TABLE ${table}`)
}

/**
 * SQL for the facts of the journeys in `known_journeys`, as they are kept.
 * @param from by what they are sliced, what is worked out of all journeys already, and of which journeys
 */
export function factsSql(
  { policies }: Project,
  { tables, offsets, stages }: FactSettings,
  {
    by,
    ...from
  }: { readonly by: readonly SlicedBy[] } & Pick<PassageSettings, 'numbered' | 'shared' | 'slice'>,
): string {
  const known = { knownBefore: null, journeys: slicedSql(KNOWN, by) }
  const passages = passagesSql(tables, { stages, policies, offsets, ...known, ...from })
  return keptSql(passages, constantColumns(tables, policies))
}
