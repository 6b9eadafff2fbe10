import { addDays, startOfDay } from '../../../time/calendar.ts'
import type { Day } from '../../engine.ts'
import { canonicalCells, canonicalText } from '../checks/canonical-text.ts'
import type { CheckedRow } from '../checks/checked-row.ts'
import { mapsColumn } from '../checks/checked-table.ts'
import type { KeptTables } from '../checks/kept-table.ts'
import type { Remark, RemarkOf } from '../checks/remark.ts'
import { rowsKnown } from '../checks/versions.ts'
import { groupBy } from '../group-by.ts'
import { compareText } from '../text-order.ts'
import type { Zone } from '../zone.ts'
import { amountsIn, lowerOf, moneyOf, textOf, timeOf } from './row-values.ts'

/** Ten years, in days. */
const FAR = 3653
const SHORT = 28

type DoubtCode =
  | 'charge_zero'
  | 'charge_negative'
  | 'charge_repeated'
  | 'charge_short'
  | 'money_far_end'

interface Doubt {
  readonly code: DoubtCode
  readonly severity: 'info' | 'warning'
  readonly table: 'charges' | 'subscriptions'
  readonly column: string
  readonly rows: readonly CheckedRow[]
}

/** What is doubtful about rows of money by themselves, whichever profile counts them. */
export function moneyDoubts(tables: KeptTables, zone: Zone, asOf: Day): Remark[] {
  const charges = rowsKnown(tables, 'charges', Infinity)
  const lines = charges.filter((row) => ['', 'recurring'].includes(lowerOf(row, 'kind')))
  const far = addDays(asOf, FAR)
  const late = startOfDay(far, zone.offsets)
  const about = { severity: 'warning', table: 'charges' } as const
  const doubts: readonly Doubt[] = [
    {
      ...about,
      code: 'charge_zero',
      severity: 'info',
      column: 'amount',
      rows: lines.filter((row) => worthOf(row) === 0n),
    },
    {
      ...about,
      code: 'charge_negative',
      column: 'amount',
      rows: lines.filter((row) => worthOf(row) < 0n),
    },
    {
      ...about,
      code: 'charge_repeated',
      column: 'charge_id',
      rows: repeated(lines, tables, zone),
    },
    {
      ...about,
      code: 'charge_short',
      severity: 'info',
      column: 'period_end',
      rows: lines.filter(
        (row) =>
          worthOf(row) > 0n &&
          timeOf(row, 'period_start') !== null &&
          daysOf(row) > 0 &&
          daysOf(row) < SHORT,
      ),
    },
    {
      ...about,
      code: 'money_far_end',
      column: 'period_end',
      rows: charges.filter((row) => (timeOf(row, 'period_end') ?? -Infinity) >= far),
    },
    {
      ...about,
      code: 'money_far_end',
      table: 'subscriptions',
      column: 'ended_at',
      rows: rowsKnown(tables, 'subscriptions', Infinity).filter(
        (row) => (timeOf(row, 'ended_at') ?? -Infinity) >= late,
      ),
    },
  ]
  return doubts.flatMap((doubt) => remarksOf(doubt, tables, zone))
}

/** Of lines alike in whom, what, when and how much they charge: all but the first by id. */
function repeated(lines: readonly CheckedRow[], tables: KeptTables, zone: Zone): CheckedRow[] {
  if (!['period_start', 'period_end'].every((name) => mapsColumn(tables.get('charges'), name))) {
    return []
  }
  const dated = lines.filter(
    (row) =>
      (moneyOf(row, 'amount') ?? 0n) !== 0n &&
      timeOf(row, 'period_start') !== null &&
      timeOf(row, 'period_end') !== null,
  )
  const alike = groupBy(dated, (row) =>
    JSON.stringify([
      ...['account_id', 'subscription_id', 'product'].map((column) => textOf(row, column)),
      textOf(row, 'currency') ?? zone.setup.currency,
      timeOf(row, 'period_start'),
      timeOf(row, 'period_end'),
      String(moneyOf(row, 'amount')),
    ]),
  )
  return [...alike.values()].flatMap((same) =>
    same.toSorted((a, b) => compareText(idOf(a), idOf(b))).slice(1),
  )
}

function worthOf(row: CheckedRow): bigint {
  return moneyOf(row, 'amount') ?? 0n
}

function daysOf(row: CheckedRow): number {
  return (timeOf(row, 'period_end') ?? Infinity) - (timeOf(row, 'period_start') ?? 0)
}

function idOf(row: CheckedRow): string {
  return textOf(row, 'charge_id') ?? ''
}

function remarksOf(
  { code, severity, table, column, rows }: Doubt,
  tables: KeptTables,
  zone: Zone,
): Remark[] {
  const columns = tables.get(table)?.columns ?? []
  const shown = columns.find(({ name }) => name === column)
  const amounts = amountsIn(rows, zone.setup.currency)
  return rows.map((row): RemarkOf<DoubtCode> => ({
    code,
    severity,
    where: `${table}.${column}`,
    table,
    row: canonicalCells(row, columns, zone),
    value: shown === undefined ? null : canonicalText(row, shown, zone),
    rows: 1,
    params: (example) => ({ example, amounts, source: table }),
  })) as Remark[]
}
