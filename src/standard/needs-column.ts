import type { Column, Table } from './types.ts'

/**
 * Whether a row means nothing once this column's value cannot be read: it says what the row is,
 * when it happened, until when it holds, or what was known when. None of it is ever guessed, so
 * such a row is set apart; of any other column the value alone is left out.
 */
export function needsColumn(table: Table, column: Pick<Column, 'name' | 'required'>): boolean {
  const { key, defaultKey = [], time, ends = [] } = table
  const needed = [...key, ...defaultKey, time, ...ends, 'recorded_at', 'retracted']
  return column.required || needed.includes(column.name)
}
