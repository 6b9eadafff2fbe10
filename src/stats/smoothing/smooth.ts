import type { Form } from './form.ts'

/** How much of each error the parts of the state take in, and how slowly a trend fades. */
export interface Weights {
  readonly level: number
  readonly trend: number
  readonly season: number
  readonly damping: number
}

/** What is known before the next value; the season's next place first. */
export interface State {
  readonly level: number
  readonly trend: number
  readonly season: readonly number[]
}

export interface Smoothed {
  /** After the last value. */
  readonly state: State
  /** One step ahead: what was expected, and the error as the form takes it. */
  readonly expected: readonly number[]
  readonly errors: readonly number[]
  /** −2 × log likelihood, but for a constant: n log Σ e² (+ 2 Σ log expected where errors multiply). */
  readonly deviance: number
}

/** Runs over the values from a state: each one is expected, compared, and taken in. */
export function smooth(
  values: readonly number[],
  form: Form,
  weights: Weights,
  start: State,
): Smoothed {
  const expected: number[] = []
  const season = Float64Array.from(start.season)
  const { deviance, level, trend } = run(values, form, weights, { ...start, season, expected })
  const errors = values.map((value, index) => {
    const mean = expected[index] ?? 0
    return form.error === 'A' ? value - mean : (value - mean) / mean
  })
  const turn = season.length === 0 ? 0 : values.length % season.length
  const turned = [...season.slice(turn), ...season.slice(0, turn)]
  return { state: { level, trend, season: turned }, expected, errors, deviance }
}

/** How unlikely the values are, from a first state; `Infinity` where a share is of nothing. */
export function devianceOf(
  values: readonly number[],
  form: Form,
  weights: Weights,
  start: State,
): number {
  return run(values, form, weights, { ...start, season: Float64Array.from(start.season) }).deviance
}

interface Running {
  readonly level: number
  readonly trend: number
  /** Changed in place. */
  readonly season: Float64Array
  /** What was expected is added. */
  readonly expected?: number[]
}

function run(
  values: readonly number[],
  { error: errorKind, trend: trendKind, season: seasonKind }: Form,
  weights: Weights,
  { level: firstLevel, trend: firstTrend, season, expected }: Running,
) {
  const period = season.length
  const rising = trendKind === 'N' ? 0 : weights.trend / weights.level
  const damping = trendKind === 'N' ? 0 : weights.damping
  let [level, trend] = [firstLevel, firstTrend]
  let squares = 0
  // Logarithms are dear: of the product of what was expected, as far as it goes.
  let [logs, product] = [0, 1]
  let at = 0
  for (const value of values) {
    const seasonal = period === 0 ? 0 : season[at]!
    const fading = damping * trend
    const base = level + fading
    const mean = seasonKind === 'N' ? base : seasonKind === 'A' ? base + seasonal : base * seasonal
    const error = errorKind === 'A' ? value - mean : (value - mean) / mean
    expected?.push(mean)
    squares += error * error
    if (errorKind === 'M') {
      product *= mean > 0 ? mean : Infinity
      if (product > 1e150 || product < 1e-150) {
        logs += Math.log(product)
        product = 1
      }
    }
    const plain =
      seasonKind === 'N' ? value : seasonKind === 'A' ? value - seasonal : value / seasonal
    const next = base + weights.level * (plain - base)
    trend = fading + rising * (next - base)
    if (seasonKind !== 'N') {
      const own = seasonKind === 'A' ? value - base : value / base
      season[at] = seasonal + weights.season * (own - seasonal)
      at = at + 1 === period ? 0 : at + 1
    }
    level = next
  }
  return {
    level,
    trend,
    deviance: values.length * Math.log(squares) + 2 * (logs + Math.log(product)),
  }
}

/** What the state expects of the coming steps, no error coming. */
export function ahead(form: Form, { damping }: Weights, state: State, steps: number): number[] {
  let rise = 0
  let fade = 1
  return Array.from({ length: steps }, (_, step) => {
    fade *= form.trend === 'N' ? 0 : damping
    rise += fade * state.trend
    const seasonal = state.season[step % Math.max(1, state.season.length)] ?? 0
    return withSeason(state.level + rise, seasonal, form)
  })
}

/** One way it may go: errors drawn with the given standard deviation are taken in step by step. */
export function onePath(
  form: Form,
  weights: Weights,
  state: State,
  { steps, deviation, normal }: { steps: number; deviation: number; normal: () => number },
): number[] {
  let at = state
  return Array.from({ length: steps }, () => {
    const [mean = 0] = ahead(form, weights, at, 1)
    const error = deviation * normal()
    const value = form.error === 'A' ? mean + error : mean * (1 + error)
    at = smooth([value], form, weights, at).state
    return value
  })
}

function withSeason(base: number, seasonal: number, { season }: Form): number {
  if (season === 'N') return base
  return season === 'A' ? base + seasonal : base * seasonal
}
