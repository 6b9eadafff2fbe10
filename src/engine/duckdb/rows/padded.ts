import type { Finding } from '../../../findings/finding.ts'
import { toldSql } from './apart.ts'
import { type Database, literal, name } from '../database.ts'
import type { LoadedTable } from './load-table.ts'
import { moneyOf } from '../questions/row-values.ts'
import { mappedColumns } from '../money/mapped-columns.ts'
import { checkedRows } from './rows-of.ts'
import { writtenColumn } from './versions.ts'

const WITH_MONEY: readonly string[] = ['charges', 'subscriptions']

/**
 * Counts the rows that count whose text has blanks around it, by column and currency: no row is
 * kept.
 * @param grows by journey too, for a refresh
 */
export async function countPadded(
  database: Database,
  loaded: LoadedTable,
  { grows }: { readonly grows: boolean },
): Promise<void> {
  const { table, columns, written } = loaded
  const or = mappedColumns(loaded)
  const texts = columns.map(({ name: column }) => {
    const given = written.includes(column)
      ? `coalesce(${writtenColumn(column)}, ${name(column)})`
      : `CAST(${name(column)} AS VARCHAR)`
    return `WHEN ${literal(`padded_text:${column}`)} THEN ${given}`
  })
  const isMoney =
    WITH_MONEY.includes(table.name) && columns.some(({ name: column }) => column === 'amount')
  await database.run(`INSERT INTO padded
    SELECT ${literal(table.name)}, split_part(tag, ':', 2), ${grows ? or('journey_id', 'VARCHAR') : 'CAST(NULL AS VARCHAR)'} AS journey,
      ${isMoney ? or('currency', 'VARCHAR') : 'CAST(NULL AS VARCHAR)'} AS written, count(*), min(CASE tag ${texts.join(' ')} END),
      ${isMoney ? 'coalesce(sum(amount), 0)' : 'NULL'}
    FROM (SELECT *, unnest(string_split(${toldSql('padded')}, ',')) AS tag
      FROM ${checkedRows(loaded)} WHERE _told IS NOT NULL)
    GROUP BY tag, journey, written`)
}

/** What those counts tell of each column. */
export async function paddedFindings(
  database: Database,
  currency: string,
): Promise<readonly Finding[]> {
  const rows = await database.run(
    `SELECT table_name || '.' || column_name AS place, coalesce(currency, ?) AS written, sum(n) AS n,
       min(min(example)) OVER (PARTITION BY place) AS example, CAST(sum(amount) AS VARCHAR) AS worth
     FROM padded GROUP BY place, written ORDER BY place, written`,
    [currency],
  )
  const places = new Set(rows.map(({ place }) => String(place)))
  return [...places].map((where): Finding => {
    const found = rows.filter(({ place }) => place === where)
    const amounts = found.flatMap(({ worth, written }) =>
      worth === null
        ? []
        : [{ amount: moneyOf(worth, { catalog: { currency } }), currency: String(written) }],
    )
    return {
      code: 'padded_text',
      severity: 'info',
      where,
      rows: found.reduce((sum, { n }) => sum + Number(n), 0),
      params: { example: String(found[0]?.['example'] ?? ''), amounts },
    }
  })
}
