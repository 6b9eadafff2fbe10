import type { Catalog, Day, Horizon, MappedStage } from '../../engine.ts'
import { followedUntil } from '../../followed-until.ts'
import type { Headlines } from '../../headlines.ts'
import type { Stage } from '../../../standard/types.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import type { Database } from '../database.ts'
import { followedOf, followedSql } from '../questions/followed-sql.ts'
import { stageUntil } from '../facts/horizons.ts'

/** What the watch over stages is worked out from, once their passages are there. */
export interface WatchSettings {
  readonly horizons: readonly Horizon[]
  readonly asOf: Day
  readonly offsets: readonly ZoneOffset[]
  /** Declared ages by stage, in days. */
  readonly within: ReadonlyMap<string, number>
  readonly headlines: Headlines
}

/** The mapped stages with how far they are known, how long followed, and their headline ages. */
export async function watchStages(
  database: Database,
  stages: readonly Stage[],
  settings: WatchSettings,
): Promise<readonly MappedStage[]> {
  if (stages.length === 0) return []
  const untils = stages.map(({ id }) => stageUntil(settings.horizons, id) ?? settings.asOf)
  const repeated = await repeatedStages(database)
  const mapped = stages.map((stage, index): MappedStage => {
    const next = untils[index + 1]
    return {
      ...stage,
      next: stages[index + 1]?.id ?? null,
      until: untils[index] ?? settings.asOf,
      followed: next === undefined ? null : followedUntil(next, settings.horizons),
      within: null,
      repeats: repeated.has(index),
    }
  })
  const chosen = await chosenAges(database, mapped, settings)
  return mapped.map((stage) => ({
    ...stage,
    within: stage.next === null ? null : (settings.within.get(stage.id) ?? chosen(stage.id)),
  }))
}

async function repeatedStages(database: Database): Promise<ReadonlySet<number>> {
  // Only passages of accounts that have several journeys are in a cluster.
  const rows = await database.run(`
    SELECT stage FROM (SELECT journey, stage FROM passages WHERE cluster IS NOT NULL)
      JOIN known_journeys USING (journey)
    GROUP BY stage HAVING count(*) > count(DISTINCT account_id)`)
  return new Set(rows.map(({ stage }) => Number(stage)))
}

async function chosenAges(
  database: Database,
  stages: Catalog['stages'],
  { asOf, offsets, headlines }: WatchSettings,
): Promise<(stage: string) => number | null> {
  const question = headlines.question(asOf)
  const facts = { passages: 'passages', journeys: 'known_journeys', offsets, dimensions: [] }
  const sql = followedSql(question, stages, facts, { ages: 'exact', only: 'true' })
  const followed = followedOf(await database.runColumns(sql), question, stages)
  return (stage) => headlines.age(followed.filter((each) => each.stage === stage))
}
