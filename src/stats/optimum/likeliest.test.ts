import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covarianceAt, likeliest, spread } from './likeliest.ts'

// R 4.2.2: glm(cbind(k, n - k) ~ x, family = binomial), coef and vcov.
const dose = [
  { x: -2, n: 10, k: 1 },
  { x: -1, n: 12, k: 3 },
  { x: 0, n: 15, k: 8 },
  { x: 1, n: 9, k: 6 },
  { x: 2, n: 14, k: 12 },
]
const logistic = ([base = 0, slope = 0]: readonly number[]): number =>
  dose.reduce((sum, { x, n, k }) => {
    const odds = base + slope * x
    return sum + k * odds - n * Math.log1p(Math.exp(odds))
  }, 0)

/** Of `k` who did out of `n`, at the logarithm of the odds. */
const coins =
  (k: number, n: number) =>
  ([odds = 0]: readonly number[]): number =>
    k * odds - n * Math.log1p(Math.exp(odds))

describe('the likeliest numbers', () => {
  it('are those that R finds for a logistic regression, with their covariance', () => {
    const { at, covariance } = likeliest(logistic, { starts: [[0, 0]], subjects: 60 })
    expect(at[0]).toBeCloseTo(-0.077013875022, 6)
    expect(at[1]).toBeCloseTo(0.959443335475, 6)
    const truth = [0.09436883646998, -0.00468027377919, -0.00468027377919, 0.06685721613153]
    covariance!.flat().forEach((value, index) => expect(value).toBeCloseTo(truth[index]!, 6))
  })

  it('of a share: the logarithm of its odds, with 1/k + 1/(n − k)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (k, rest) => {
        const n = k + rest
        const { at, covariance } = likeliest(coins(k, n), { starts: [[0]], subjects: n })
        expect(at[0]).toBeCloseTo(Math.log(k / rest), 4)
        expect(covariance![0]![0]! / (1 / k + 1 / rest)).toBeCloseTo(1, 4)
      }),
    )
  })

  it.each([0, 7])('of a share of %s in 7 have no top, and no covariance', (k) => {
    const { at, covariance } = likeliest(coins(k, 7), { starts: [[0]], subjects: 7 })
    expect(Number.isFinite(at[0])).toBe(true)
    expect(covariance).toBeNull()
  })

  it('are at the highest top that any start leads to, in whatever order', () => {
    // Tops at −1 (height 1) and near 4 (height 2).
    const tops = ([x = 0]: readonly number[]): number =>
      Math.exp(-((x + 1) ** 2)) + 2 * Math.exp(-((x - 4) ** 2))
    for (const starts of [[[-1.2], [3.8]], [[3.8], [-1.2]], [[3.8]]]) {
      expect(likeliest(tops, { starts, subjects: 1 }).at[0]).toBeCloseTo(4, 4)
    }
    expect(likeliest(tops, { starts: [[-1.2]], subjects: 1 }).at[0]).toBeCloseTo(-1, 4)
  })

  it.each([NaN, -Infinity])('do not mind a start where the likelihood is %s', (nowhere) => {
    const height = ([x = 0]: readonly number[]): number => (x > 5 ? nowhere : -((x - 3) ** 2))
    for (const starts of [
      [[9], [0]],
      [[0], [9]],
    ]) {
      expect(likeliest(height, { starts, subjects: 1 }).at[0]).toBeCloseTo(3, 5)
    }
  })

  it('have no covariance along a ridge, on a slope or where nobody was seen', () => {
    const ridge = ([x = 0, y = 0]: readonly number[]): number => -((x + y - 1) ** 2)
    expect(likeliest(ridge, { starts: [[0, 0]], subjects: 1 }).covariance).toBeNull()
    expect(covarianceAt(([x = 0]) => x * x, [1], { subjects: 1 })).toBeNull()
    expect(likeliest(() => 0, { starts: [[0]], subjects: 0 }).covariance).toBeNull()
  })

  it('settle by what a step would still gain: (x − top)² of log-likelihood of a parabola', () => {
    const negative = ([x = 0]: readonly number[]): number => x * x
    for (const [off, known] of [
      [0.09, true],
      [0.11, false],
    ] as const) {
      const found = covarianceAt(negative, [off], { subjects: 10, settled: 0.1 })
      // At 0.09 a step gains 10 × 0.09² = 0.081; at 0.11 it gains 0.121.
      if (known) expect(found![0]![0]).toBeCloseTo(0.05, 6)
      else expect(found).toBeNull()
    }
  })
})

describe('the spread along a direction', () => {
  it('is the variance of a sum of independent parts, and of one that is no sum at all', () => {
    // 2²·9 + 3²·1; with a covariance of 1 between them 2·2·3 more.
    expect(
      spread(
        [
          [9, 0],
          [0, 1],
        ],
        [2, 3],
      ),
    ).toBe(45)
    expect(
      spread(
        [
          [9, 1],
          [1, 1],
        ],
        [2, 3],
      ),
    ).toBe(57)
    expect(spread([], [])).toBe(0)
  })
})
