import { fittedShape, seriesOf, shapedPosterior, type WanderingOptions } from './wandering-shape.ts'

/**
 * How likely each of some exposures is, where the rate of the counts may rise, have a season and
 * wander beside them, before anything is seen all alike; `null` where nothing was counted. The rate
 * moves as is likeliest with the exposures that are.
 */
export function exposureOdds(
  counts: readonly number[],
  candidates: readonly (readonly number[])[],
  options: WanderingOptions = {},
): readonly number[] | null {
  const series = candidates.map((exposures) => seriesOf(counts, exposures, options.period ?? 0))
  let likeliest = Math.floor(series.length / 2)
  let odds: readonly number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const data = series[likeliest]
    if (data === undefined || data === null) return null
    const { best } = fittedShape(data, options)
    odds = shares(
      series.map((each) =>
        each === null ? -Infinity : (shapedPosterior(best, each)?.evidence ?? -Infinity),
      ),
    )
    const next = odds.indexOf(Math.max(...odds))
    if (next === likeliest || next < 0) break
    likeliest = next
  }
  return odds
}

/** By then the shape is that of what is likeliest, and changes no more. */
const ROUNDS = 3

/** Logarithms of weights as shares of 1. */
function shares(logs: readonly number[]): readonly number[] {
  const top = Math.max(...logs)
  const weights = logs.map((log) => (Number.isFinite(top) ? Math.exp(log - top) : 1))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / whole)
}
