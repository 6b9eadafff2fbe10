import { AROUND_TERM, expansionKinds, SIGNED_BEFORE } from '../../expansion.ts'
import type { MoneyQuestion } from '../../money.ts'
import { literal } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownSince } from './subscription-slices.ts'
import { begunDaySql, periodAfter } from './calendar-sql.ts'
import { MONEY } from './exact-sql.ts'
import { knownRows } from '../rows/versions.ts'
import { pricedSql } from './intervals-sql.ts'
import { atRateSql } from './money-sql.ts'
import type { TablesAtHand } from './money-sql.ts'
import { movementsSql, movementsStep } from './movements-sql.ts'
import { bySql, sameSliceSql } from './by-sql.ts'

/** SQL for what expansions are made of: `period`, `by_<i>`, `kind`, `units` and `amount`. */
export function expandedSql(
  question: MoneyQuestion,
  build: OpenedBuild,
  atHand: TablesAtHand | null,
): string | null {
  const sql = movementsSql(question, build, atHand)
  const pieces = pricedSql(question, build, 'terms')
  if (sql === null || pieces === null) return null
  const { by, isMixed } = sql
  const own = `unit${by}, period, p, p_next, change`
  const step = movementsStep(question)
  const end = `least(${periodAfter('period', question.interval)}, ${question.asOf})`
  const journeys = signedSql(question, build)
  const changed = 'coalesce(sum(worth) FILTER (is_now), 0) - coalesce(sum(worth) FILTER (was), 0)'
  return `WITH ${sql.tables.join(', ')},
    grown AS MATERIALIZED (
      SELECT unit${by}, period, p, least(${periodAfter('p', step)}, ${question.asOf}) AS p_next,
        after - before AS change
      FROM (${sql.movements}) WHERE movement IN ('expansion', 'minor_expansion')),
    pieces AS (
      SELECT *, CASE WHEN s_id IS NULL THEN [s_account, product] ELSE [s_id] END AS thing,
        coalesce(abs(starts - term_before) <= ${AROUND_TERM}, false) AS at_term
      FROM (${pieces}) WHERE unit IN (SELECT unit FROM grown)),
    held AS MATERIALIZED (
      SELECT r.*, t.* EXCLUDE (unit${by}), ${paidAtSql('p')} AS was, ${paidAtSql('p_next')} AS is_now
      FROM grown r JOIN pieces t ON t.unit = r.unit ${sameSliceSql(question, 't', 'r')}
      WHERE was OR is_now),
    things AS (
      SELECT ${own}, thing, any_value(s_id) AS s_id, bool_or(was) AS had,
        bool_or(is_now AND at_term) AS at_term, min(product) FILTER (is_now) AS product,
        CAST(sum(${isMixed ? atRateSql('native_rise') : 'native_rise'}) AS ${MONEY}) AS rise
      FROM (SELECT ${own}, thing, native, any_value(s_id) AS s_id, bool_or(was) AS was,
          bool_or(is_now) AS is_now, bool_or(is_now AND at_term) AS at_term,
          min(product) FILTER (is_now) AS product, CAST(${changed} AS ${MONEY}) AS native_rise
        FROM held GROUP BY ALL)
      ${isMixed ? 'LEFT JOIN period_rates ON r_native = native AND r_q = period' : ''}
      GROUP BY ALL),
    earlier AS (
      SELECT ${own}, list(DISTINCT product) AS products, bool_or(product IS NULL) AS lacking
      FROM held WHERE was GROUP BY ALL),
    sold AS MATERIALIZED (${journeys ?? noneSigned}),
    kinds AS (
      SELECT t.unit, t.period, t.p${bySql(question, 't')},
        t.change, rise,
        CASE WHEN named.told IS NOT NULL THEN named.told
          WHEN NOT had THEN CASE
            WHEN product IS NOT NULL AND list_contains(products, product) THEN 'upsell'
            WHEN product IS NULL OR lacking THEN 'unknown' ELSE 'cross_sell' END
          WHEN at_term THEN 'renewal_uplift'
          WHEN s_id IS NULL AND product IS NULL THEN 'unknown' ELSE 'upsell' END AS kind
      FROM things t
      JOIN earlier b ON b.unit = t.unit AND b.p = t.p AND b.period = t.period${sameSliceSql(question, 'b', 't')}
      LEFT JOIN (SELECT g.period, j.subscription, arg_max(j.told, j.nth) AS told
        FROM (SELECT DISTINCT period, ${end} AS until FROM grown) g
        JOIN sold j ON j.day >= g.period - ${SIGNED_BEFORE} AND j.day < g.until
        GROUP BY ALL) named ON named.period = t.period AND named.subscription = t.s_id
      WHERE rise > 0),
    ${sharedSql(question)}
    SELECT period${by}, kind, count(*) AS units, CAST(CAST(sum(amount) AS ${MONEY}) AS VARCHAR) AS amount
    FROM shared WHERE amount > 0 GROUP BY ALL ORDER BY period${by}, kind`
}

/** SQL that holds for what is paid at the midnight with which a day begins. */
function paidAtSql(day: string): string {
  return `starts < ${day} AND (stops IS NULL OR stops >= ${day})`
}

const noneSigned = `SELECT CAST(NULL AS VARCHAR) AS subscription, CAST(NULL AS INTEGER) AS day,
  CAST(NULL AS VARCHAR) AS told, CAST(NULL AS BIGINT) AS nth WHERE false`

/** SQL for the journeys that sold more of a subscription, in the order in which they were signed. */
function signedSql(question: MoneyQuestion, build: OpenedBuild): string | null {
  const [journeys, entries] = ['journeys', 'stage_entries'].map((name) => build.tables.get(name))
  const mapped = journeys?.columns.map(({ name }) => name) ?? []
  if (journeys === undefined || entries === undefined) return null
  if (!mapped.includes('kind') || !mapped.includes('subscription_id')) return null
  const before = knownSince(question, build)
  return `
    SELECT subscription, ${begunDaySql('signed', build.offsets)} AS day, told,
      row_number() OVER (ORDER BY signed, journey_id DESC) AS nth
    FROM (SELECT journey_id, subscription_id AS subscription,
        CASE kind WHEN 'renewal' THEN 'renewal_uplift' ELSE CAST(kind AS VARCHAR) END AS told
      FROM ${knownRows(journeys, before)}
      WHERE kind IN ('upsell', 'cross_sell', 'resell', 'renewal') AND subscription_id IS NOT NULL)
    JOIN (SELECT journey_id, min(entered_at) AS signed FROM ${knownRows(entries, before)}
      WHERE stage = 'commit' AND entered_at IS NOT NULL GROUP BY journey_id) USING (journey_id)`
}

/**
 * SQL for the tables that take what a unit fell by off its rises, kind by kind; what rounding left
 * too little goes to the first kind there is.
 */
function sharedSql(question: MoneyQuestion): string {
  const unit = `unit${bySql(question)}, period, p`
  const inOrder = expansionKinds.map(literal).join(', ')
  return `
    sums AS (
      SELECT ${unit}, kind, list_position([${inOrder}], kind) AS nth,
        CAST(sum(rise) AS ${MONEY}) AS rise, any_value(change) AS change
      FROM kinds GROUP BY ALL),
    running AS (
      SELECT *, CAST(sum(rise) OVER (PARTITION BY ${unit} ORDER BY nth) AS ${MONEY}) AS upto,
        CAST(sum(rise) OVER (PARTITION BY ${unit}) AS ${MONEY}) - change AS excess,
        row_number() OVER (PARTITION BY ${unit} ORDER BY nth) = 1 AS is_first
      FROM sums),
    shared AS (
      SELECT *, greatest(upto - greatest(excess, 0), 0) - greatest(upto - rise - greatest(excess, 0), 0)
          + CASE WHEN is_first AND excess < 0 THEN -excess ELSE 0 END AS amount
      FROM running
      UNION ALL BY NAME
      SELECT ${unit}, 'unknown' AS kind, change AS amount FROM grown
      WHERE NOT EXISTS (FROM kinds k WHERE k.unit = grown.unit AND k.p = grown.p AND k.period = grown.period${sameSliceSql(question, 'k', 'grown')}))`
}
