import { isTableName, tableNamed, tables } from '../standard/tables.ts'
import type { TableName } from '../standard/types.ts'
import { instead, nearestName } from '../standard/nearest-name.ts'
import type { DeclaredReference, Place } from './project.ts'
import { report } from './reading.ts'
import type { Reading } from './reading.ts'

interface Pair {
  readonly first: string
  readonly second: string
}

/** Columns whose values must exist in a source. */
export function readReferences(reading: Reading): readonly DeclaredReference[] {
  const references: DeclaredReference[] = []
  for (const [from, to] of Object.entries(reading.shape.references ?? {})) {
    const place = reading.yaml.keyPlace(['references', from])
    const target = readTarget(reading, from, to)
    const column = readColumn(reading, from, place)
    if (target === null || column === null) continue
    references.push({
      ...column,
      source: target.first,
      sourceColumn: target.second,
      place,
    })
  }
  return references
}

function readColumn(
  reading: Reading,
  from: string,
  place: Place,
): { table: TableName; column: string } | null {
  const { first: table, second: column } = split(from)
  if (!isTableName(table)) {
    const names = tables.map(({ name }) => name)
    const nearest = nearestName(table, names)
    const remedy = instead(nearest === null ? null : `${nearest}.${column}`, names)
    report(reading, place, `unknown table in references: ${table}`, remedy)
    return null
  }
  const columns = [
    ...tableNamed(table).columns.map(({ name }) => name),
    ...reading.dimensionNames.map(({ value }) => value),
  ]
  if (columns.includes(column)) return { table, column }
  const nearest = nearestName(column, columns)
  const remedy = instead(nearest === null ? null : `${table}.${nearest}`, columns)
  report(reading, place, `unknown column in references: ${from}`, remedy)
  return null
}

function readTarget(reading: Reading, from: string, to: string): Pair | null {
  const target = split(to)
  if (reading.sourceNames.includes(target.first)) return target
  const nearest = nearestName(target.first, reading.sourceNames)
  report(
    reading,
    reading.yaml.valuePlace(['references', from]),
    `unknown source in references: ${target.first}`,
    instead(nearest === null ? null : `${nearest}.${target.second}`, reading.sourceNames),
  )
  return null
}

/** At the first dot: columns of a source may have dots, names of tables and sources not. */
function split(pair: string): Pair {
  const dot = pair.indexOf('.')
  return { first: pair.slice(0, dot), second: pair.slice(dot + 1) }
}
