interface Sliced {
  readonly by: readonly string[]
}

/** SQL for the columns of a question's slices, `by_<i>`, a comma before each; `from` names their table. */
export function bySql({ by }: Sliced, from: string | null = null): string {
  return by.map((_, i) => `, ${from === null ? '' : `${from}.`}by_${i}`).join('')
}

/** SQL that holds where two tables tell of one slice, AND before each condition. */
export function sameSliceSql({ by }: Sliced, one: string, other: string): string {
  return by.map((_, i) => ` AND ${sameSql(`by_${i}`, one, other)}`).join('')
}

/** SQL that holds where a column is alike in two tables, or NULL in both. */
export function sameSql(column: string, one: string, other: string): string {
  return `${one}.${column} IS NOT DISTINCT FROM ${other}.${column}`
}
