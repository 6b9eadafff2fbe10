import type { Watched } from '../survival/watched.ts'

/**
 * The same log-likelihood from few rows: clusters do not matter to it, and coming under watch late
 * adds what being open at that age takes away. Only the two together on one age stay together.
 */
export function mergedRows(watched: readonly Watched[]): readonly Watched[] {
  const rows = new Map<string, Watched>()
  const add = (from: number | null, age: number, cause: number | null, count: number): void => {
    const key = `${from} ${age} ${cause}`
    const all = count + (rows.get(key)?.count ?? 0)
    rows.set(key, { from, age, cause, count: all, cluster: null })
  }
  for (const { from, age, cause, count } of watched) {
    if (from === null || from > age - 0.5) add(from, age, cause, count)
    else {
      add(null, age, cause, count)
      add(null, from, null, -count)
    }
  }
  return [...rows.values()]
}
