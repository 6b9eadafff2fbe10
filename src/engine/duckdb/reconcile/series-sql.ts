import type { SeriesQuestion, SeriesSum } from '../../reconcile.ts'
import { literal } from '../database.ts'
import type { SqlRow } from '../database.ts'
import { mappedColumns } from '../money/mapped-columns.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownSince } from '../money/subscription-slices.ts'
import { knownRows } from '../rows/versions.ts'
import { moneyOf } from '../questions/row-values.ts'
import { knownDimensions } from '../dimensions.ts'

const DAY = `CAST(month - DATE '1970-01-01' AS INTEGER)`

/** SQL for somebody else's figures; `null` where there are none, or none that may be seen. */
export function seriesSql(question: SeriesQuestion, build: OpenedBuild): string | null {
  const { table, name, month, byAccount, scope } = question
  knownDimensions(
    build.catalog,
    scope.map(({ dimension }) => dimension),
  )
  const loaded = build.tables.get(table)
  if (loaded === undefined || scope.length > 0) return null
  const or = mappedColumns(loaded)
  const isLedger = table === 'finance'
  const own = [
    `${isLedger ? literal(table) : 'name'} AS series`,
    `${DAY} AS day`,
    `${isLedger ? 'CAST(NULL AS VARCHAR)' : or('account_id', 'VARCHAR')} AS account`,
    `${isLedger ? or('revenue', 'DECIMAL(28, 10)') : 'amount'} AS figure`,
  ]
  const conditions = [
    'figure IS NOT NULL',
    ...(name === null ? [] : [`series = ${literal(name)}`]),
    ...(month === null ? [] : [`day = ${month}`]),
  ]
  return `
    SELECT series, day, account IS NOT NULL AS detailed, ${byAccount ? 'account' : 'NULL AS account'},
      count(*) AS n, CAST(sum(figure) AS VARCHAR) AS amount
    FROM (SELECT ${own.join(', ')} FROM ${knownRows(loaded, knownSince(question, build))})
    WHERE ${conditions.join(' AND ')} GROUP BY ALL`
}

/** One row of the answer to `seriesSql`. */
export function seriesOf(row: SqlRow, build: OpenedBuild): SeriesSum {
  return {
    name: String(row['series']),
    month: Number(row['day']),
    ofAccounts: row['detailed'] === true,
    account: row['account'] as string | null,
    rows: Number(row['n']),
    amount: moneyOf(row['amount'], build),
  }
}
