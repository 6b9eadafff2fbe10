import { startOfDay } from '../../../time/calendar.ts'
import type { KnotQuestion, Loose } from '../../reconcile.ts'
import { eventSql, filterSql } from '../questions/counts-sql.ts'
import type { Facts } from '../questions/counts-sql.ts'
import type { SqlRow } from '../database.ts'
import { mappedColumns } from '../money/mapped-columns.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { UNDATED } from '../facts/passages.ts'
import { knownSince, slicedSql } from '../money/subscription-slices.ts'
import { knownRows } from '../rows/versions.ts'
import { moneyOf } from '../questions/row-values.ts'

/**
 * SQL for journeys without a subscription and subscriptions without a journey: `side`, `journey`,
 * `subscription`, `account`, `at` and `amount`; `null` where no stage is the win, or nothing is
 * known of subscriptions.
 */
export function looseSql(question: KnotQuestion, facts: Facts, build: OpenedBuild): string | null {
  const { scope } = question
  const stage = build.catalog.stages.findIndex(({ id }) => id === question.stage)
  for (const { dimension } of scope) {
    if (!facts.dimensions.includes(dimension)) throw new Error(`unknown dimension: ${dimension}`)
  }
  if (stage < 0 || !build.tables.has('subscriptions')) return null
  const asOf = startOfDay(question.asOf, build.offsets)
  const allowed = scope.map((filter) => filterSql(filter, facts))
  const where = (...conditions: readonly string[]) =>
    `WHERE ${[...conditions, ...allowed].join(' AND ')}`
  const sliced = slicedSql(build, {
    lines: 'SELECT * FROM subs',
    names: scope.map(({ dimension }) => dimension),
    knownBefore: knownSince(question, build),
  })
  return `
    WITH subs AS MATERIALIZED (${subscriptionsSql(question, build)}),
    named AS MATERIALIZED (${namedSql(question, build)}),
    won AS MATERIALIZED (
      SELECT p.* EXCLUDE (amount), j.journey_id, j.account_id, j.amount, names, subs.s_id AS found
      FROM ${facts.passages} p JOIN ${facts.journeys} j ON j.journey = p.journey
        LEFT JOIN named ON named.journey_id = j.journey_id
        LEFT JOIN subs ON subs.s_id = names
      WHERE p.stage = ${stage} AND p.entered < ${asOf}),
    unnamed AS MATERIALIZED (
      SELECT * FROM subs WHERE s_id NOT IN (SELECT names FROM named WHERE names IS NOT NULL))
    SELECT 'won' AS side, journey_id AS journey, names AS subscription, account_id AS account,
      CASE WHEN entered > ${UNDATED} THEN entered END AS at, CAST(amount AS VARCHAR) AS amount
    FROM won ${where(
      'found IS NULL',
      `${eventSql(asOf)} <> 'lost'`,
      'NOT EXISTS (SELECT 1 FROM unnamed WHERE s_account = account_id)',
    )}
    UNION ALL
    SELECT 'paid', (SELECT min(journey_id) FROM named WHERE names = s_id), s_id, s_account, since, NULL
    FROM (${sliced}) ${where(
      `since < ${asOf}`,
      's_id NOT IN (SELECT found FROM won WHERE found IS NOT NULL)',
      `NOT (s_id IN (SELECT s_id FROM unnamed)
        AND EXISTS (SELECT 1 FROM won WHERE found IS NULL AND account_id = s_account))`,
    )}`
}

/** One row of the answer to `looseSql`. */
export function looseOf(row: SqlRow, build: OpenedBuild): Loose {
  const amount = row['amount'] as string | null
  return {
    side: row['side'] as Loose['side'],
    journey: row['journey'] as string | null,
    subscription: row['subscription'] as string | null,
    account: row['account'] as string | null,
    at: row['at'] === null ? null : Number(row['at']),
    amount: amount === null ? null : moneyOf(amount, build),
  }
}

/** Each subscription with the account of its first interval, and when it was signed or began. */
function subscriptionsSql(question: KnotQuestion, build: OpenedBuild): string {
  const subscriptions = build.tables.get('subscriptions')
  if (subscriptions === undefined) throw new Error('table is not mapped: subscriptions')
  const signed = mappedColumns(subscriptions)('committed_at', 'BIGINT')
  return `SELECT subscription_id AS s_id, arg_min(account_id, started_at) AS s_account,
      min(least(started_at, ${signed})) AS since
    FROM ${knownRows(subscriptions, knownSince(question, build))} GROUP BY subscription_id`
}

/** The subscription that each journey names. */
function namedSql(question: KnotQuestion, { tables, ...build }: OpenedBuild): string {
  const journeys = tables.get('journeys')
  if (journeys === undefined) {
    return `SELECT CAST(NULL AS VARCHAR) AS journey_id, CAST(NULL AS VARCHAR) AS names WHERE false`
  }
  const column = mappedColumns(journeys)('subscription_id', 'VARCHAR')
  return `SELECT journey_id, ${column} AS names FROM ${knownRows(journeys, knownSince(question, build))}`
}
