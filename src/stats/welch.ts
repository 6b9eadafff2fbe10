import { studentQuantile, studentTails } from './student.ts'

/** A sample, by what a mean and its spread need. */
export interface Moments {
  readonly n: number
  readonly mean: number
  /** Of the sample, divided by n − 1; 0 where there is one. */
  readonly variance: number
}

export interface Weighed {
  readonly value: number
  readonly count: number
}

/** `momentsOf([{ value: 1, count: 1 }, { value: 3, count: 1 }])` // => { n: 2, mean: 2, variance: 2 } */
export function momentsOf(values: readonly Weighed[]): Moments {
  const n = values.reduce((sum, { count }) => sum + count, 0)
  // From the first value on: what does not vary has no variance, to the last digit.
  const first = values[0]?.value ?? NaN
  const mean =
    first + values.reduce((sum, { value, count }) => sum + (value - first) * count, 0) / n
  const squares = values.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0)
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 }
}

/** The 95 % interval of a mean by Student's t; `null` of less than two. */
export function meanInterval({ n, mean, variance }: Moments) {
  if (n < 2) return null
  const half = studentQuantile(0.975, n - 1) * Math.sqrt(variance / n)
  return { low: mean - half, high: mean + half }
}

export interface Difference {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Chance of as much distance where there is none. */
  readonly chance: number
}

/**
 * The difference of two means whose variances may differ (Welch 1947; R `t.test`), with its 95 %
 * interval; `null` where one has less than two, or neither varies.
 */
export function welchDifference(a: Moments, b: Moments): Difference | null {
  const [ofA, ofB] = [a.variance / a.n, b.variance / b.n]
  const square = ofA + ofB
  if (a.n < 2 || b.n < 2 || !(square > 0)) return null
  const degrees = square ** 2 / (ofA ** 2 / (a.n - 1) + ofB ** 2 / (b.n - 1))
  const error = Math.sqrt(square)
  const value = a.mean - b.mean
  const half = studentQuantile(0.975, degrees) * error
  return {
    value,
    low: value - half,
    high: value + half,
    chance: studentTails(value / error, degrees),
  }
}
