import type { Day } from '../../engine.ts'
import { startOfDay } from '../../../time/calendar.ts'
import type { Facts } from '../questions/counts-sql.ts'
import { knownJourneysSql } from './known-journeys.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { passagesSql } from './passages.ts'

/** What is derived for a question stands in memory, beside the build. */
export function derivedTables(id: number): Pick<Facts, 'passages' | 'journeys'> {
  return { passages: `memory.passages_${id}`, journeys: `memory.known_journeys_${id}` }
}

/** Derives the facts as they were known before a day. */
export async function deriveFactsKnown(build: OpenedBuild, id: number, day: Day): Promise<void> {
  const { database, catalog, tables, offsets } = build
  const { passages, journeys } = derivedTables(id)
  const { stages, dimensions, policies, currency } = catalog
  const known = { offsets, knownBefore: startOfDay(day, offsets) }
  const journeysSql = knownJourneysSql(tables, { ...known, dimensions, currency, coded: [] })
  await database.ask(`CREATE TABLE ${journeys} AS ${journeysSql}`)
  const ids = stages.map((stage) => stage.id)
  const sql = passagesSql(tables, { ...known, stages: ids, policies, journeys })
  await database.ask(`CREATE TABLE ${passages} AS ${sql}`)
}
