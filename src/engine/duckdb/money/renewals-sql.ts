import { AROUND_TERM } from '../../expansion.ts'
import type { MoneyQuestion } from '../../money.ts'
import type { RenewalsQuestion, RenewalTermsQuestion } from '../../renewals.ts'
import { literal } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownSince } from './subscription-slices.ts'
import { periodAfter, periodOf } from './calendar-sql.ts'
import { MONEY } from './exact-sql.ts'
import { knownRatesSql } from './exchange-sql.ts'
import { pricedSql } from './intervals-sql.ts'
import { atRateSql } from './money-sql.ts'
import { bySql, sameSliceSql } from './by-sql.ts'

/** SQL for sums of terms: `period`, `by_<i>`, `state`, `is_over`, `terms`, `due` and `renewed`. */
export function renewalsSql(question: RenewalsQuestion, build: OpenedBuild): string | null {
  const decided = decidedSql(question, build)
  if (decided === null) return null
  const by = bySql(question)
  const same = sameSliceSql(question, 't', 'p')
  return `${decided}
    SELECT period${by}, state, is_over, count(*) AS terms,
      CAST(CAST(sum(due) AS ${MONEY}) AS VARCHAR) AS due,
      CAST(CAST(sum(renewed) AS ${MONEY}) AS VARCHAR) AS renewed
    FROM decided GROUP BY ALL
    UNION ALL
    SELECT NULL${by}, 'unknown', false, count(*), '0', '0'
    FROM (SELECT DISTINCT sub${by} FROM pieces p WHERE starts < ${question.asOf}
      AND NOT EXISTS (FROM terms t WHERE t.sub = p.sub ${same}))
    GROUP BY ALL HAVING count(*) > 0 ORDER BY period NULLS FIRST${by}, state, is_over`
}

/** SQL for a page of terms: `sub`, `account`, `ends`, `state`, `is_over`, `due`, `renewed`, `total`. */
export function renewalTermsSql(question: RenewalTermsQuestion, build: OpenedBuild): string | null {
  const decided = decidedSql(question, build)
  if (decided === null) return null
  const { periods, states } = question
  const conditions = [
    'true',
    ...(periods.length === 0 ? [] : [`period IN (${periods.map(Number).join(', ')})`]),
    ...(states.length === 0 ? [] : [`state IN (${states.map(literal).join(', ')})`]),
  ]
  return `${decided}
    SELECT sub, account, ends, state, is_over, CAST(due AS VARCHAR) AS due,
      CAST(renewed AS VARCHAR) AS renewed, count(*) OVER () AS total
    FROM decided WHERE ${conditions.join(' AND ')}
    ORDER BY ends, sub${bySql(question)}`
}

/** SQL for the lengths of terms: `by_<i>`, `days` and `terms`. */
export function termLengthsSql(question: MoneyQuestion, build: OpenedBuild): string | null {
  const priced = pricedSql(question, build, 'terms')
  if (priced === null) return null
  const by = bySql(question)
  return `WITH pieces AS (${piecesSql(priced)}),
    terms AS (
      SELECT sub${by}, term_day - min(starts) AS days
      FROM pieces WHERE term_day > starts AND starts < ${question.asOf} GROUP BY sub${by}, term_day)
    SELECT days${by}, count(*) AS terms FROM terms GROUP BY ALL ORDER BY days${by}`
}

function piecesSql(priced: string): string {
  return `SELECT *, coalesce(s_id, s_account, '') AS sub FROM (${priced})
      WHERE stops IS NULL OR stops > starts`
}

/** SQL that begins with the tables `pieces`, `terms` and `decided`. */
function decidedSql(question: RenewalsQuestion, build: OpenedBuild): string | null {
  const priced = pricedSql(question, build, 'terms')
  if (priced === null) return null
  const { asOf, grace, interval } = question
  const by = bySql(question)
  const same = sameSliceSql(question, 'p', 't')
  // The midnight at which a renewal on time is paid, and that on which the days of grace end.
  const after = `ends + ${AROUND_TERM + 1}`
  const over = `${asOf} >= ends + ${Math.max(grace, AROUND_TERM) + 1}`
  const soon = `ends - ${AROUND_TERM}`
  const states = {
    early: `p.term_day > ends AND p.starts > t.starts AND (p.starts < least(${soon}, ${asOf})
      OR p.signed_day > t.begin_day AND p.signed_day < least(${soon}, ${asOf}))`,
    on_time: `${asOf} >= ${after} AND p.starts < ${after} AND (p.stops IS NULL OR p.stops >= ${after})`,
    late: `p.starts >= ${after} AND p.starts <= ends + ${grace} AND p.starts < ${asOf}`,
  }
  const names = Object.keys(states)
  const found = Object.entries(states).map(
    ([name, condition]) =>
      `arg_min({'starts': p.starts, 'native': p.native, 'worth': p.worth}, p.starts)
        FILTER (${condition}) AS ${name}`,
  )
  const first = `coalesce(${names.join(', ')})`
  const rates = knownRatesSql(build, knownSince(question, build))
  const isRated = rates !== null && question.policies.currency === 'period'
  const rated = (native: string, day: string, as: string): string =>
    isRated
      ? `ASOF LEFT JOIN (${rates}) ${as} ON ${as}.r_currency = ${native} AND ${day} >= ${as}.r_day`
      : ''
  const at = (amount: string, rate: string): string => (isRated ? atRateSql(amount, rate) : amount)
  const isOwn = (native: string, rate: string): string =>
    `CASE WHEN ${native} <> ${literal(build.catalog.currency)} THEN ${rate} END`
  return `WITH pieces AS MATERIALIZED (${piecesSql(priced)}),
    terms AS MATERIALIZED (
      SELECT sub${by}, term_day AS ends, max(starts) AS starts,
        arg_max(begin_day, starts) AS begin_day, arg_max(native, starts) AS native,
        arg_max(worth, starts) AS worth, arg_max(s_account, starts) AS account
      FROM pieces WHERE term_day > starts AND starts < ${asOf} GROUP BY sub${by}, term_day),
    found AS (
      SELECT t.sub${bySql(question, 't')}, t.ends, t.native, t.worth, t.account,
        ${found.join(', ')}
      FROM terms t JOIN pieces p ON p.sub = t.sub ${same} GROUP BY ALL),
    priced_terms AS (
      SELECT *, ${periodOf('ends', interval)} AS period,
        least(${periodAfter('period', interval)}, ${asOf}) - 1 AS last_day, ${over} AS is_over,
        CASE ${names.map((name) => `WHEN ${name} IS NOT NULL THEN '${name}'`).join(' ')}
          WHEN ${over} THEN 'lost' ELSE 'open' END AS state,
        ${first}.native AS then_native, ${first}.worth AS then_worth, ${first}.starts AS then_starts
      FROM found),
    decided AS (
      SELECT f.* EXCLUDE (worth),
        CAST(${at('f.worth', isOwn('f.native', 'r1.rate'))} AS ${MONEY}) AS due,
        CAST(coalesce(${at('then_worth', isOwn('then_native', 'coalesce(r2.rate, r3.rate)'))}, 0) AS ${MONEY}) AS renewed
      FROM priced_terms f
        ${rated('f.native', 'f.last_day', 'r1')}
        ${rated('f.then_native', 'f.last_day', 'r2')}
        ${rated('f.then_native', 'f.then_starts', 'r3')})`
}
