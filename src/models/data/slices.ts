import type { Count, Slice } from '../../engine/engine.ts'

/** Two slices are the same exactly where their keys are. */
export function sliceKey(slice: Slice): string {
  return JSON.stringify(slice)
}

/**
 * Every slice that occurs, the largest in the first stage first, then by name; slices with a
 * missing value come last. Without dimensions there is one slice, even where nothing occurs.
 */
export function slicesOf(
  counts: readonly Pick<Count, 'stage' | 'by' | 'count'>[],
  firstStage: string | null,
  dimensions: number,
): readonly Slice[] {
  if (dimensions === 0) return [[]]
  const seen = new Map<string, { readonly slice: Slice; volume: number }>()
  for (const count of counts) {
    const key = sliceKey(count.by)
    const entry = seen.get(key) ?? { slice: count.by, volume: 0 }
    if (count.stage === firstStage) entry.volume += count.count
    seen.set(key, entry)
  }
  return [...seen.values()]
    .sort(
      (a, b) =>
        Number(a.slice.includes(null)) - Number(b.slice.includes(null)) ||
        b.volume - a.volume ||
        compareSlices(a.slice, b.slice),
    )
    .map((entry) => entry.slice)
}

/** By name; missing values come last. */
export function compareSlices(a: Slice, b: Slice): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? null
    if (value === other) continue
    if (value === null) return 1
    if (other === null) return -1
    return value < other ? -1 : 1
  }
  return 0
}
