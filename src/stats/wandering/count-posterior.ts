import { cholesky, solveLower, solveUpper, type Matrix } from '../cholesky.ts'

/** The most likely course of a logarithm of rates, and what is known of it (Laplace's approximation). */
export interface Posterior {
  readonly course: Float64Array
  /** The covariance at the courses' values is the prior's one less what was learnt. */
  readonly pull: Float64Array
  readonly roots: Float64Array
  readonly lower: Matrix
  /** Log of the chance of the counts, but for what no prior changes. */
  readonly evidence: number
}

const MOST_STEPS = 100
const LEAST_SHARE = 2 ** -40
/** What a step may still promise, in log-likelihood, of a course that has settled. */
const SETTLED = 1e-7
/** Of slopes, as a share of what they are the difference of. */
const CANCELLED = 1e-3

/**
 * Counts of mean `exposure × exp(course)` and variance `dispersion` times that, the course a Gaussian
 * one with the given covariance around 0 (Rasmussen and Williams, Gaussian Processes, 2006, algorithm
 * 3.1, with the extended quasi-likelihood of Nelder and Pregibon, 1987). `null` where it does not settle.
 */
export function countPosterior(
  counts: Float64Array,
  exposures: Float64Array,
  dispersion: number,
  covariance: Matrix,
): Posterior | null {
  const size = counts.length
  let course: Float64Array = new Float64Array(size)
  let pull: Float64Array = new Float64Array(size)
  let best = heightOf(counts, exposures, dispersion, course) - halfProduct(pull, course)
  let isSettled = false
  for (let steps = 0; steps < MOST_STEPS && !isSettled; steps++) {
    const { roots, lower } = factor(exposures, dispersion, course, covariance)
    if (lower === null) return null
    const rise = counts.map((count, at) => count / dispersion - roots[at]! ** 2)
    const aim = rise.map((value, at) => value + roots[at]! ** 2 * course[at]!)
    const drawn = times(covariance, aim)
    const solved = solveUpper(
      lower,
      size,
      solveLower(
        lower,
        size,
        drawn.map((value, at) => value * roots[at]!),
      ),
    )
    const nextPull = aim.map((value, at) => value - roots[at]! * solved[at]!)
    const slope = rise.map((value, at) => value - pull[at]!)
    const step = times(covariance, nextPull).map((value, at) => value - course[at]!)
    // Far from the top rounding may leave nothing of a step: the slopes must cancel too.
    isSettled =
      halfProduct(slope, step) < SETTLED &&
      slope.every(
        (each, at) => Math.abs(each) < CANCELLED * (1 + roots[at]! ** 2 + counts[at]! / dispersion),
      )
    // Newton's step may go too far from where it begins: then less of it.
    for (let share = 1; share > LEAST_SHARE; share /= 2) {
      const part = share
      const moved = pull.map((value, at) => value + part * (nextPull[at]! - value))
      const next = course.map((value, at) => value + part * step[at]!)
      const height = heightOf(counts, exposures, dispersion, next) - halfProduct(moved, next)
      if (!Number.isFinite(height) || height - best <= -1e-9) continue
      pull = moved
      course = next
      best = height
      break
    }
  }
  const { roots, lower } = factor(exposures, dispersion, course, covariance)
  if (lower === null || !isSettled || !Number.isFinite(best)) return null
  let logs = 0
  for (let at = 0; at < size; at++) logs += Math.log(lower[at * size + at]!)
  return {
    course,
    pull,
    roots,
    lower,
    evidence: best - logs - (size / 2) * Math.log(dispersion),
  }
}

/** What is known of something that goes with the course: its mean, and the part of its spread learnt. */
export function reduced(posterior: Posterior, along: Float64Array): Float64Array {
  const { roots, lower } = posterior
  return solveLower(
    lower,
    along.length,
    along.map((value, at) => value * roots[at]!),
  )
}

function factor(
  exposures: Float64Array,
  dispersion: number,
  course: Float64Array,
  covariance: Matrix,
) {
  const size = course.length
  const roots = course.map((value, at) =>
    Math.sqrt((exposures[at]! * Math.exp(value)) / dispersion),
  )
  const inner = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      inner[row * size + column] =
        roots[row]! * covariance[row * size + column]! * roots[column]! + (row === column ? 1 : 0)
    }
  }
  return { roots, lower: cholesky(inner, size) }
}

/** −½ of the deviance over the dispersion. */
function heightOf(
  counts: Float64Array,
  exposures: Float64Array,
  dispersion: number,
  course: Float64Array,
): number {
  let height = 0
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at]!
    const mean = exposures[at]! * Math.exp(course[at]!)
    if (mean === 0 && count === 0) continue
    height += (count === 0 ? 0 : count * Math.log(mean / count)) - (mean - count)
  }
  return height / dispersion
}

function times(matrix: Matrix, values: Float64Array): Float64Array {
  const size = values.length
  const found = new Float64Array(size)
  for (let row = 0; row < size; row++) {
    let sum = 0
    for (let column = 0; column < size; column++) {
      sum += matrix[row * size + column]! * values[column]!
    }
    found[row] = sum
  }
  return found
}

function halfProduct(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!
  return sum / 2
}
