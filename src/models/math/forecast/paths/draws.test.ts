import { expect, test } from 'vitest'
import { normalCdf } from '../../../../stats/normal.ts'
import { binomialAt, draws, normalQuantile, poissonAt } from './draws.ts'

test('the normal quantile is the inverse of the normal distribution', () => {
  for (const z of [-8, -5.5, -3, -1.5, -0.4, 0, 0.2, 1, 2.4, 4]) {
    expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 10)
  }
})

test('paths go in pairs, and the same purpose draws the same', () => {
  const [one, other] = [new Float64Array(6), new Float64Array(6)]
  draws(1, 2, 3).normals(one)
  draws(1, 2, 3).normals(other)
  expect([...one]).toEqual([...other])
  expect(one[1]).toBe(-one[0]!)
  draws(1, 2, 4).normals(other)
  expect([...one]).not.toEqual([...other])
})

test.each([0.02, 0.7, 3, 5.9, 6, 12, 80])(
  'Poisson counts of mean %s have its mean and variance',
  (mean) => {
    const { average, variance } = moments((uniform) => poissonAt(uniform, mean))
    expect(Math.abs(average - mean)).toBeLessThan(0.01 * mean)
    expect(Math.abs(variance - mean)).toBeLessThan(0.02 * mean + 0.1)
  },
)

test.each([
  [1, 0.3],
  [7, 0.9],
  [40, 0.02],
  [600, 0.011],
  [300, 0.4],
  [5, 1],
  [5, 0],
])('of %i with the chance %s as many happen as should', (size, share) => {
  const { average, variance } = moments((uniform) => binomialAt(uniform, size, share))
  expect(Math.abs(average - size * share)).toBeLessThan(0.01 * size * share + 1e-9)
  expect(Math.abs(variance - size * share * (1 - share))).toBeLessThan(0.02 * size * share + 0.1)
})

function moments(of: (uniform: number) => number) {
  const many = 100_000
  let [sum, squares] = [0, 0]
  for (let at = 0; at < many; at++) {
    const value = of((at + 0.5) / many)
    sum += value
    squares += value * value
  }
  return { average: sum / many, variance: squares / many - (sum / many) ** 2 }
}
