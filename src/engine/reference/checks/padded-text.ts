import type { Finding } from '../../../findings/finding.ts'
import { amountsIn } from '../money/row-values.ts'
import { smallest } from '../text-order.ts'
import type { Zone } from '../zone.ts'
import { mapsColumn } from './checked-table.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'

const WITH_MONEY: readonly string[] = ['charges', 'subscriptions']

/** Columns of ids and texts in which rows that count have blanks around their text. */
export function paddedText(
  table: CheckedTable,
  kept: readonly CheckedRow[],
  { setup: { currency } }: Zone,
): Finding[] {
  const isMoney = WITH_MONEY.includes(table.definition.name) && mapsColumn(table, 'amount')
  return table.columns.flatMap(({ name }): Finding[] => {
    const rows = kept.filter(({ padded }) => padded.includes(name))
    if (rows.length === 0) return []
    const texts = rows.map(({ written, raw }) => written[name] ?? raw[name] ?? null)
    return [
      {
        code: 'padded_text',
        severity: 'info',
        where: `${table.definition.name}.${name}`,
        rows: rows.length,
        params: {
          example: smallest(texts) ?? '',
          amounts: isMoney ? amountsIn(rows, currency) : [],
        },
      },
    ]
  })
}
