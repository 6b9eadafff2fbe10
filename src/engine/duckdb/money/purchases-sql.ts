import { startOfDay } from '../../../time/calendar.ts'
import type { PurchasesQuestion } from '../../purchases.ts'
import { filterSql } from '../questions/counts-sql.ts'
import { literal } from '../database.ts'
import { dimensionColumn } from '../facts/known-journeys.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownSince, slicedSql } from './subscription-slices.ts'
import { knownRows } from '../rows/versions.ts'
import { begunDaySql } from './calendar-sql.ts'
import { convertedSql, MONEY } from './exact-sql.ts'
import { withRatesSql } from './exchange-sql.ts'
import { mappedColumns } from './mapped-columns.ts'
import { bySql } from './by-sql.ts'
import { knownDimensions } from '../dimensions.ts'

/**
 * SQL for `lines`, all there are of the question with `why` they do not count, and `days`, what each
 * customer, `account` and `by_<i>`, `paid` on a `day` and in how many `lines`; `null` where charges
 * are not mapped.
 */
function dayTables(question: PurchasesQuestion, build: OpenedBuild): readonly string[] | null {
  const { by, where, scope } = question
  const filters = [...where, ...scope]
  const names = [...by, ...filters.map(({ dimension }) => dimension)]
  const dimensions = knownDimensions(build.catalog, names)
  const charges = build.tables.get('charges')
  if (charges === undefined) return null
  const knownBefore = knownSince(question, build)
  const lines = linesSql(charges, question, build)
  const sliced = slicedSql(build, { lines, names, knownBefore })
  const conditions = filters.map((filter) => filterSql(filter, { dimensions }))
  const own = literal(build.catalog.currency)
  const marks = bySql(question)
  const slices = by.map((name, i) => `, ${dimensionColumn(name)} AS by_${i}`).join('')
  const paid = `CASE WHEN native = ${own} THEN native_sum ELSE ${convertedSql('native_sum', 'rate')} END`
  return [
    `lines AS MATERIALIZED (
      SELECT s_account AS account${slices}, day, native, amount, rate,
        CASE WHEN why IS NULL AND native <> ${own} AND rate IS NULL
          THEN 'no_rate' ELSE why END AS why
      FROM (${withRatesSql(sliced, build, knownBefore)})
      ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`})`,
    `days AS MATERIALIZED (
      SELECT account${marks}, day, CAST(sum(${paid}) AS ${MONEY}) AS paid,
        CAST(sum(n) AS BIGINT) AS n
      FROM (SELECT account${marks}, day, native, any_value(rate) AS rate, count(*) AS n,
          CAST(sum(amount) AS ${MONEY}) AS native_sum
        FROM lines WHERE why IS NULL GROUP BY ALL)
      GROUP BY ALL)`,
  ]
}

function linesSql(
  charges: LoadedTable,
  question: PurchasesQuestion,
  { catalog, offsets }: OpenedBuild,
): string {
  const { asOf, kinds, notCounted } = question
  const or = mappedColumns(charges)
  const kind = `coalesce(lower(${or('kind', 'VARCHAR')}), 'recurring')`
  const status = `coalesce(lower(${or('status', 'VARCHAR')}), '')`
  const isOther =
    kinds === null ? 'false' : kinds.length === 0 ? 'true' : `${kind} NOT IN ${listed(kinds)}`
  const isOut = notCounted.length === 0 ? 'false' : `${status} IN ${listed(notCounted)}`
  return `SELECT ${or('account_id', 'VARCHAR')} AS s_account,
      ${or('subscription_id', 'VARCHAR')} AS s_id, amount,
      coalesce(${or('currency', 'VARCHAR')}, ${literal(catalog.currency)}) AS native,
      ${begunDaySql('charged_at', offsets)} AS day,
      CASE WHEN ${or('account_id', 'VARCHAR')} IS NULL THEN 'no_account'
        WHEN ${isOther} THEN 'other_kind' WHEN ${isOut} THEN 'not_counted' END AS why
    FROM ${knownRows(charges, knownSince(question, { offsets }))}
    WHERE charged_at < ${startOfDay(asOf, offsets)}`
}

/** SQL for the purchases of customers in question: as `days`, with their `first` and `place`. */
function purchasesSql(question: PurchasesQuestion, build: OpenedBuild): string | null {
  const tables = dayTables(question, build)
  if (tables === null) return null
  const { from, to } = question
  const marks = bySql(question)
  const within = [
    ...(from === null ? [] : [`first >= ${from}`]),
    ...(to === null ? [] : [`first < ${to}`]),
  ]
  return `WITH ${tables.join(', ')}
    SELECT * FROM (SELECT account${marks}, day, paid, min(day) OVER own AS first
      FROM days WHERE paid > 0 WINDOW own AS (PARTITION BY account${marks}))
    ${within.length === 0 ? '' : `WHERE ${within.join(' AND ')}`}`
}

/** SQL for each customer: `account`, `by_<i>`, `repeats`, `first`, `last` and `spent`. */
export function buyersSql(question: PurchasesQuestion, build: OpenedBuild): string | null {
  const purchases = purchasesSql(question, build)
  const marks = bySql(question)
  return purchases === null
    ? null
    : `SELECT account${marks}, CAST(count(*) - 1 AS INTEGER) AS repeats, first, max(day) AS last,
        CAST(coalesce(sum(CASE WHEN day > first THEN paid END), 0) AS ${MONEY}) AS spent
      FROM (${purchases}) GROUP BY account${marks}, first`
}

/** SQL for what is bought in each `period`, in SQL over `day`. */
export function soldSql(
  question: PurchasesQuestion,
  build: OpenedBuild,
  period: string,
): string | null {
  const purchases = purchasesSql(question, build)
  const marks = bySql(question)
  return purchases === null
    ? null
    : `SELECT ${period} AS period${marks}, count(*) FILTER (day = first) AS firsts,
        count(*) FILTER (day > first) AS repeats,
        CAST(coalesce(sum(CASE WHEN day > first THEN paid END), 0) AS ${MONEY}) AS spent
      FROM (${purchases}) GROUP BY ALL`
}

/** SQL for `why` lines do not count, and how many. */
export function notPurchasedSql(question: PurchasesQuestion, build: OpenedBuild): string | null {
  const tables = dayTables(question, build)
  return tables === null
    ? null
    : `WITH ${tables.join(', ')}
      SELECT why, CAST(sum(n) AS BIGINT) AS n FROM (
        SELECT why, 1 AS n FROM lines WHERE why IS NOT NULL
        UNION ALL SELECT 'not_positive', n FROM days WHERE paid <= 0)
      GROUP BY ALL ORDER BY ALL`
}

function listed(values: readonly string[]): string {
  return `(${values.map(literal).join(', ')})`
}
