import type { Policies } from '../../standard/policies.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import { literal } from './database.ts'
import type { LoadedTable } from './load-table.ts'
import { passageEndsSql } from './passage-ends-sql.ts'
import { knownRows } from './versions.ts'
import { localDaySql } from './zone-sql.ts'

/** An entry or an end that is known to have happened, but not when: before every date. */
export const UNDATED = -9_007_199_254_740_991
/** While aggregating, undated entries give way to dated ones: after every date. */
const LAST = 9_007_199_254_740_991

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
  const entries = required(tables, 'stage_entries')
  const has = (column: string) => entries.columns.some(({ name }) => name === column)
  const stamp = has('entered_at') ? 'entered_at' : 'CAST(NULL AS BIGINT)'
  // Windows over the stages entered, not a column for each stage there is: there may be hundreds.
  return `
    WITH firsts AS (
      SELECT j.journey, CAST(list_position([${stages.map(literal).join(', ')}], stage) - 1 AS SMALLINT) AS stage,
        min(coalesce(${stamp}, ${LAST})) AS first
      FROM ${knownRows(entries, knownBefore)} e JOIN ${journeys} j ON j.journey_id = e.journey_id
      GROUP BY ALL),
    placed AS (
      SELECT journey, stage, ${moment('first')} AS entered, first FROM firsts WHERE stage IS NOT NULL),
    passed AS (
      SELECT journey, stage, entered, since, CASE WHEN follows THEN second END AS next,
        CASE WHEN follows THEN from_third ELSE from_second END AS beyond
      FROM (SELECT journey, stage, entered,
          lead(stage) OVER course = stage + 1 AS follows,
          lead(entered) OVER course AS second,
          min(entered) OVER (course ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS from_second,
          min(entered) OVER (course ROWS BETWEEN 2 FOLLOWING AND UNBOUNDED FOLLOWING) AS from_third,
          min(first) OVER (course ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS since
        FROM placed WINDOW course AS (PARTITION BY journey ORDER BY stage))),
    lost AS (${lossesSql(tables, knownBefore, journeys)}),
    -- nothing but numbers goes through the last join
    ended AS (
      SELECT journey, stage, entered, next, beyond, least(since, first_lost) AS since,
        loss.stamp AS lost, loss.reason AS reason, moved, outside
      FROM (${passageEndsSql(
        'SELECT passed.*, first_lost, first_reason, losses FROM passed LEFT JOIN lost ON lost.lost_journey = passed.journey',
        { policies: settings.policies, stages, undated: UNDATED },
      )}))
    SELECT ended.*, CASE WHEN entered > ${UNDATED} THEN ${localDaySql('entered', offsets)} END AS entered_day,
      known.* EXCLUDE (journey, journey_id, account_id), shared.cluster
    FROM ended JOIN ${journeys} known ON known.journey = ended.journey
      LEFT JOIN (${sharedAccountsSql(journeys)}) shared ON shared.account_id = known.account_id`
}

/** SQL for the accounts of several journeys, each with its cluster. */
function sharedAccountsSql(journeys: string): string {
  return `SELECT account_id, CAST(hash(account_id) % ${CLUSTER_CODES} AS USMALLINT) AS cluster
    FROM ${journeys} WHERE account_id IS NOT NULL GROUP BY account_id HAVING count(*) > 1`
}

/** SQL that tells passages anew whether their account has other journeys, which may have changed. */
export function clusterAnewSql(passages: string, journeys: string): string {
  return `UPDATE ${passages} SET cluster = told.cluster FROM (
      SELECT journey, shared.cluster FROM ${journeys} known
        LEFT JOIN (${sharedAccountsSql(journeys)}) shared ON shared.account_id = known.account_id) told
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

/** The stamp of a stage's entry: NULL where it was not entered, UNDATED where no date is known. */
function moment(column: string): string {
  return `CASE WHEN ${column} = ${LAST} THEN ${UNDATED} ELSE ${column} END`
}

/** Per journey its losses, and the first of them; of several at one moment the smallest reason. */
function lossesSql(
  tables: ReadonlyMap<string, LoadedTable>,
  knownBefore: number | null,
  journeys: string,
): string {
  const losses = tables.get('losses')
  if (losses === undefined) {
    return `SELECT CAST(NULL AS INTEGER) AS lost_journey, CAST(NULL AS BIGINT) AS first_lost,
      CAST(NULL AS VARCHAR) AS first_reason, CAST(NULL AS STRUCT(stamp BIGINT, reason VARCHAR)[]) AS losses WHERE false`
  }
  const reason = losses.columns.some(({ name }) => name === 'reason')
    ? 'min(reason)'
    : 'CAST(NULL AS VARCHAR)'
  return `SELECT lost_journey, min(lost_at) AS first_lost, min(reason) AS first_reason,
      CASE WHEN count(*) > 1 THEN list({stamp: lost_at, reason: reason}) END AS losses
    FROM (SELECT j.journey AS lost_journey, lost_at, ${reason} AS reason
      FROM ${knownRows(losses, knownBefore)} l JOIN ${journeys} j ON j.journey_id = l.journey_id GROUP BY ALL)
    GROUP BY lost_journey`
}
