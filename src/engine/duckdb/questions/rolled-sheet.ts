import type { Event, Slice } from '../../engine.ts'
import type { SqlColumns } from '../database.ts'

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
  const { count } = columns
  const why = new Uint16Array(count)
  const whys = coded(columns.of('why') as readonly (string | null)[], why)
  return {
    ...sheetOf(columns, sliceAt),
    outcome: filled(new Uint8Array(count), columns.of('outcome')),
    why,
    whys,
    late: filled(new Float64Array(count), columns.of('late'), Number.NaN),
    cluster: filled(new Int16Array(count), columns.of('cluster'), -1),
    mature: Array.from({ length: ages }, (_, i) =>
      filled(new Int32Array(count), columns.of(`mature_${i}`)),
    ),
  }
}

/** @param sliceAt the number of the slice of a row */
export function countsSheet(columns: SqlColumns, sliceAt: (row: number) => number): CountsSheet {
  const event = new Uint8Array(columns.count)
  const events = coded(columns.of('event') as readonly Event[], event)
  return {
    ...sheetOf(columns, sliceAt),
    event,
    events,
    dated: filled(new Uint8Array(columns.count), columns.of('dated')),
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
  const slice = new Uint16Array(count)
  const n = filled(new Int32Array(count), columns.of('n'))
  let most = -1
  for (let row = 0; row < count; row += 1) {
    slice[row] = sliceAt(row)
    most = Math.max(most, slice[row]!)
  }
  const sizes = new Float64Array(most + 1)
  for (let row = 0; row < count; row += 1) sizes[slice[row]!]! += n[row]!
  return {
    count,
    slice,
    age: filled(new Float64Array(count), columns.of('age'), Number.NaN),
    n,
    sizes,
  }
}

/** @param missing stands for `NULL` */
function filled<T extends Numbers>(into: T, values: readonly unknown[], missing = 0): T {
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]
    into[row] = value === null ? missing : Number(value)
  }
  return into
}

type Numbers = Float64Array | Int32Array | Int16Array | Uint16Array | Uint8Array

/** Writes the place of each value among those there are, which it gives. */
function coded<T>(all: readonly T[], places: Numbers): readonly T[] {
  const known = new Map<T, number>()
  for (const [row, value] of all.entries()) {
    let place = known.get(value)
    if (place === undefined) known.set(value, (place = known.size))
    places[row] = place
  }
  return [...known.keys()]
}
