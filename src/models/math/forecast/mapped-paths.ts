import { QUANTILES, type Fan, type Figure, type Simulated } from './simulated.ts'

/**
 * The paths with one figure as another method has it: in each month the path that was at a quantile
 * goes to that quantile of the fan, in straight lines between, so that what was high stays high and
 * figures and months go on together.
 */
export function mappedPaths(simulated: Simulated, figure: Figure, fan: Fan): Simulated {
  const { months, paths, values } = simulated
  const mapped = new Float64Array(values[figure].length)
  const column = new Float64Array(paths)
  for (let month = 0; month < months; month++) {
    for (let path = 0; path < paths; path++) {
      column[path] = values[figure][path * months + month] ?? 0
    }
    const order = Uint32Array.from(column, (_, path) => path).sort(
      (one, two) => (column[one] ?? 0) - (column[two] ?? 0) || one - two,
    )
    const ends = fan.quantiles.map((list) => list[month] ?? 0)
    for (const [place, path] of order.entries()) {
      mapped[path * months + month] = valueAt(ends, (place + 0.5) / paths)
    }
  }
  return { ...simulated, values: { ...values, [figure]: mapped } }
}

/** Beyond the outermost quantiles in the direction of the last piece, as far as 0. */
function valueAt(ends: readonly number[], share: number): number {
  const last = QUANTILES.length - 2
  const found = QUANTILES.findIndex((quantile) => quantile > share) - 1
  const piece = found < -1 ? last : Math.min(last, Math.max(0, found))
  const [from, to] = [QUANTILES[piece] ?? 0, QUANTILES[piece + 1] ?? 1]
  const [low, high] = [ends[piece] ?? 0, ends[piece + 1] ?? 0]
  return Math.max(Math.min(0, low), low + ((share - from) / (to - from)) * (high - low))
}
