import { formatDecimal, readDecimal } from '../../../money/decimal.ts'
import type { Catalog } from '../../engine.ts'
import type { SqlRow, SqlValue } from '../database.ts'

/** The slice of a row, in columns `by_<i>`. */
export function sliceOf(
  row: SqlRow,
  { by }: { readonly by: readonly string[] },
): readonly (string | null)[] {
  return by.map((_, i) => row[`by_${i}`] as string | null)
}

/** An amount that SQL told as text, as amounts of the project's currency are written. */
export function moneyOf(
  value: SqlValue | undefined,
  { catalog }: { readonly catalog: Pick<Catalog, 'currency'> },
): string {
  return formatDecimal(readDecimal(String(value)), catalog.currency)
}
