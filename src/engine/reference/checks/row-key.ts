import type { Value } from './cast.ts'
import { mapsColumn } from './checked-table.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'

/**
 * Equal for rows that are versions of one thing: they have the same key. Where the key is not
 * mapped, or a row lacks a part of it, the default key decides as well, else every column. Where
 * rows are aggregates, the project's dimensions are part of any key.
 */
export function rowKey(table: CheckedTable, row: CheckedRow): string {
  const { key } = table.definition
  const slices = slicesOf(table)
  const values = maps(table, key) ? valuesOf(row, key) : [null]
  const others = values.includes(null) ? valuesOf(row, fallbackKey(table)) : []
  return JSON.stringify([values, others, valuesOf(row, slices)])
}

/** The columns a reader knows a row by. */
export function shownKey(table: CheckedTable): readonly string[] {
  const { key, defaultKey = [] } = table.definition
  const whole = [key, defaultKey].find((names) => names.length > 0 && maps(table, names))
  return whole ?? table.columns.map(({ name }) => name)
}

function fallbackKey(table: CheckedTable): readonly string[] {
  const { defaultKey } = table.definition
  const given = table.columns
    .map(({ name }) => name)
    .filter((name) => name !== 'recorded_at' && name !== 'retracted')
  return defaultKey === undefined || !maps(table, defaultKey) ? given : defaultKey
}

function slicesOf({ columns, definition }: CheckedTable): readonly string[] {
  if (definition.sliced !== true) return []
  const standard = definition.columns.map(({ name }) => name)
  return columns.map(({ name }) => name).filter((name) => !standard.includes(name))
}

function maps(table: CheckedTable, names: readonly string[]): boolean {
  return names.every((name) => mapsColumn(table, name))
}

/** As text, because JSON has no integers of any size. */
function valuesOf(row: CheckedRow, names: readonly string[]): (string | null)[] {
  return names.map((name) => textOf(row.values[name] ?? null))
}

function textOf(value: Value): string | null {
  return value === null ? null : String(value)
}
