import { logistic } from './logistic.ts'
import { times } from './optimum/matrix.ts'
import { positiveInverse } from './optimum/positive-inverse.ts'

/** Of `n` subjects with these features so many had it happen. */
export interface Trial {
  readonly x: readonly number[]
  readonly n: number
  readonly happened: number
}

export interface Logistic {
  /** Log odds where all features are 0. */
  readonly intercept: number
  readonly coefficients: readonly number[]
}

/** Steps of Newton's after which the log odds move no more. */
const MOST_STEPS = 100
const CLOSE = 1e-11

/**
 * Logistic regression with a ridge: the most likely coefficients where each was drawn from a normal
 * distribution around 0 of variance 1 / `penalty`, the intercept left free (le Cessie & van
 * Houwelingen 1992). By iteratively reweighted least squares. With no penalty it is R's `glm`, and
 * fails where the features part what happened from what did not.
 */
export function ridgeLogistic(trials: readonly Trial[], penalty: number): Logistic {
  const size = (trials[0]?.x.length ?? 0) + 1
  const all = trials.reduce((sum, { n }) => sum + n, 0)
  const happened = trials.reduce((sum, trial) => sum + trial.happened, 0)
  if (happened <= 0 || happened >= all) {
    throw new Error(`some must have it happen, and some not: ${happened} of ${all}`)
  }
  let beta = Array.from({ length: size }, () => 0)
  beta[0] = Math.log(happened / (all - happened))
  let likelihood = penalised(trials, beta, penalty)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const direction = newton(trials, beta, penalty)
    let length = 1
    let next = moved(beta, direction, length)
    let reached = penalised(trials, next, penalty)
    while (reached < likelihood - 1e-12 * Math.abs(likelihood) && length > 1e-9) {
      length /= 2
      next = moved(beta, direction, length)
      reached = penalised(trials, next, penalty)
    }
    const distance = Math.max(...direction.map((each) => Math.abs(each * length)))
    beta = next
    likelihood = reached
    if (distance < CLOSE) return { intercept: beta[0] ?? 0, coefficients: beta.slice(1) }
  }
  throw new Error(`logistic regression must settle within steps: ${MOST_STEPS}`)
}

/** `chanceOf({ intercept: 0, coefficients: [1] }, [0])` // => 0.5 */
export function chanceOf({ intercept, coefficients }: Logistic, x: readonly number[]): number {
  return logistic(coefficients.reduce((sum, each, i) => sum + each * (x[i] ?? 0), intercept))
}

function oddsOf(x: readonly number[], beta: readonly number[]): number {
  return x.reduce((sum, each, i) => sum + each * (beta[i + 1] ?? 0), beta[0] ?? 0)
}

function penalised(trials: readonly Trial[], beta: readonly number[], penalty: number): number {
  const fit = trials.reduce((sum, { x, n, happened }) => {
    const odds = oddsOf(x, beta)
    const log = odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds))
    return sum + happened * odds - n * log
  }, 0)
  return fit - (penalty / 2) * beta.slice(1).reduce((sum, each) => sum + each * each, 0)
}

function moved(beta: readonly number[], by: readonly number[], length: number): number[] {
  return beta.map((each, i) => each + length * (by[i] ?? 0))
}

function newton(trials: readonly Trial[], beta: readonly number[], penalty: number): number[] {
  const size = beta.length
  const slope = beta.map((each, i) => (i === 0 ? 0 : -penalty * each))
  const bend = beta.map((_, i) => beta.map((__, j) => (i === j && i > 0 ? penalty : 0)))
  for (const { x, n, happened } of trials) {
    const chance = logistic(oddsOf(x, beta))
    const weight = n * chance * (1 - chance)
    const features = [1, ...x]
    for (let i = 0; i < size; i += 1) {
      const own = features[i] ?? 0
      if (own === 0) continue
      slope[i] = (slope[i] ?? 0) + own * (happened - n * chance)
      const line = bend[i] ?? []
      for (let j = 0; j < size; j += 1) line[j] = (line[j] ?? 0) + weight * own * (features[j] ?? 0)
    }
  }
  const inverse = positiveInverse(bend)
  if (inverse === null) throw new Error(`features must not determine each other: ${size - 1}`)
  return times(inverse, slope)
}
