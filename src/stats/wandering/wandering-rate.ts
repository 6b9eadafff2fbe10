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
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = likely.flatMap((shape, index) => {
    const posterior = posteriorOf(shape)
    const weight = (weights[index] ?? 0) / whole
    return posterior === null || !(weight > 1e-4)
      ? []
      : [{ ...endOf(shape, posterior, data), weight }]
  })
  if (parts.length === 0) return { ...steady(data.middle, unit / total), dispersion: unit }
  const mean = (of: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((sum, part) => sum + part.weight * of(part), 0) /
    parts.reduce((sum, part) => sum + part.weight, 0)
  const level = mean((part) => part.level)
  const slope = mean((part) => part.slope)
  return {
    level: data.middle + level,
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

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!
  return sum
}
