import type { Event } from '../../engine.ts'
import type { SqlColumns } from '../database.ts'
import type { Slice } from '../../../models/data/slices.ts'

/** Rows of a roll-up of one stage, column by column, alike ones beside each other: see `SHEET_ORDER`. */
interface Sheet {
  readonly count: number
  /** The number of the slice. */
  readonly slice: Uint16Array
  /** `NaN` is `NULL`. */
  readonly age: Float64Array
  readonly n: Int32Array
  /** By the number of a slice, how many passages it holds. */
  readonly sizes: Float64Array
}

export interface FollowedSheet extends Sheet {
  /** The code. */
  readonly outcome: Uint8Array
  /** The place of the reason in `whys`. */
  readonly why: Uint16Array
  readonly whys: readonly (string | null)[]
  /** `NaN` is `NULL`. */
  readonly late: Float64Array
  /** -1 is `NULL`. */
  readonly cluster: Int16Array
  /** By the ages that a roll-up knows. */
  readonly mature: readonly Int32Array[]
}

export interface CountsSheet extends Sheet {
  /** The place of the event in `events`. */
  readonly event: Uint8Array
  readonly events: readonly Event[]
  readonly dated: Uint8Array
  /** At the scale of `money.ts`. */
  readonly amount: readonly (bigint | null)[]
}

/** SQL for the order of rows: what is told alike, whatever is asked, stands together. */
export const SHEET_ORDER = {
  followed: 'age, outcome, late NULLS FIRST, cluster NULLS FIRST, why NULLS FIRST',
  counts: 'age NULLS FIRST, event, dated',
} as const

/** @param sliceAt the number of the slice of a row */
export function followedSheet(
  columns: SqlColumns,
  { sliceAt, ages }: { readonly sliceAt: (row: number) => number; readonly ages: number },
): FollowedSheet {
  const { places: why, values: whys } = coded(columns.of('why') as (string | null)[])
  return {
    ...sheetOf(columns, sliceAt),
    outcome: Uint8Array.from(columns.of('outcome'), Number),
    why: Uint16Array.from(why),
    whys,
    late: numbersOf(columns, 'late'),
    cluster: Int16Array.from(columns.of('cluster'), (value) =>
      value === null ? -1 : Number(value),
    ),
    mature: Array.from({ length: ages }, (_, i) =>
      Int32Array.from(columns.of(`mature_${i}`), Number),
    ),
  }
}

/** @param sliceAt the number of the slice of a row */
export function countsSheet(columns: SqlColumns, sliceAt: (row: number) => number): CountsSheet {
  const { places: event, values: events } = coded(columns.of('event') as Event[])
  return {
    ...sheetOf(columns, sliceAt),
    event: Uint8Array.from(event),
    events,
    dated: Uint8Array.from(columns.of('dated'), Number),
    amount: columns.of('amount').map((text) => (text === null ? null : BigInt(String(text)))),
  }
}

/** The bytes that a sheet of so many rows takes, about. */
export function bytesOf(rows: number, ages: number): number {
  return rows * (32 + 4 * ages)
}

/** The numbers of slices that are asked about, and what is told of them. */
export interface Groups {
  /** By the number of a slice the place of its group in `by`; -1: it is not asked about. */
  readonly of: Int32Array
  readonly by: readonly Slice[]
}

function sheetOf(columns: SqlColumns, sliceAt: (row: number) => number): Sheet {
  const { count } = columns
  const slice = Uint16Array.from({ length: count }, (_, row) => sliceAt(row))
  const n = Int32Array.from(columns.of('n'), Number)
  const sizes = new Float64Array(slice.reduce((most, each) => Math.max(most, each), -1) + 1)
  for (let row = 0; row < count; row += 1) sizes[slice[row]!]! += n[row]!
  return { count, slice, age: numbersOf(columns, 'age'), n, sizes }
}

function numbersOf(columns: SqlColumns, name: string): Float64Array {
  return Float64Array.from(columns.of(name), (value) =>
    value === null ? Number.NaN : Number(value),
  )
}

function coded<T>(all: readonly T[]): { readonly places: readonly number[]; readonly values: T[] } {
  const known = new Map<T, number>()
  const places = all.map((value) => {
    const place = known.get(value) ?? known.size
    known.set(value, place)
    return place
  })
  return { places, values: [...known.keys()] }
}
