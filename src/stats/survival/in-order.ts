import type { Watched } from './watched.ts'

/**
 * The same subjects in the one order there is of them, those alike added up: sums of shares differ in
 * their last digits by the order in which they are taken, and rows come in any.
 */
export function inOrder(watched: readonly Watched[]): readonly Watched[] {
  const sorted = watched.toSorted(compare)
  const merged: Watched[] = []
  for (const each of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && compare(last, each) === 0) {
      merged[merged.length - 1] = { ...last, count: last.count + each.count }
    } else merged.push(each)
  }
  return merged
}

function compare(one: Watched, other: Watched): number {
  return (
    one.age - other.age ||
    (one.cause ?? -1) - (other.cause ?? -1) ||
    (one.cluster ?? -1) - (other.cluster ?? -1) ||
    (one.from ?? -1) - (other.from ?? -1)
  )
}
