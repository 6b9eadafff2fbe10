import { tables } from '../../standard/tables.ts'
import type { TableName } from '../../standard/types.ts'
import { badRef, encode } from './ref-text.ts'
import type { Pairs } from './ref-text.ts'

/** The rows of a table that have these values. */
export interface RowsRef {
  readonly kind: 'rows'
  readonly table: TableName
  readonly where: Readonly<Record<string, string>>
}

/** `rows/subscriptions?account_id=a1` */
export function formatRowsRef({ table, where }: RowsRef): string {
  const parts = Object.entries(where).map(([name, value]) => `${encode(name)}=${encode(value)}`)
  return `rows/${table}?${parts.join('&')}`
}

export function rowsRef(id: string, pairs: Pairs, text: string): RowsRef {
  const table = tables.find(({ name }) => name === id)
  if (table === undefined) throw badRef(text, `it has an unknown table: ${id}`)
  if (pairs.length === 0) throw badRef(text, 'it has no column=value')
  const names = new Set(pairs.map(([name]) => name))
  if (names.size < pairs.length) throw badRef(text, 'a column stands in it twice')
  const stranger = pairs.find(([name]) => !table.columns.some((column) => column.name === name))
  if (stranger !== undefined) throw badRef(text, `it has an unknown column: ${stranger[0]}`)
  return { kind: 'rows', table: table.name, where: Object.fromEntries(pairs) }
}
