import type { Policies } from '../../standard/policies.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import { canonicalSql } from './canonical-sql.ts'
import type { TextSettings } from './canonical-sql.ts'
import { literal, name } from './database.ts'
import type { LoadedTable } from './load-table.ts'
import { passageEndsSql } from './passage-ends-sql.ts'
import { knownRows } from './versions.ts'
import { localDaySql } from './zone-sql.ts'

/** An entry or an end that is known to have happened, but not when: before every date. */
export const UNDATED = -9_007_199_254_740_991
/** While aggregating, undated entries give way to dated ones: after every date. */
const LAST = 9_007_199_254_740_991

export interface PassageSettings {
  /** Ids of the mapped stages, in the order of the bowtie. */
  readonly stages: readonly string[]
  /** Dimension name and the table that holds it. */
  readonly dimensions: readonly { readonly name: string; readonly table: string }[]
  readonly policies: Policies
  readonly offsets: readonly ZoneOffset[]
  readonly currency: string
  /** What was recorded before this instant; `null`: everything. */
  readonly knownBefore: number | null
}

/** The column of a dimension among the passages. */
export function dimensionColumn(dimension: string): string {
  return name(`d_${dimension}`)
}

/**
 * SQL for the facts of the bowtie: one row per journey and stage entered, with the moments that
 * can end it, and `since`, the first dated thing known of the journey. What became of it as of a date is decided by the question, from these alone.
 */
export function passagesSql(
  tables: ReadonlyMap<string, LoadedTable>,
  settings: PassageSettings,
): string {
  const { stages, knownBefore, offsets } = settings
  const entries = knownEntries(tables, knownBefore)
  const has = (table: string, column: string) =>
    tables.get(table)?.columns.some(({ name }) => name === column) === true
  const stamp = has('stage_entries', 'entered_at') ? 'entered_at' : 'CAST(NULL AS BIGINT)'
  // Windows over the stages entered, not a column for each stage there is: there may be hundreds.
  return `
    WITH firsts AS (
      SELECT journey_id, list_position([${stages.map(literal).join(', ')}], stage) - 1 AS stage,
        min(coalesce(${stamp}, ${LAST})) AS first
      FROM ${entries} GROUP BY ALL),
    passed AS (
      SELECT journey_id, stage, ${moment('first')} AS entered,
        CASE WHEN lead(stage) OVER courses = stage + 1 THEN lead(entered) OVER courses END AS next,
        min(entered) OVER (PARTITION BY journey_id ORDER BY stage
          RANGE BETWEEN 2 FOLLOWING AND UNBOUNDED FOLLOWING) AS beyond,
        min(first) OVER (PARTITION BY journey_id) AS since
      FROM firsts WHERE stage IS NOT NULL
      WINDOW courses AS (PARTITION BY journey_id ORDER BY stage)),
    lost AS (${lossesSql(tables, knownBefore)}),
    attributes AS (${attributesSql(tables, settings)})
    SELECT passed.journey_id, account_id, CAST(stage AS SMALLINT) AS stage, entered,
      CASE WHEN entered > ${UNDATED} THEN ${localDaySql('entered', offsets)} END AS entered_day,
      next, beyond, least(since, first_lost) AS since,
      loss.stamp AS lost, loss.reason AS reason, moved, outside,
      attributes.* EXCLUDE (journey_id, account_id)
    FROM (${passageEndsSql(
      'SELECT passed.*, first_lost, losses FROM passed LEFT JOIN lost ON lost.journey_id = passed.journey_id',
      { policies: settings.policies, stages, undated: UNDATED },
    )}) passed
      ${tables.has('journeys') ? 'JOIN' : 'LEFT JOIN'} attributes ON attributes.journey_id = passed.journey_id`
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
function lossesSql(tables: ReadonlyMap<string, LoadedTable>, knownBefore: number | null): string {
  const losses = tables.get('losses')
  if (losses === undefined) {
    return `SELECT CAST(NULL AS VARCHAR) AS journey_id, CAST(NULL AS BIGINT) AS first_lost,
      CAST(NULL AS STRUCT(stamp BIGINT, reason VARCHAR)[]) AS losses WHERE false`
  }
  const reason = losses.columns.some(({ name }) => name === 'reason')
    ? 'min(reason)'
    : 'CAST(NULL AS VARCHAR)'
  return `SELECT journey_id, min(lost_at) AS first_lost, list({stamp: lost_at, reason: reason}) AS losses
    FROM (SELECT journey_id, lost_at, ${reason} AS reason FROM ${knownRows(losses, knownBefore)} GROUP BY ALL)
    GROUP BY journey_id`
}

/** What a passage inherits from its journey and account: account, late entry, amount, dimensions. */
export function attributesSql(
  tables: ReadonlyMap<string, LoadedTable>,
  settings: Omit<PassageSettings, 'stages' | 'policies'>,
): string {
  const { dimensions, currency, knownBefore } = settings
  const journeys = tables.get('journeys')
  if (journeys === undefined) {
    return `SELECT CAST(NULL AS VARCHAR) AS journey_id, CAST(NULL AS VARCHAR) AS account_id, CAST(NULL AS BIGINT) AS observed, CAST(NULL AS DECIMAL(28, 10)) AS amount WHERE false`
  }
  const has = (column: string) => journeys.columns.some(({ name }) => name === column)
  const amount = !has('amount')
    ? 'CAST(NULL AS DECIMAL(28, 10))'
    : has('currency')
      ? `CASE WHEN coalesce(j.currency, ${literal(currency)}) = ${literal(currency)} THEN j.amount END`
      : 'j.amount'
  const accounts = tables.get('accounts')
  const joined =
    accounts !== undefined && has('account_id')
      ? `LEFT JOIN ${latestAttributes(accounts, knownBefore)} a ON a.account_id = j.account_id`
      : ''
  const slices = dimensions.map(({ name: dimension, table }) => {
    const holder = table === 'journeys' ? journeys : accounts
    if (holder === undefined) throw new Error(`table is not mapped: ${table}`)
    const from = table === 'journeys' ? 'j' : 'a'
    return `${dimensionSql(dimension, { holder, from, settings })} AS ${dimensionColumn(dimension)}`
  })
  return `SELECT j.journey_id, ${has('account_id') ? 'j.account_id' : 'CAST(NULL AS VARCHAR)'} AS account_id,
      ${has('observed_from') ? 'j.observed_from' : 'CAST(NULL AS BIGINT)'} AS observed,
      ${[`${amount} AS amount`, ...slices].join(',\n')}
    FROM ${knownRows(journeys, knownBefore)} j ${joined}`
}

/** Accounts with dated attributes count with their latest ones. */
export function latestAttributes(accounts: LoadedTable, knownBefore: number | null): string {
  const known = knownRows(accounts, knownBefore)
  if (!accounts.columns.some((column) => column.name === 'valid_from')) return known
  return `(SELECT * FROM ${known} QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY valid_from DESC NULLS LAST) = 1)`
}

interface DimensionAt {
  readonly holder: LoadedTable
  /** The alias of its rows. */
  readonly from: string
  readonly settings: TextSettings
}

/** SQL for a dimension's value as rows show it, whatever type its column has. */
export function dimensionSql(dimension: string, { holder, from, settings }: DimensionAt): string {
  const column = holder.columns.find((known) => known.name === dimension)
  if (column === undefined) throw new Error(`unknown dimension: ${dimension}`)
  const text = canonicalSql(column, settings, `${from}.${name(dimension)}`)
  return dimension === 'motion' ? `coalesce(${text}, 'unassigned')` : text
}
