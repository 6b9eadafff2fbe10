import { reduced, type Posterior } from './count-posterior.ts'
import {
  DRIFTS,
  fittedShape,
  LEVEL_SPREAD,
  seriesOf,
  type Series,
  type Shape,
  type WanderingOptions,
} from './wandering-shape.ts'

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
  /** The ways it may go that what was seen leaves open; what stands above is of all of them together. */
  readonly ways: readonly Way[]
}

/** A way a rate may go, how likely, and what is known of its end if it does. */
export interface Way {
  readonly share: number
  readonly level: number
  readonly slope: number
  readonly errors: {
    readonly level: number
    readonly slope: number
    readonly together: number
  }
  readonly drift: number
}

/** The rate of counts by step over their exposures; `null` where nothing was counted. */
export function wanderingRate(
  counts: readonly number[],
  exposures: readonly number[],
  options: WanderingOptions = {},
): WanderingRate | null {
  const data = seriesOf(counts, exposures, options.period ?? 0)
  if (data === null) return null
  const { best, unit, slopes, evidenceOf, posteriorOf } = fittedShape(data, options)
  const total = data.counts.reduce((sum, count) => sum + count, 0)
  const likely = DRIFTS.flatMap((drift) => slopes.map((slope) => ({ ...best, drift, slope })))
  const heights = likely.map(evidenceOf)
  const top = Math.max(...heights)
  const weights = heights.map((height) => Math.exp(height - top))
  const sum = weights.reduce((one, weight) => one + weight, 0)
  const parts = likely.flatMap((shape, index) => {
    const posterior = posteriorOf(shape)
    const weight = (weights[index] ?? 0) / sum
    return posterior === null || !(weight > 1e-4)
      ? []
      : [{ ...endOf(shape, posterior, data), share: weight }]
  })
  if (parts.length === 0) return { ...steady(data.middle, unit / total), dispersion: unit }
  const whole = parts.reduce((sum, { share }) => sum + share, 0)
  const ways = parts.map((part) => ({ ...part, share: part.share / whole }))
  const season = Array.from({ length: data.period }, (_, place) =>
    ways.reduce((sum, way) => sum + way.share * (way.season[place] ?? 0), 0),
  )
  const unsure = ways.reduce((sum, way) => sum + way.share * way.seasonError, 0)
  return wanderingBy(
    ways.map(({ share, level, slope, errors, drift }) => ({
      share,
      level: data.middle + level,
      slope,
      errors,
      drift,
    })),
    { season, seasonError: unsure, dispersion: best.dispersion },
  )
}

/** A rate by the ways it may go; their shares sum to 1. */
export function wanderingBy(
  ways: readonly Way[],
  { season, seasonError, dispersion }: Seasonal,
): WanderingRate {
  const mean = (of: (way: Way) => number): number =>
    ways.reduce((sum, way) => sum + way.share * of(way), 0)
  const level = mean((way) => way.level)
  const slope = mean((way) => way.slope)
  return {
    level,
    slope,
    season,
    errors: {
      level: mean((way) => way.errors.level + (way.level - level) ** 2),
      slope: mean((way) => way.errors.slope + (way.slope - slope) ** 2),
      together: mean((way) => way.errors.together + (way.level - level) * (way.slope - slope)),
      season: seasonError,
    },
    drift: mean((way) => way.drift),
    dispersion,
    ways,
  }
}

/** What of a rate is the same whichever way it goes. */
export interface Seasonal {
  readonly season: readonly number[]
  readonly seasonError: number
  readonly dispersion: number
}

/** The rate, were each way it may go another. */
export function rerouted(rate: WanderingRate, of: (way: Way) => Way): WanderingRate {
  const { season, errors, dispersion } = rate
  return wanderingBy(rate.ways.map(of), { season, seasonError: errors.season, dispersion })
}

/** A rate known as it is, but for the variance of its logarithm. */
export function steady(level: number, variance: number): WanderingRate {
  return wanderingBy(
    [{ share: 1, level, slope: 0, errors: { level: variance, slope: 0, together: 0 }, drift: 0 }],
    { season: [], seasonError: 0, dispersion: 1 },
  )
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
    drift: drift ** 2,
    seasonError: unlearnt.reduce((sum, each) => sum + Math.max(0, each), 0) / Math.max(1, period),
    errors: {
      level: Math.max(0, LEVEL_SPREAD ** 2 - product(learntLevel, learntLevel)),
      slope: Math.max(0, slope ** 2 - product(learntSlope, learntSlope)),
      together: -product(learntLevel, learntSlope),
    },
  }
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!
  return sum
}
