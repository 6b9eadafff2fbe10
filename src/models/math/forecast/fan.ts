import { QUANTILES, type Fan, type Figure, type Simulated } from './simulated.ts'

/** A figure by month, over all paths. Quantiles lie between paths in a straight line. */
export function fanOf({ months, paths, values }: Simulated, figure: Figure): Fan {
  return fanOfPaths({ months, paths, values: values[figure] })
}

/** Of values of a path at `path * months + month`. */
export function fanOfPaths({
  months,
  paths,
  values,
}: Pick<Simulated, 'months' | 'paths'> & { readonly values: Float64Array }): Fan {
  const column = new Float64Array(paths)
  const mean: number[] = []
  const quantiles: number[][] = QUANTILES.map(() => [])
  for (let month = 0; month < months; month++) {
    let sum = 0
    for (let path = 0; path < paths; path++) {
      const value = values[path * months + month]!
      column[path] = value
      sum += value
    }
    column.sort()
    mean.push(paths > 0 ? sum / paths : 0)
    for (const [index, share] of QUANTILES.entries()) {
      quantiles[index]!.push(quantileAt(column, share))
    }
  }
  return { mean, quantiles }
}

/** Of ascending values. `quantileAt(Float64Array.of(1, 2, 4), 0.75) // => 3` */
export function quantileAt(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return 0
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!]
  return low + (place - below) * (high - low)
}
