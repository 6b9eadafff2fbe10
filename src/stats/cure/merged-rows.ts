import type { Lived } from './likelihood.ts'

/**
 * The same log-likelihood from few rows: clusters do not matter to it, and coming under watch late
 * adds what being open at that age takes away. Only the two together on one age stay together.
 */
export function mergedRows(watched: readonly Lived[]): readonly Lived[] {
  const rows = new Map<string, Lived>()
  const add = ({ from, age, cause, count, half = 0.5 }: Omit<Lived, 'cluster'>): void => {
    const key = `${from} ${age} ${cause} ${half}`
    const all = count + (rows.get(key)?.count ?? 0)
    rows.set(key, { from, age, cause, count: all, cluster: null, half })
  }
  for (const each of watched) {
    const { from, age, count, half = 0.5 } = each
    if (from === null || from > age - half) add(each)
    else {
      add({ ...each, from: null })
      add({ from: null, age: from, cause: null, count: -count })
    }
  }
  return [...rows.values()]
}
