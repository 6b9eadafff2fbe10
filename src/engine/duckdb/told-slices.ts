import type { Catalog, Day } from '../engine.ts'
import { literal, type SqlColumns } from './database.ts'

/** To the second; or as they are told of many (`EXACT_AGES`). */
export type AgesAs = 'exact' | 'many'

type Slice = readonly (string | null)[]

/** A stage's slice in a period, and how many passages it holds. */
export interface ToldSlice {
  readonly stage: string
  readonly period: Day | null
  readonly by: Slice
  readonly size: number
}

/** The values of `by_<i>` in a row: one list for all rows of a slice. */
export function slicesTold(columns: SqlColumns, dimensions: number): (row: number) => Slice {
  const values = Array.from({ length: dimensions }, (_, i) => columns.of(`by_${i}`))
  const known = new Map<string, Slice>()
  const none: Slice = []
  return (row) => {
    if (dimensions === 0) return none
    let key = ''
    for (const column of values) {
      const value = column[row] as string | null
      key += value === null ? '\u0001' : `${value}\u0000`
    }
    const before = known.get(key)
    if (before !== undefined) return before
    const slice = values.map((column) => column[row] as string | null)
    known.set(key, slice)
    return slice
  }
}

interface Told {
  readonly stage: string
  readonly period: Day | null
  readonly by: Slice
  readonly count: number
}

/** Tells slices apart, by identity of what `slicesTold` gives, and finds those of few. */
export function fewOf(rows: readonly Told[], most: number) {
  const numbers = new Map<Slice, number>()
  const sizes = new Map<string, { -readonly [K in keyof ToldSlice]: ToldSlice[K] }>()
  const keyOf = ({ stage, period, by }: Told): string => {
    const number = numbers.get(by) ?? numbers.size
    numbers.set(by, number)
    return `${stage} ${period} ${number}`
  }
  for (const row of rows) {
    const key = keyOf(row)
    const slice = sizes.get(key)
    if (slice !== undefined) slice.size += row.count
    else sizes.set(key, { stage: row.stage, period: row.period, by: row.by, size: row.count })
  }
  const few = [...sizes.values()].filter(({ size }) => size <= most)
  return {
    few,
    isFew: (row: Told): boolean => (sizes.get(keyOf(row))?.size ?? 0) <= most,
  }
}

/** A list of so many conditions is read sooner than a table is joined. */
const LISTED = 40

/**
 * SQL for a condition: the row is of one of these slices.
 * @param stages ids, in the order of their indexes
 */
export function amongSql(slices: readonly ToldSlice[], stages: readonly string[]): string {
  const [first] = slices
  if (first === undefined) return 'false'
  const names = ['stage', 'period', ...first.by.map((_, i) => `by_${i}`)]
  const rows = slices.map(({ stage, period, by }) => [
    String(stages.indexOf(stage)),
    period === null ? null : String(period),
    ...by.map((value) => (value === null ? null : literal(value))),
  ])
  if (rows.length <= LISTED) {
    const each = rows.map((row) => {
      const same = row.map((value, i) =>
        value === null ? `${names[i]} IS NULL` : `${names[i]} = ${value}`,
      )
      return `(${same.join(' AND ')})`
    })
    return `(${each.join(' OR ')})`
  }
  const values = rows.map((row) => `(${row.map((value) => value ?? 'NULL').join(', ')})`)
  const same = names.map((name) => `few_${name} IS NOT DISTINCT FROM ${name}`)
  return `EXISTS (SELECT 1 FROM (VALUES ${values.join(', ')})
    few(${names.map((name) => `few_${name}`).join(', ')}) WHERE ${same.join(' AND ')})`
}

/** The stage at an index of the mapped ones. */
export function stageId(index: unknown, stages: Catalog['stages']): string {
  const stage = stages[Number(index)]
  if (stage === undefined) throw new Error(`stage is not mapped: ${String(index)}`)
  return stage.id
}
