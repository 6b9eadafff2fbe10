import { loosened } from '../mess/mess.ts'
import type { Messy } from '../mess/mess.ts'
import { systemTables } from '../systems/system-table.ts'
import type { ColumnType, SystemTable, TableId } from '../systems/system-table.ts'
import type { Truth } from '../truth/truth.ts'

export interface ExportedTable extends SystemTable {
  /** In Parquet, column by column. */
  readonly types: readonly string[]
  /** No journey has a part in it. */
  readonly isCompanys: boolean
}

const types: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DECIMAL(18, 6)',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
}

const companys: readonly TableId[] = [
  'marketing/spend',
  'crm/people',
  'finance/ledger',
  'finance/exchange_rates',
  'finance/reported_arr',
]

/** The tables with their types in Parquet; a column in which anything may stand is text. */
export function exportedTables(truth: Truth, messy: readonly Messy[]): readonly ExportedTable[] {
  const loose = loosened(messy)
  return systemTables(truth).map((table) => ({
    ...table,
    types: table.columns.map(({ name, type }) =>
      loose.has(`${table.name}.${name}`) ? types.text : types[type],
    ),
    isCompanys: companys.includes(table.name),
  }))
}
