import type { Finding, FindingCode, Severity } from '../../../findings/finding.ts'
import type { TableName } from '../../../standard/types.ts'
import { addDays, startOfDay } from '../../../time/calendar.ts'
import { canonicalSql, cellsSql } from '../canonical-sql.ts'
import { type Database, literal } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownRows } from '../rows/versions.ts'
import { mappedColumns } from './mapped-columns.ts'
import { moneyOf } from '../questions/row-values.ts'

/** Ten years, in days. */
const FAR = 3653
const SHORT = 28

type Build = Pick<OpenedBuild, 'tables' | 'offsets'> & {
  readonly catalog: Pick<OpenedBuild['catalog'], 'asOf' | 'currency'>
}

type DoubtCode = Extract<
  FindingCode,
  'charge_zero' | 'charge_negative' | 'charge_repeated' | 'charge_short' | 'money_far_end'
>

interface Doubt {
  readonly code: DoubtCode
  readonly severity: Severity
  readonly table: TableName & ('charges' | 'subscriptions')
  readonly column: string
  /** Beside it columns that the condition needs. */
  readonly needs: readonly string[]
  /** SQL over the rows of the table. */
  readonly when: string
}

function doubtsOf({ tables, offsets, catalog }: Build): readonly Doubt[] {
  const charges = tables.get('charges')
  const or = charges === undefined ? (column: string) => column : mappedColumns(charges)
  const isLine = `coalesce(lower(${or('kind', 'VARCHAR')}), 'recurring') = 'recurring'`
  const far = addDays(catalog.asOf, FAR)
  const alike = ['account_id', 'subscription_id', 'product'].map((column) => or(column, 'VARCHAR'))
  const same = [
    ...alike,
    `coalesce(${or('currency', 'VARCHAR')}, ${literal(catalog.currency)})`,
    'period_start',
    'period_end',
    'amount',
  ].join(', ')
  const about = { severity: 'warning', table: 'charges' } as const
  const period = ['period_start', 'period_end']
  return [
    {
      ...about,
      code: 'charge_zero',
      severity: 'info',
      column: 'amount',
      needs: [],
      when: `WHERE ${isLine} AND amount = 0`,
    },
    {
      ...about,
      code: 'charge_negative',
      column: 'amount',
      needs: [],
      when: `WHERE ${isLine} AND amount < 0`,
    },
    {
      ...about,
      code: 'charge_repeated',
      column: 'charge_id',
      needs: period,
      when: `WHERE ${isLine} AND amount <> 0 AND period_start IS NOT NULL AND period_end IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY ${same} ORDER BY charge_id) > 1`,
    },
    {
      ...about,
      code: 'charge_short',
      severity: 'info',
      column: 'period_end',
      needs: period,
      when: `WHERE ${isLine} AND amount > 0 AND period_end > period_start AND period_end - period_start < ${SHORT}`,
    },
    {
      ...about,
      code: 'money_far_end',
      column: 'period_end',
      needs: [],
      when: `WHERE period_end >= DATE '1970-01-01' + ${far}`,
    },
    {
      ...about,
      code: 'money_far_end',
      table: 'subscriptions',
      column: 'ended_at',
      needs: [],
      when: `WHERE ended_at >= ${startOfDay(far, offsets)}`,
    },
  ]
}

/** SQL for the doubtful rows, as rows set apart show them, with `worth` and `written`; `null` where its columns are not mapped. */
function doubtSql({ table, column, needs, when }: Doubt, build: Build): string | null {
  const loaded = build.tables.get(table)
  const shown = columnsOf(loaded).find(({ name }) => name === column)
  const names = columnsOf(loaded).map(({ name }) => name)
  if (loaded === undefined || shown === undefined || !needs.every((name) => names.includes(name))) {
    return null
  }
  const text = { offsets: build.offsets, currency: build.catalog.currency }
  const or = mappedColumns(loaded)
  return `SELECT ${literal(table)} AS table_name, ${canonicalSql(shown, text)} AS value,
      ${cellsSql(loaded.columns, text)} AS cells, ${or('amount', 'DECIMAL(28, 10)')} AS worth,
      coalesce(${or('currency', 'VARCHAR')}, ${literal(text.currency)}) AS written
    FROM ${knownRows(loaded, null)} ${when}`
}

function columnsOf(loaded: LoadedTable | undefined): LoadedTable['columns'] {
  return loaded?.columns ?? []
}

/** What is doubtful about rows of money by themselves, whichever profile counts them. */
export async function moneyDoubtFindings(
  database: Database,
  build: Build,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const doubt of doubtsOf(build)) {
    const sql = doubtSql(doubt, build)
    if (sql === null) continue
    const found =
      await database.run(`SELECT written, count(*) AS n, min(min(value)) OVER () AS example,
        CAST(coalesce(sum(worth), 0) AS VARCHAR) AS worth
      FROM (${sql}) GROUP BY written ORDER BY written`)
    const rows = found.reduce((sum, row) => sum + Number(row['n']), 0)
    if (rows === 0) continue
    const amounts = found.map((row) => ({
      amount: moneyOf(row['worth'], build),
      currency: String(row['written']),
    }))
    const example = String(found[0]?.['example'] ?? '')
    const { code, severity, table, column } = doubt
    const params = { example, amounts, source: table }
    findings.push({ code, severity, where: `${table}.${column}`, rows, params })
  }
  return findings
}

/** SQL for the rows of such a finding; `null` where it is another. */
export function doubtedMoneySql(finding: string, build: OpenedBuild): string | null {
  const doubt = doubtsOf(build).find(
    ({ code, table, column }) => finding === `${code}:${table}.${column}`,
  )
  const sql = doubt === undefined ? null : doubtSql(doubt, build)
  return sql === null ? null : `SELECT table_name, value, cells FROM (${sql})`
}
