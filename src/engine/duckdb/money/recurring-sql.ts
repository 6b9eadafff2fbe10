import { paymentsPerYear } from '../../../standard/billing-periods.ts'
import { startOfDay } from '../../../time/calendar.ts'
import type { Recurring, RecurringQuestion } from '../../engine.ts'
import { filterSql } from '../questions/counts-sql.ts'
import { literal } from '../database.ts'
import type { SqlRow } from '../database.ts'
import { begunDaySql } from './calendar-sql.ts'
import { amountOf, scaledSql } from './exact-sql.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { dimensionColumn } from '../facts/known-journeys.ts'
import { knownSince, slicedSql } from './subscription-slices.ts'
import { knownRows } from '../rows/versions.ts'
import { moneyOf, sliceOf } from '../questions/row-values.ts'
import { mappedColumns } from './mapped-columns.ts'
import { knownDimensions } from '../dimensions.ts'

const YEAR_UNITS = 365 * 366

/** SQL for a year's money of subscriptions; `null` where none are mapped. */
export function recurringSql(question: RecurringQuestion, build: OpenedBuild): string | null {
  const { tables, offsets, catalog } = build
  const dimensions = knownDimensions(catalog, question.by)
  const by = question.by.map((_, i) => `by_${i}`)
  const slices = question.by.map((dimension, i) => `${dimensionColumn(dimension)} AS by_${i}`)
  const filters = [...question.where, ...question.scope].map((filter) =>
    filterSql(filter, { dimensions }),
  )
  const subscriptions = tables.get('subscriptions')
  if (subscriptions === undefined) return null
  const asOf = startOfDay(question.asOf, offsets)
  const asked = [
    `committed < ${asOf}`,
    ...(question.from === null ? [] : [`committed >= ${startOfDay(question.from, offsets)}`]),
    ...(question.to === null ? [] : [`committed < ${startOfDay(question.to, offsets)}`]),
  ].join(' AND ')
  const before = knownSince(question, build)
  const left = `least(coalesce(ended_at, started_at + 1), coalesce(cancelled_at, started_at + 1))`
  const states = {
    committed: `nth = 1 AND ${asked}`,
    started: `nth = 1 AND ${asked} AND started_at < ${asOf} AND ${left} > started_at`,
    waiting: `nth = 1 AND ${asked} AND started_at >= ${asOf}
      AND coalesce(least(ended_at, cancelled_at) >= ${asOf}, true)`,
    running: `started_at < ${asOf} AND (ended_at IS NULL OR ended_at >= ${asOf})`,
    lifetime: `started_at < ${asOf}`,
  }
  const perState = Object.entries(states)
    .filter(([state]) => question.states?.some((each) => each === state) ?? true)
    .map(
      ([state, condition]) => `SELECT ${literal(state)} AS state, * FROM told WHERE ${condition}`,
    )
  if (perState.length === 0) return null
  // Each a column of its own: what a day is of its zone is long to say.
  const days = [
    `${begunDaySql('started_at', offsets)} AS begun_day`,
    `${begunDaySql('until', offsets)} AS until_day`,
  ]
  const lived = `greatest(0, ${dayUnitsSql('until_day')} - ${dayUnitsSql('begun_day')})`
  const names = [
    ...question.by,
    ...[...question.where, ...question.scope].map((each) => each.dimension),
  ]
  const { clusters } = question
  const clustered =
    clusters === undefined
      ? []
      : [`CAST(hash(coalesce(s_account, s_id)) % ${clusters} AS INTEGER) AS cluster`]
  const groups = [
    'state',
    ...by,
    'unknown',
    'listed',
    ...(clusters === undefined ? [] : ['cluster']),
  ]
  return `
    WITH lines AS (${linesSql(subscriptions, catalog.currency, before)}),
    told AS MATERIALIZED (
      SELECT * FROM (${slicedSql(build, { lines: 'FROM lines', names, knownBefore: before })})
      ${filters.length === 0 ? '' : `WHERE ${filters.join(' AND ')}`})
    SELECT ${groups.join(', ')}, count(*) AS n,
      ${sumSql('amount')},
      ${sumSql('list_amount')}
    FROM (SELECT ${['*', `CASE state WHEN 'lifetime' THEN ${lived} END AS lived`, ...slices, ...clustered, 'unknown IS NULL AND list_amount IS NOT NULL AS listed'].join(', ')}
      FROM (SELECT *, ${days.join(', ')}
        FROM (SELECT *, least(ended_at, next, ${asOf}) AS until FROM (${perState.join(' UNION ALL ')}))))
    GROUP BY ${groups.join(', ')}`
}

/** SQL for what an amount comes to: for a year, or for what was lived of it. */
function sumSql(amount: string): string {
  return `CAST(CASE state
      WHEN 'lifetime' THEN ${livedSql(`sum(${scaledSql(amount)} * payments * lived)`)}
      ELSE sum(${amount} * payments) END AS VARCHAR) AS ${amount}`
}

/** One row of the answer to `recurringSql`. */
export function recurringOf(
  row: SqlRow,
  question: RecurringQuestion,
  build: Pick<OpenedBuild, 'catalog'>,
): Recurring {
  const unknown = row['unknown'] as Recurring['unknown']
  const listed = row['listed'] === true
  return {
    state: row['state'] as Recurring['state'],
    by: sliceOf(row, question),
    unknown,
    listed,
    ...(question.clusters === undefined ? {} : { cluster: Number(row['cluster']) }),
    count: Number(row['n']),
    amount: unknown === null ? moneyOf(row['amount'], build) : null,
    listAmount: listed ? moneyOf(row['list_amount'], build) : null,
  }
}

/** Priced intervals, each with its place in its subscription and when that was signed. */
function linesSql(subscriptions: LoadedTable, currency: string, before: number | null): string {
  const or = mappedColumns(subscriptions)
  const own = (column: string, type: string) => `${or(column, type)} AS ${column}`
  const payments = Object.entries(paymentsPerYear)
    .map(([word, times]) => `WHEN ${literal(word)} THEN ${times}`)
    .join(' ')
  const foreign = `coalesce(${or('currency', 'VARCHAR')} <> ${literal(currency)}, false)`
  return `
    SELECT *, first_value(coalesce(committed_at, started_at)) OVER own AS committed,
      row_number() OVER own AS nth, lead(started_at) OVER own AS next,
      CASE WHEN amount IS NULL THEN 'amount' WHEN is_foreign THEN 'currency'
        WHEN payments IS NULL THEN 'period' END AS unknown
    FROM (SELECT subscription_id AS s_id, account_id AS s_account, started_at,
        ${own('ended_at', 'BIGINT')}, ${own('cancelled_at', 'BIGINT')}, ${own('committed_at', 'BIGINT')},
        ${own('amount', 'DECIMAL(28, 10)')}, ${own('list_amount', 'DECIMAL(28, 10)')},
        CASE lower(${or('billing_period', 'VARCHAR')}) ${payments} END AS payments, ${foreign} AS is_foreign
      FROM ${knownRows(subscriptions, before)})
    WINDOW own AS (PARTITION BY s_id ORDER BY started_at)`
}

/** SQL for the years until a day, in parts of which both 365 and 366 make a whole number. */
function dayUnitsSql(day: string): string {
  const date = `(DATE '1970-01-01' + ${day})`
  const year = `year(${date})`
  const isLeap = `(${year} % 4 = 0 AND ${year} % 100 <> 0 OR ${year} % 400 = 0)`
  const ofDay = `(dayofyear(${date}) - 1) * CASE WHEN ${isLeap} THEN 365 ELSE 366 END`
  return `(${year} * ${YEAR_UNITS} + ${ofDay})`
}

/** SQL for what was lived of prices: a sum of scaled amounts, each times its parts of a year. */
function livedSql(sum: string): string {
  return amountOf(`((2 * ${sum} + sign(${sum}) * ${YEAR_UNITS}) // (2 * ${YEAR_UNITS}))`)
}
