import type { Policies } from '../../../standard/policies.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import { coursesSql, UNDATED } from './courses-sql.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { passageEndsSql } from './passage-ends-sql.ts'
import { knownHeld, knownRows } from '../rows/versions.ts'
import { localDaySql } from '../zone-sql.ts'

export { UNDATED }

/** Clusters of accounts are told from so many: a question's number of them divides it. */
const CLUSTER_CODES = 65_536

export interface PassageSettings {
  /** Ids of the mapped stages, in the order of the bowtie. */
  readonly stages: readonly string[]
  readonly policies: Policies
  readonly offsets: readonly ZoneOffset[]
  /** What was recorded before this instant; `null`: everything. */
  readonly knownBefore: number | null
  /** The table of the journeys known then. */
  readonly journeys: string
  /** The table of what `numberedEntriesSql` gives, where there is one. */
  readonly numbered?: string
  /** The table of what `sharedJourneysSql` gives, where there is one. */
  readonly shared?: string
  /** Only journeys from one number to another. */
  readonly slice?: readonly [from: number, to: number]
}

/**
 * SQL for the facts of the bowtie: one row per journey and stage entered, with the moments that
 * can end it, and `since`, the first dated thing known of the journey. What became of it as of a date is decided by the question, from these alone.
 */
export function passagesSql(
  tables: ReadonlyMap<string, LoadedTable>,
  settings: PassageSettings,
): string {
  const { stages, knownBefore, offsets, journeys } = settings
  const sliced = (rows: string) =>
    settings.slice === undefined
      ? rows
      : `(SELECT * FROM ${rows} WHERE journey BETWEEN ${settings.slice.join(' AND ')})`
  const entries = sliced(settings.numbered ?? `(${numberedEntriesSql(tables, settings)})`)
  const losses = withLosses(tables, knownBefore, sliced(journeys))
  const ends = { policies: settings.policies, stages, undated: UNDATED }
  // Nothing but numbers goes through the last join.
  return `
    WITH passed AS (${coursesSql(`FROM ${entries}`, stages)}),
    ended AS (
      SELECT journey, stage, entered, next, beyond, least(since, first_lost) AS since,
        loss.stamp AS lost, loss.reason AS reason, moved, outside
      FROM (${passageEndsSql(losses, ends)}))
    SELECT ended.*, shared.cluster, CASE WHEN entered > ${UNDATED} THEN ${localDaySql('entered', offsets)} END AS entered_day,
      known.* EXCLUDE (journey, journey_id, account_id)
    FROM ended JOIN ${sliced(journeys)} known ON known.journey = ended.journey
      LEFT JOIN ${settings.shared ?? `(${sharedJourneysSql(journeys)})`} shared ON shared.journey = ended.journey`
}

/** SQL for the entries of known journeys: the journey by its number, the stage, and when. */
export function numberedEntriesSql(
  tables: ReadonlyMap<string, LoadedTable>,
  { knownBefore, journeys }: Pick<PassageSettings, 'knownBefore' | 'journeys'>,
): string {
  const entries = required(tables, 'stage_entries')
  const stamp = entries.columns.some(({ name }) => name === 'entered_at')
    ? 'entered_at'
    : 'CAST(NULL AS BIGINT)'
  const known = knownHeld(entries, knownBefore)
  if (entries.isLinked) return `SELECT _journey AS journey, stage, ${stamp} AS stamp FROM ${known}`
  return `SELECT j.journey, e.stage, ${stamp} AS stamp
    FROM ${known} e JOIN ${journeys} j ON j.journey_id = e.journey_id`
}

/** SQL for the journeys whose account has several, each with the cluster of its account. */
export function sharedJourneysSql(journeys: string): string {
  return `SELECT journey, CAST(hash(account_id) % ${CLUSTER_CODES} AS USMALLINT) AS cluster
    FROM ${journeys} SEMI JOIN (SELECT account_id FROM ${journeys}
      WHERE account_id IS NOT NULL GROUP BY account_id HAVING count(*) > 1) USING (account_id)`
}

/** SQL that tells passages anew whether their account has other journeys, which may have changed. */
export function clusterAnewSql(passages: string, journeys: string): string {
  return `UPDATE ${passages} SET cluster = told.cluster FROM (
      SELECT journey, cluster FROM ${journeys} LEFT JOIN (${sharedJourneysSql(journeys)}) USING (journey)) told
    WHERE told.journey = ${passages}.journey AND told.cluster IS DISTINCT FROM ${passages}.cluster`
}

/** SQL for the entries of journeys that are known too: a withdrawn journey takes its own along. */
export function knownEntries(
  tables: ReadonlyMap<string, LoadedTable>,
  before: number | null,
): string {
  const entries = knownRows(required(tables, 'stage_entries'), before)
  const journeys = tables.get('journeys')
  if (
    journeys === undefined ||
    !journeys.columns.some(({ name }) => name === 'retracted' || name === 'recorded_at')
  )
    return entries
  return `(SELECT * FROM ${entries} WHERE journey_id IN
    (SELECT journey_id FROM ${knownRows(journeys, before)}))`
}

function required(tables: ReadonlyMap<string, LoadedTable>, table: string): LoadedTable {
  const loaded = tables.get(table)
  if (loaded === undefined) throw new Error(`table is not mapped: ${table}`)
  return loaded
}

/** SQL for `passed` with the losses of its journeys. */
function withLosses(
  tables: ReadonlyMap<string, LoadedTable>,
  knownBefore: number | null,
  journeys: string,
): string {
  const losses = tables.get('losses')
  if (losses === undefined) {
    return `SELECT *, CAST(NULL AS BIGINT) AS first_lost, CAST(NULL AS VARCHAR) AS first_reason,
      CAST(NULL AS STRUCT(stamp BIGINT, reason VARCHAR)[]) AS losses FROM passed`
  }
  return `SELECT passed.*, first_lost, first_reason, losses
    FROM passed LEFT JOIN (${lossesSql(losses, knownBefore, journeys)}) lost ON lost_journey = passed.journey`
}

/** Per journey its losses, and the first of them; of several at one moment the smallest reason. */
function lossesSql(losses: LoadedTable, knownBefore: number | null, journeys: string): string {
  const reason = losses.columns.some(({ name }) => name === 'reason')
    ? 'min(reason)'
    : 'CAST(NULL AS VARCHAR)'
  const link = losses.isLinked ? 'j.journey = l._journey' : 'j.journey_id = l.journey_id'
  return `SELECT lost_journey, min(lost_at) AS first_lost, min(reason) AS first_reason,
      CASE WHEN count(*) > 1 THEN list({stamp: lost_at, reason: reason}) END AS losses
    FROM (SELECT j.journey AS lost_journey, lost_at, ${reason} AS reason
      FROM ${knownHeld(losses, knownBefore)} l JOIN ${journeys} j ON ${link} GROUP BY ALL)
    GROUP BY lost_journey`
}
