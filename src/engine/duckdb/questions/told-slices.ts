import type { Catalog, Day } from '../../engine.ts'
import { literal, type SqlColumns } from '../database.ts'

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
  const root: Branch = { slice: [], next: new Map() }
  return (row) => {
    let branch = root
    for (const column of values) {
      const value = column[row] as string | null
      let next = branch.next.get(value)
      if (next === undefined) {
        next = { slice: [...branch.slice, value], next: new Map() }
        branch.next.set(value, next)
      }
      branch = next
    }
    return branch.slice
  }
}

interface Branch {
  readonly slice: Slice
  readonly next: Map<string | null, Branch>
}

interface Told {
  readonly stage: string
  readonly period: Day | null
  readonly by: Slice
  readonly count: number
}

type Sized = { -readonly [Key in keyof ToldSlice]: ToldSlice[Key] }

/** Tells slices apart, by identity of what `slicesTold` gives, and finds those of few. */
export function fewOf(rows: readonly Told[], most: number) {
  const all: Sized[] = []
  const bySlice = new Map<Slice, Map<string, Map<Day | null, Sized>>>()
  const sizedOf = ({ stage, period, by }: Told): Sized => {
    let byStage = bySlice.get(by)
    if (byStage === undefined) bySlice.set(by, (byStage = new Map()))
    let byPeriod = byStage.get(stage)
    if (byPeriod === undefined) byStage.set(stage, (byPeriod = new Map()))
    let sized = byPeriod.get(period)
    if (sized === undefined) {
      sized = { stage, period, by, size: 0 }
      byPeriod.set(period, sized)
      all.push(sized)
    }
    return sized
  }
  for (const row of rows) sizedOf(row).size += row.count
  const few: readonly ToldSlice[] = all.filter(({ size }) => size <= most)
  return { few, isFew: (row: Told): boolean => sizedOf(row).size <= most }
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
