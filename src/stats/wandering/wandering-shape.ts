import { countPosterior, type Posterior } from './count-posterior.ts'
import type { Matrix } from '../cholesky.ts'

export interface WanderingOptions {
  /** How fast it may rise, a standard deviation in a step; 0: not at all. */
  readonly rising?: number
  /** Length of the season, where there may be one. */
  readonly period?: number
  /** Variance over mean by chance alone: of counts 1; of amounts `null` where the series must tell. */
  readonly unit?: number | null
  /** Counts may vary by less than chance: somebody may see to it. */
  readonly mayBeEven?: boolean
}

/** How a rate may move in a step, standard deviations, and the variance of a count over its mean. */
export interface Shape {
  readonly drift: number
  readonly season: number
  readonly slope: number
  readonly dispersion: number
}

export const DRIFTS = [0, 0.01, 0.02, 0.04, 0.08, 0.16]
/** How likely each is before anything is seen: most rates hold for a while. */
const DRIFT_ODDS = [0.7, 0.14, 0.08, 0.05, 0.02, 0.01]
const SEASONS = [0, 0.05, 0.1, 0.2, 0.4]
const DISPERSIONS = [1, 1.4, 2, 3, 5, 9, 20]
const EVEN = [0.1, 0.2, 0.4, 0.7]
/** Where the unit itself was found from few. */
const UNSURE = [0.4, 0.65]
/** Each other dispersion against chance alone, before anything is seen. */
const OTHER_DISPERSION = 0.2
export const LEVEL_SPREAD = 2

export interface Series {
  readonly counts: Float64Array
  /** Around 1: over the mean rate, whose logarithm is `middle`. */
  readonly exposures: Float64Array
  readonly before: Float64Array
  readonly period: number
  readonly middle: number
}

/** What is counted where something was exposed; `null` where nothing was counted. */
export function seriesOf(
  counts: readonly number[],
  exposures: readonly number[],
  period: number,
): Series | null {
  const total = counts.reduce((sum, count) => sum + Math.max(0, count), 0)
  const exposed = exposures.reduce((sum, exposure) => sum + exposure, 0)
  if (!(total > 0) || !(exposed > 0)) return null
  const middle = Math.log(total / exposed)
  const seen = counts.flatMap((count, index) => {
    const exposure = exposures[index] ?? 0
    return exposure > 0
      ? [{ count: Math.max(0, count), exposure, before: counts.length - index - 0.5 }]
      : []
  })
  return {
    counts: Float64Array.from(seen, ({ count }) => count),
    exposures: Float64Array.from(seen, ({ exposure }) => exposure * Math.exp(middle)),
    before: Float64Array.from(seen, ({ before }) => before),
    period: period > 0 && seen.length >= 2 * period ? period : 0,
    middle,
  }
}

/** What is known of the rate's course, did it move by this shape. */
export function shapedPosterior(shape: Shape, data: Series): Posterior | null {
  return countPosterior(data.counts, data.exposures, shape.dispersion, covarianceOf(shape, data))
}

/** The likeliest shape of a series, and what is known by any. */
export function fittedShape(
  data: Series,
  { rising = 0, unit: given = 1, mayBeEven = false }: WanderingOptions,
): {
  readonly best: Shape
  readonly unit: number
  readonly slopes: readonly number[]
  readonly evidenceOf: (shape: Shape) => number
  readonly posteriorOf: (shape: Shape) => Posterior | null
} {
  const unit = given ?? unitOf(data)
  const slopes = rising === 0 ? [0] : [0, rising / 3, rising]
  const tried = new Map<string, Posterior | null>()
  const evidenceOf = (shape: Shape): number => {
    const found = posteriorOf(shape)
    return found === null ? -Infinity : found.evidence + Math.log(oddsOf(shape))
  }
  const posteriorOf = (shape: Shape): Posterior | null => {
    const key = `${shape.drift},${shape.season},${shape.slope},${shape.dispersion}`
    const known = tried.get(key)
    if (known !== undefined) return known
    const found = shapedPosterior(shape, data)
    tried.set(key, found)
    return found
  }
  let best: Shape = {
    drift: 0.02,
    season: data.period === 0 ? 0 : 0.2,
    slope: slopes.at(-1) ?? 0,
    dispersion: unit,
  }
  const seasons = data.period === 0 ? [0] : SEASONS
  const fewer = mayBeEven ? EVEN : given === null ? UNSURE : []
  const dispersions = [...fewer, ...DISPERSIONS].map((factor) => factor * unit)
  const oddsOf = ({ drift, dispersion }: Shape): number =>
    (DRIFT_ODDS[DRIFTS.indexOf(drift)] ?? 1) * (dispersion === unit ? 1 : OTHER_DISPERSION)
  const better = (all: readonly Shape[]): Shape =>
    all.reduce((one, other) => (evidenceOf(other) > evidenceOf(one) ? other : one))
  for (let round = 0; round < 2; round++) {
    const from = best
    best = better([from, ...seasons.map((season) => ({ ...from, season }))])
    const seasonal = best
    best = better([seasonal, ...dispersions.map((dispersion) => ({ ...seasonal, dispersion }))])
    const spread = best
    best = better([spread, ...DRIFTS.map((drift) => ({ ...spread, drift }))])
  }
  return { best, unit, slopes, evidenceOf, posteriorOf }
}

function covarianceOf({ drift, season, slope }: Shape, { before, period }: Series): Matrix {
  const size = before.length
  const matrix = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [one, other] = [before[row]!, before[column]!]
      const same = period > 0 && (one - other) % period === 0 ? 1 : 0
      matrix[row * size + column] =
        LEVEL_SPREAD ** 2 +
        slope ** 2 * one * other +
        drift ** 2 * Math.min(one, other) +
        (period > 0 ? season ** 2 * (same - 1 / period) : 0)
    }
  }
  return matrix
}

/** Of amounts: how their variance compares with their mean, by what follows each other. */
function unitOf({ counts, exposures }: Series): number {
  const found: number[] = []
  for (let at = 1; at < counts.length; at++) {
    const [one, other] = [exposures[at - 1]!, exposures[at]!]
    const rate = (counts[at - 1]! + counts[at]!) / (one + other)
    if (!(rate > 0)) continue
    const moved = counts[at]! / other - counts[at - 1]! / one
    found.push(moved ** 2 / (rate * (1 / one + 1 / other)))
  }
  const total = counts.reduce((sum, count) => sum + count, 0)
  const whole = found.reduce((sum, each) => sum + each, 0)
  // What exact amounts differ by in their last digits is no chance.
  if (whole > found.length * (total / counts.length) * 1e-9) return whole / found.length
  return Math.max(found.length === 0 ? total : (total / counts.length) * 1e-3, 1e-9)
}
