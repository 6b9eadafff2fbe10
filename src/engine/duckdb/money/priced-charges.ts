import type { RevenuePolicies } from '../../../standard/revenue-policies.ts'
import { literal } from '../database.ts'
import type { LoadedTable } from '../load-table.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownRows } from '../versions.ts'
import { begunDaySql } from './calendar-sql.ts'
import { MONEY, ratioSql } from './exact-sql.ts'
import { mappedColumns } from './mapped-columns.ts'

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
  const status = `coalesce(lower(${or('status', 'VARCHAR')}), '')`
  const other = [
    `coalesce(lower(${or('kind', 'VARCHAR')}), 'recurring') NOT IN (${kinds.map(literal).join(', ')})`,
    ...(policies.notCounted.length === 0
      ? []
      : [`${status} IN (${policies.notCounted.map(literal).join(', ')})`]),
  ]
  const lines = `
    SELECT ${Object.entries(texts)
      .map(([as, column]) => `${or(column, 'VARCHAR')} AS ${as}`)
      .join(', ')}, amount, ${or('currency', 'VARCHAR')} AS written,
      coalesce(written, ${literal(catalog.currency)}) AS native,
      ${day('period_start')} AS begin_day, ${day('period_end')} AS end_day,
      CASE WHEN end_day <= begin_day THEN 'empty' WHEN ${other.join(' OR ')} THEN 'not_recurring'
        WHEN begin_day IS NULL OR end_day IS NULL THEN 'no_period' END AS known,
      ${begunDaySql('charged_at', offsets)} AS charged_day
    FROM ${knownRows(charges, before)}`
  return `
    SELECT s_id, s_account, product, native, written, amount, is_first, false AS is_cut,
      CASE WHEN known IS NOT NULL THEN known WHEN total <= 0 THEN 'not_positive' END AS why,
      coalesce(begin_day, charged_day) AS begin_day, end_day, CAST(NULL AS INTEGER) AS split_day,
      CASE WHEN known IS NULL THEN ${worthSql(policies)} END AS worth,
      CAST(NULL AS ${MONEY}) AS later, CAST(NULL AS INTEGER) AS term_day,
      CAST(NULL AS INTEGER) AS last_term_day, CAST(NULL AS INTEGER) AS signed_day
    FROM (SELECT *, CAST(sum(amount) OVER one AS ${MONEY}) AS total,
        row_number() OVER one = 1 AS is_first, end_day - begin_day AS days
      FROM (${lines})
      WINDOW one AS (PARTITION BY s_account, s_id, product, begin_day, end_day, native, known
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))`
}

function worthSql({ wholePeriods }: RevenuePolicies): string {
  const exact = ratioSql('total', 36_525, '100 * CAST(days AS HUGEINT)')
  if (!wholePeriods) return exact
  const hundredths = '((20000 * CAST(days AS BIGINT) + 36525) // 73050)'
  return `CASE WHEN ${hundredths} IN (${WHOLE.join(', ')})
    THEN ${ratioSql('total', 100, hundredths)} ELSE ${exact} END`
}
