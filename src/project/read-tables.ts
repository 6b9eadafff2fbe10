import { tableNamed } from '../standard/tables.ts'
import type { TableName } from '../standard/types.ts'
import { instead, nearestName } from '../standard/nearest-name.ts'
import type { DateOrder, DeclaredDates, MappedSql } from './project.ts'
import { report } from './reading.ts'
import type { Reading } from './reading.ts'

/** The SQL of each table, and where it starts. */
export function readTables(reading: Reading): readonly MappedSql[] {
  return Object.entries(reading.shape.tables ?? {}).map(([name, sql]) => ({
    name: name as TableName,
    sql,
    place: reading.yaml.contentPlace(['tables', name]),
  }))
}

const dated = new Set(['timestamp', 'date', 'month'])

/** The order of day and month in columns. */
export function readDates(reading: Reading): readonly DeclaredDates[] {
  const dates: DeclaredDates[] = []
  for (const [name, columns] of Object.entries(reading.shape.dates ?? {})) {
    const table = name as TableName
    const all = tableNamed(table).columns
    const allowed = all.filter(({ type }) => dated.has(type)).map((column) => column.name)
    for (const [column, order] of Object.entries(columns) as [string, DateOrder][]) {
      const place = reading.yaml.keyPlace(['dates', table, column])
      if (allowed.includes(column)) {
        dates.push({ table, column, order, place })
        continue
      }
      const other = all.some((found) => found.name === column)
      const message = other
        ? `column of ${table} holds no date: ${column}`
        : `unknown column in dates.${table}: ${column}`
      report(reading, place, message, instead(other ? null : nearestName(column, allowed), allowed))
    }
  }
  return dates
}
