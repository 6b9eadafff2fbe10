import type { MoneyQuestion } from '../../money.ts'
import { filterSql } from '../questions/counts-sql.ts'
import { literal } from '../database.ts'
import { dimensionColumn } from '../facts/known-journeys.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownSince, slicedSql } from './subscription-slices.ts'
import { convertedSql } from './exact-sql.ts'
import { knownRatesSql } from './exchange-sql.ts'
import { pricedChargesSql } from './priced-charges.ts'
import { pricedSubscriptionsSql } from './priced-subscriptions.ts'
import { knownDimensions } from '../dimensions.ts'

/** What intervals depend on. */
type IntervalsQuestion = Omit<MoneyQuestion, 'interval'>

/**
 * SQL for all intervals of a question's source and slices, whether they count or not; `null` where
 * the source is not mapped. Columns:
 * - `unit` and `by_<i>`;
 * - `native`, the currency, and `written` and `amount` as they stand there;
 * - `why` it does not count, NULL where it does; `is_cut`, by the next interval; `is_first` of the
 *   lines that are summed;
 * - `begin_day`, `end_day`, and `split_day`, from which `later` holds instead of `worth`: what it
 *   is worth in a year, in the native currency, of which `rate` is the rate when it began;
 * - `signed_day`, `term_day`, on which its term ends, and `last_term_day`, that of the one before.
 */
export function intervalsSql(question: IntervalsQuestion, build: OpenedBuild): string | null {
  const { policies, by, where, scope } = question
  const filters = [...where, ...scope]
  const names = [...by, ...filters.map(({ dimension }) => dimension)]
  const dimensions = knownDimensions(build.catalog, names)
  const source = build.tables.get(policies.source)
  if (source === undefined) return null
  const before = knownSince(question, build)
  const priced = policies.source === 'charges' ? pricedChargesSql : pricedSubscriptionsSql
  const hasParents =
    question.grain === 'parent' &&
    build.tables.get('accounts')?.columns.some(({ name }) => name === 'parent_id') === true
  const sliced = slicedSql(build, {
    lines: ratedSql(priced(source, policies, build, before), question, build),
    names,
    knownBefore: before,
    ...(hasParents ? { ofAccount: { s_parent: 'a.parent_id' } } : {}),
  })
  const conditions = filters.map((filter) => filterSql(filter, { dimensions }))
  return `SELECT *, ${unitSql(question, hasParents)} AS unit
      ${by.map((name, i) => `, ${dimensionColumn(name)} AS by_${i}`).join('')}
    FROM (${sliced}) ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}`
}

/**
 * SQL for what counts, in pieces of one price: `unit`, `by_<i>`, `native`, `worth`, and the days
 * it `starts` and `stops`, NULL where that is not before the as-of date. `worth` is in the
 * project's currency where a rate holds for good. Where terms are asked for, what begins later is
 * among it, and each piece tells `s_id`, `s_account`, `product`, `begin_day`, `signed_day`, its
 * `term_day`, and `term_before`, that of the price before it.
 */
export function pricedSql(
  question: IntervalsQuestion,
  build: OpenedBuild,
  asked: 'terms' | null = null,
): string | null {
  const intervals = intervalsSql(question, build)
  if (intervals === null) return null
  const own = literal(build.catalog.currency)
  const worth = (amount: string) =>
    question.policies.currency === 'begin' && build.tables.has('exchange_rates')
      ? `CASE WHEN native = ${own} THEN ${amount} ELSE ${convertedSql(amount, 'rate')} END`
      : amount
  const before = (day: string) =>
    asked === null ? `CASE WHEN ${day} < ${question.asOf} THEN ${day} END` : day
  const about = ['s_id', 's_account', 'product', 'begin_day', 'signed_day', 'term_day']
  const kept = [
    'unit',
    ...question.by.map((_, i) => `by_${i}`),
    'native',
    ...(asked === null ? [] : about),
  ].join(', ')
  const piece = (starts: string, stops: string, amount: string, term: string) => `
    SELECT ${kept}, ${starts} AS starts, ${before(stops)} AS stops, ${worth(amount)} AS worth
      ${asked === null ? '' : `, ${term} AS term_before`}
    FROM counted WHERE ${asked === null ? `${starts} < ${question.asOf} AND` : ''} ${amount} > 0`
  const whole = piece('begin_day', 'coalesce(split_day, end_day)', 'worth', 'last_term_day')
  const subscriptions = build.tables.get('subscriptions')?.columns.map(({ name }) => name) ?? []
  const canSplit =
    question.policies.source === 'subscriptions' &&
    question.policies.discounts === 'all' &&
    ['discount_ends_at', 'list_amount'].every((column) => subscriptions.includes(column))
  return `WITH counted AS ${canSplit ? 'MATERIALIZED' : 'NOT MATERIALIZED'} (
      SELECT ${asked === null ? '* EXCLUDE (signed_day, term_day, last_term_day)' : '*'}
      FROM (${intervals}) WHERE why IS NULL AND is_first)
    ${whole} ${canSplit ? `UNION ALL ${piece('split_day', 'end_day', 'later', 'term_day')}` : ''}`
}

/** Intervals with the rate of their first day; one in a currency without one does not count. */
function ratedSql(intervals: string, question: IntervalsQuestion, build: OpenedBuild): string {
  const rates = knownRatesSql(build, knownSince(question, build))
  const isForeign = `native <> ${literal(build.catalog.currency)}`
  if (rates === null) {
    return `SELECT * REPLACE (CASE WHEN why IS NULL AND ${isForeign} THEN 'no_rate' ELSE why END AS why)
      ${question.policies.currency === 'begin' ? ', CAST(NULL AS DECIMAL(28, 10)) AS rate' : ''}
      FROM (${intervals})`
  }
  const joined =
    question.policies.currency === 'begin'
      ? `ASOF LEFT JOIN (${rates}) r ON r.r_currency = i.native AND i.begin_day >= r.r_day`
      : `LEFT JOIN (SELECT r_currency, min(r_day) AS r_day FROM (${rates}) GROUP BY ALL) r
         ON r.r_currency = i.native AND i.begin_day >= r.r_day`
  return `SELECT i.* REPLACE (CASE WHEN i.why IS NULL AND ${isForeign} AND r.r_day IS NULL
        THEN 'no_rate' ELSE i.why END AS why)
      ${question.policies.currency === 'begin' ? ', r.rate' : ''}
    FROM (${intervals}) i ${joined}`
}

function unitSql({ grain }: IntervalsQuestion, hasParents: boolean): string {
  switch (grain) {
    case 'subscription':
      return `coalesce(s_id, s_account, '')`
    case 'product':
      return `coalesce(s_account, '') || ' · ' || coalesce(product, '')`
    case 'account':
      return `coalesce(s_account, '')`
    case 'parent':
      return hasParents ? `coalesce(s_parent, s_account, '')` : `coalesce(s_account, '')`
  }
}
