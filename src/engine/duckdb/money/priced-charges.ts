import type { RevenuePolicies } from '../../../standard/revenue-policies.ts'
import { literal } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownRows } from '../rows/versions.ts'
import { begunDaySql } from './calendar-sql.ts'
import { MONEY, ratioSql, scaledSql } from './exact-sql.ts'
import { mappedColumns } from './mapped-columns.ts'
import { sameSql } from './by-sql.ts'

/** Hundredths of a year that the length of a whole period is rounded to. */
const WHOLE = [25, 50, 75, 100, 200, 300, 400, 500, 600]

/**
 * SQL for the lines of `charges` as intervals, in the columns of `intervals-sql.ts`. The first of
 * the lines of one thing carries what they are worth together.
 */
export function pricedChargesSql(
  charges: LoadedTable,
  policies: RevenuePolicies,
  { catalog, offsets }: Pick<OpenedBuild, 'catalog' | 'offsets'>,
  before: number | null,
): string {
  const or = mappedColumns(charges)
  const day = (column: string) => `CAST(${or(column, 'DATE')} - DATE '1970-01-01' AS INTEGER)`
  const texts = { s_id: 'subscription_id', s_account: 'account_id', product: 'product' }
  const kinds = ['recurring', ...(policies.usage === 'include' ? ['usage'] : [])]
  const kind = `coalesce(lower(${or('kind', 'VARCHAR')}), 'recurring')`
  const status = `coalesce(lower(${or('status', 'VARCHAR')}), '')`
  const isOut =
    policies.notCounted.length === 0
      ? 'false'
      : `${status} IN (${policies.notCounted.map(literal).join(', ')})`
  const other = `${kind} NOT IN (${kinds.map(literal).join(', ')}) OR ${isOut}`
  const lines = `
    SELECT ${Object.entries(texts)
      .map(([as, column]) => `${or(column, 'VARCHAR')} AS ${as}`)
      .join(', ')}, amount, ${or('currency', 'VARCHAR')} AS written,
      coalesce(written, ${literal(catalog.currency)}) AS native,
      ${day('period_start')} AS begin_day, ${day('period_end')} AS end_day,
      CASE WHEN end_day <= begin_day THEN 'empty' WHEN ${other} THEN 'not_recurring'
        WHEN begin_day IS NULL OR end_day IS NULL THEN 'no_period' END AS known,
      ${begunDaySql('charged_at', offsets)} AS charged_day,
      ${kind} = 'credit' AND amount < 0 AND end_day > begin_day AND NOT (${isOut}) AS is_credit
    FROM ${knownRows(charges, before)}`
  const judged = `
    SELECT *, CAST(sum(amount) OVER one AS ${MONEY}) AS total,
      row_number() OVER one = 1 AS is_first, end_day - begin_day AS days
    FROM (${lines})
    WINDOW one AS (PARTITION BY s_account, s_id, product, begin_day, end_day, native, known
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)`
  const canCredit = charges.columns.some(({ name }) => name === 'kind')
  return `
    SELECT s_id, s_account, product, native, written, amount, is_first, false AS is_cut,
      CASE WHEN known IS NOT NULL THEN known
        WHEN total <= 0 OR stops = begin_day THEN 'not_positive' END AS why,
      coalesce(begin_day, charged_day) AS begin_day, coalesce(stops, end_day) AS end_day,
      CAST(NULL AS INTEGER) AS split_day,
      CASE WHEN known IS NULL THEN ${worthSql(policies)} END AS worth,
      CAST(NULL AS ${MONEY}) AS later, CAST(NULL AS INTEGER) AS term_day,
      CAST(NULL AS INTEGER) AS last_term_day, CAST(NULL AS INTEGER) AS signed_day
    FROM (${canCredit ? creditedSql(judged) : `SELECT *, CAST(NULL AS INTEGER) AS stops FROM (${judged})`})`
}

const THING = ['s_account', 's_id', 'product', 'native']

/**
 * SQL for lines with the day, `stops`, from which what is left of one was paid back, to a day's
 * worth and a hundredth; NULL where none was. A credit is for one line: the last that began before
 * it, and one that begins with it only where there is no such.
 */
function creditedSql(judged: string): string {
  const thing = THING.join(', ')
  return `WITH judged AS MATERIALIZED (${judged}),
    credits AS (SELECT ${thing}, begin_day AS since, end_day, CAST(-sum(amount) AS ${MONEY}) AS back
      FROM judged WHERE is_credit GROUP BY ALL),
    meant AS (SELECT ${THING.map((column) => `l.${column}`).join(', ')}, l.begin_day, l.end_day, c.since
      FROM judged l JOIN credits c
        ON ${same(THING, 'l', 'c')} AND l.end_day = c.end_day AND c.since >= l.begin_day
      WHERE l.known IS NULL AND l.is_first AND (${scaledSql('c.back')} + 100000000) * l.days
        >= ${scaledSql('l.total')} * (l.end_day - c.since - CAST(c.since > l.begin_day AS INTEGER))
      QUALIFY row_number() OVER (PARTITION BY ${THING.map((column) => `l.${column}`).join(', ')}, l.end_day, c.since
        ORDER BY l.begin_day < c.since DESC, l.begin_day DESC) = 1),
    cuts AS (SELECT ${thing}, begin_day, end_day, min(since) AS stops FROM meant GROUP BY ALL)
    SELECT j.*, cuts.stops FROM judged j
      LEFT JOIN cuts ON ${same([...THING, 'begin_day', 'end_day'], 'j', 'cuts')}`
}

const BEGIN = `DATE '1970-01-01' + begin_day`
const END = `DATE '1970-01-01' + end_day`
const MONTHS = `date_diff('month', ${BEGIN}, ${END})`
/** Both are of one date, or one the last of a month that has no such date. */
const IS_MONTHS = `${MONTHS} > 0 AND (${BEGIN} + to_months(CAST(${MONTHS} AS INTEGER)) = ${END}
  OR ${END} - to_months(CAST(${MONTHS} AS INTEGER)) = ${BEGIN})`

function worthSql({ wholePeriods }: RevenuePolicies): string {
  const exact = ratioSql('total', 36_525, '100 * CAST(days AS HUGEINT)')
  if (!wholePeriods) return exact
  const hundredths = '((20000 * CAST(days AS BIGINT) + 36525) // 73050)'
  const whole =
    wholePeriods === 'months' ? `WHEN ${IS_MONTHS} THEN ${ratioSql('total', 12, MONTHS)}` : ''
  return `CASE ${whole} WHEN ${hundredths} IN (${WHOLE.join(', ')})
    THEN ${ratioSql('total', 100, hundredths)} ELSE ${exact} END`
}

function same(columns: readonly string[], a: string, b: string): string {
  return columns.map((column) => sameSql(column, a, b)).join(' AND ')
}
