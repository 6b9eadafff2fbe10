import { needsColumn } from '../standard/needs-column.ts'
import { isTableName, tableNamed } from '../standard/tables.ts'

/**
 * What becomes of a row with a value that cannot be read in `table.column`: a column that the row
 * cannot do without sets it apart, in any other the value alone is emptied.
 */
export function isSetApart(where: string): boolean {
  const [name = '', column = ''] = where.split('.')
  if (!isTableName(name)) return true
  const table = tableNamed(name)
  const known = table.columns.find((known) => known.name === column)
  return needsColumn(table, known ?? { name: column, required: false })
}

const NUMERIC = ['money', 'number', 'integer']
const DECIMAL_COMMA = /^\D*\d{1,3}(?:[.\s'’]\d{3})*,\d+\D*$/u
const THOUSANDS_COMMA = /^\D*\d{1,3}(?:,\d{3})+(?:\.\d+)?\D*$/u

/**
 * The SQL that reads amounts written as `1.234,50` or as `1,234.50`, whichever the example may
 * be: both where it does not tell.
 *
 * numberSql({ where: 'journeys.amount', expected: 'money', example: '1.234,50' })
 * // => ["replace(replace(amount, '.', ''), ',', '.') as amount"]
 */
export function numberSql({ where, expected, example }: Unreadable): readonly string[] {
  if (!NUMERIC.includes(expected) || !/\d.*[.,]|[.,].*\d/u.test(example)) return []
  const column = where.slice(where.indexOf('.') + 1)
  const comma = `replace(replace(${column}, '.', ''), ',', '.') as ${column}`
  const thousands = `replace(${column}, ',', '') as ${column}`
  const [isComma, isThousands] = [DECIMAL_COMMA.test(example), THOUSANDS_COMMA.test(example)]
  if (isComma === isThousands) return [comma, thousands]
  return isComma ? [comma] : [thousands]
}

export interface Unreadable {
  /** `table.column` */
  readonly where: string
  /** The standard's type. */
  readonly expected: string
  readonly example: string
}
