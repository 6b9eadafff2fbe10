import { minimize } from '../optimum/minimize.ts'
import type { Form } from './form.ts'
import { seasonIndices } from './seasonality.ts'
import { devianceOf, smooth, type Smoothed, type State, type Weights } from './smooth.ts'

export interface SmoothingFit extends Smoothed {
  readonly form: Form
  readonly weights: Weights
  /** What was estimated, the errors' deviation with it. */
  readonly parameters: number
  /** Akaike's criterion, corrected for few values; `Infinity` where they are too few. */
  readonly aicc: number
  /** Of the errors as the form takes them. */
  readonly deviation: number
}

const LEAST = 1e-4
const MOST = 1 - 1e-4
const DAMPING = { least: 0.8, most: 0.98 }

/**
 * The most likely weights and first state of a form; `null` where there are fewer values than it
 * has parameters, or no errors to learn from.
 */
export function fitSmoothing(
  values: readonly number[],
  form: Form,
  period: number,
): SmoothingFit | null {
  const seasons = form.season === 'N' ? 0 : period
  const parameters =
    3 + (form.trend === 'N' ? 0 : 2) + (form.trend === 'Ad' ? 1 : 0) + (seasons === 0 ? 0 : seasons)
  if (values.length <= parameters + 1) return null
  const first = firstState(values, form, period)
  const scale = scaleOf(values)
  if (scale === 0) return null
  const read = (point: readonly number[]): { weights: Weights; start: State } =>
    readPoint(point, form, { seasons, scale, first })
  const height = (point: readonly number[]): number => {
    const { weights, start } = read(point)
    return devianceOf(values, form, weights, start) / values.length
  }
  const best = starts(form, seasons)
    .map((start) => minimize(height, start))
    .toSorted((a, b) => height(a) - height(b))[0]
  if (best === undefined || !Number.isFinite(height(best))) return null
  const { weights, start } = read(best)
  const smoothed = smooth(values, form, weights, start)
  const squares = smoothed.errors.reduce((sum, error) => sum + error * error, 0)
  const n = values.length
  return {
    ...smoothed,
    form,
    weights,
    parameters,
    aicc:
      smoothed.deviance +
      2 * parameters +
      (2 * parameters * (parameters + 1)) / (n - parameters - 1),
    deviation: Math.sqrt(squares / Math.max(1, n - parameters + 1)),
  }
}

interface Reading {
  readonly seasons: number
  readonly scale: number
  readonly first: State
}

/** A point without bounds as weights within theirs, and as what the first state differs by. */
function readPoint(point: readonly number[], form: Form, { seasons, scale, first }: Reading) {
  let place = 0
  const next = (): number => point[place++] ?? 0
  const level = between(next(), LEAST, MOST)
  const trend = form.trend === 'N' ? 0 : between(next(), LEAST, level)
  const damping = form.trend === 'Ad' ? between(next(), DAMPING.least, DAMPING.most) : 1
  const season = seasons === 0 ? 0 : between(next(), LEAST, Math.max(2 * LEAST, 1 - level))
  const start = { level: first.level + scale * next(), trend: first.trend }
  if (form.trend !== 'N') start.trend += (scale * next()) / 10
  const free = Array.from({ length: Math.max(0, seasons - 1) }, next)
  const unit = form.season === 'A' ? scale : 0.1
  const moved = first.season.map((value, index) =>
    index === 0
      ? value - unit * free.reduce((sum, each) => sum + each, 0)
      : value + unit * (free[index - 1] ?? 0),
  )
  return { weights: { level, trend, season, damping }, start: { ...start, season: moved } }
}

/** From slow weights, without a season from quick ones too; the first state as it seems. */
function starts(form: Form, seasons: number): readonly (readonly number[])[] {
  const states = 1 + (form.trend === 'N' ? 0 : 1) + Math.max(0, seasons - 1)
  const quick = { level: 0, rest: -2 }
  const slow = { level: -2, rest: -3 }
  return (seasons === 0 ? [quick, slow] : [slow]).map(({ level, rest }) => [
    level,
    ...(form.trend === 'N' ? [] : [rest]),
    ...(form.trend === 'Ad' ? [2] : []),
    ...(seasons === 0 ? [] : [rest]),
    ...Array.from({ length: states }, () => 0),
  ])
}

/** Level and trend of the first values without their season, in a straight line. */
function firstState(values: readonly number[], { season, trend }: Form, period: number): State {
  const indices = season === 'N' ? [] : seasonIndices(values.slice(0, 4 * period), period, season)
  const plain = values.slice(0, Math.max(10, 2 * period)).map((value, index) => {
    const seasonal = indices[index % period] ?? 0
    return season === 'A' ? value - seasonal : season === 'M' ? value / seasonal : value
  })
  const n = plain.length
  const mean = plain.reduce((sum, value) => sum + value, 0) / n
  const middle = (n - 1) / 2
  const over = plain.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0)
  const under = plain.reduce((sum, _, at) => sum + (at - middle) ** 2, 0)
  const slope = trend === 'N' || under === 0 ? 0 : over / under
  return { level: mean - slope * (middle + 1), trend: slope, season: indices }
}

function scaleOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

function between(point: number, least: number, most: number): number {
  return least + (most - least) / (1 + Math.exp(-point))
}
