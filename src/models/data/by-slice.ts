import type { Slice } from '../../engine/engine.ts'
import { sliceKey } from './slices.ts'

/** What is told of each slice, in the order given; nothing of one that does not occur. */
export function bySlice<T extends { readonly by: Slice }>(
  rows: readonly T[],
): (slice: Slice) => readonly T[] {
  const slices = new Map<string, T[]>()
  for (const row of rows) {
    const key = sliceKey(row.by)
    const own = slices.get(key)
    if (own === undefined) slices.set(key, [row])
    else own.push(row)
  }
  return (slice) => slices.get(sliceKey(slice)) ?? []
}
