import { countPosterior, reduced, type Posterior } from './count-posterior.ts'
import type { Matrix } from './gaussian-field.ts'

/**
 * A rate that may rise, have a season and wander: its logarithm at the end of what was seen and what
 * is not known of it. Times are in steps of the series; the step ahead `m` (0 the first) is `m + ½`
 * from the end.
 */
export interface WanderingRate {
  /** The logarithm at the end, without season. */
  readonly level: number
  readonly slope: number
  /** Added by the place in the season, that of the first step ahead first; empty: none. */
  readonly season: readonly number[]
  /** Variances: of level and slope, how the two go together, and of a place of the season. */
  readonly errors: {
    readonly level: number
    readonly slope: number
    readonly together: number
    readonly season: number
  }
  /** Variance of what the level moves by in a step. */
  readonly drift: number
  /** Variance of a count over its mean. */
  readonly dispersion: number
}

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

interface Shape {
  readonly drift: number
  readonly season: number
  readonly slope: number
  readonly dispersion: number
}

const DRIFTS = [0, 0.01, 0.02, 0.04, 0.08, 0.16]
/** How likely each is before anything is seen: most rates hold for a while. */
const DRIFT_ODDS = [0.7, 0.14, 0.08, 0.05, 0.02, 0.01]
const SEASONS = [0, 0.05, 0.1, 0.2, 0.4]
const DISPERSIONS = [1, 1.4, 2, 3, 5, 9, 20]
const EVEN = [0.1, 0.2, 0.4, 0.7]
/** Where the unit itself was found from few. */
const UNSURE = [0.4, 0.65]
/** Each other dispersion against chance alone, before anything is seen. */
const OTHER_DISPERSION = 0.2
const LEVEL_SPREAD = 2

/** The rate of counts by step over their exposures; `null` where nothing was counted. */
export function wanderingRate(
  counts: readonly number[],
  exposures: readonly number[],
  { rising = 0, period = 0, unit: given = 1, mayBeEven = false }: WanderingOptions = {},
): WanderingRate | null {
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
  const data = {
    counts: Float64Array.from(seen, ({ count }) => count),
    exposures: Float64Array.from(seen, ({ exposure }) => exposure * Math.exp(middle)),
    before: Float64Array.from(seen, ({ before }) => before),
    period: period > 0 && seen.length >= 2 * period ? period : 0,
  }
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
    const matrix = covarianceOf(shape, data)
    const found = countPosterior(data.counts, data.exposures, shape.dispersion, matrix)
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
  const likely = DRIFTS.flatMap((drift) => slopes.map((slope) => ({ ...best, drift, slope })))
  const heights = likely.map(evidenceOf)
  const top = Math.max(...heights)
  const weights = heights.map((height) => Math.exp(height - top))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = likely.flatMap((shape, index) => {
    const posterior = posteriorOf(shape)
    const weight = (weights[index] ?? 0) / whole
    return posterior === null || !(weight > 1e-4)
      ? []
      : [{ ...endOf(shape, posterior, data), weight }]
  })
  if (parts.length === 0) return { ...steady(middle, unit / total), dispersion: unit }
  const mean = (of: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((sum, part) => sum + part.weight * of(part), 0) /
    parts.reduce((sum, part) => sum + part.weight, 0)
  const level = mean((part) => part.level)
  const slope = mean((part) => part.slope)
  return {
    level: middle + level,
    slope,
    season: Array.from({ length: data.period }, (_, place) =>
      mean(({ season }) => season[place] ?? 0),
    ),
    errors: {
      level: mean((part) => part.errors.level + (part.level - level) ** 2),
      slope: mean((part) => part.errors.slope + (part.slope - slope) ** 2),
      together: mean((part) => part.errors.together + (part.level - level) * (part.slope - slope)),
      season: mean((part) => part.errors.season),
    },
    drift: mean((part) => part.drift ** 2),
    dispersion: best.dispersion,
  }
}

/** A rate known as it is, but for the variance of its logarithm. */
export function steady(level: number, variance: number): WanderingRate {
  return {
    level,
    slope: 0,
    season: [],
    errors: { level: variance, slope: 0, together: 0, season: 0 },
    drift: 0,
    dispersion: 1,
  }
}

interface Series {
  readonly counts: Float64Array
  readonly exposures: Float64Array
  readonly before: Float64Array
  readonly period: number
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

function endOf({ drift, season, slope }: Shape, posterior: Posterior, { before, period }: Series) {
  const flat = before.map(() => LEVEL_SPREAD ** 2)
  const tilt = before.map((each) => -(slope ** 2) * each)
  const learntLevel = reduced(posterior, flat)
  const learntSlope = reduced(posterior, tilt)
  const places = Array.from({ length: period }, (_, place) =>
    before.map((each) => {
      const same = (each + place + 0.5) % period === 0 ? 1 : 0
      return season ** 2 * (same - 1 / period)
    }),
  )
  const unlearnt = places.map((along) => {
    const learnt = reduced(posterior, along)
    return season ** 2 * (1 - 1 / period) - product(learnt, learnt)
  })
  return {
    level: product(flat, posterior.pull),
    slope: product(tilt, posterior.pull),
    season: places.map((along) => product(along, posterior.pull)),
    drift,
    errors: {
      level: Math.max(0, LEVEL_SPREAD ** 2 - product(learntLevel, learntLevel)),
      slope: Math.max(0, slope ** 2 - product(learntSlope, learntSlope)),
      together: -product(learntLevel, learntSlope),
      season: unlearnt.reduce((sum, each) => sum + Math.max(0, each), 0) / Math.max(1, period),
    },
  }
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
  if (whole > 0) return whole / found.length
  return Math.max(found.length === 0 ? total : (total / counts.length) * 1e-3, 1e-9)
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!
  return sum
}
