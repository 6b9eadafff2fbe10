import { describe, expect, test } from 'vitest'
import { normalCdf } from '../normal.ts'
import { binomialAt, poissonAt } from './count-quantiles.ts'
import { gridNormal, normalQuantile, quickNormal } from './normal-quantile.ts'
import { quickExp } from './quick-exp.ts'

/** No quantile lies farther from the exact distribution than this. */
const FARTHEST = 4e-4

describe('the normal quantile', () => {
  test('is the inverse of the normal distribution', () => {
    for (const z of [-8, -5.5, -3, -1.5, -0.4, 0, 0.2, 1, 2.4, 4]) {
      expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 10)
    }
  })

  test('is as good quickly, far out as well', () => {
    const errors = Array.from({ length: 50_000 }, (_, step) =>
      [(step + 0.5) / 50_000, 2 ** (-(step + 1) / 1500)].map((chance) =>
        Math.abs(quickNormal(chance) - normalQuantile(chance)),
      ),
    )
    expect(Math.max(...errors.flat())).toBeLessThan(4e-5)
    for (const part of [0, 1, 2 ** 25, 2 ** 31, 3_000_000_019, 2 ** 32 - 1]) {
      expect(gridNormal(part)).toBeCloseTo(quickNormal((part + 0.5) / 2 ** 32), 9)
    }
  })
})

test('the exponential is good to twelve digits', () => {
  for (let x = -12; x < 12; x += 0.00713) {
    expect(Math.abs(quickExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-12)
  }
  expect([quickExp(Infinity), quickExp(-Infinity)]).toEqual([Infinity, 0])
})

describe('counts are as likely as by their exact distribution', () => {
  test.each([0.02, 0.7, 2, 3.99, 4, 5, 6, 12, 80, 2000])('Poisson of mean %s', (mean) => {
    const next = (count: number): number => mean / (count + 1)
    const most = Math.ceil(mean + 10 * Math.sqrt(mean) + 10)
    const far = farthest((uniform) => poissonAt(uniform, mean), -mean, next, most)
    expect(far).toBeLessThan(FARTHEST)
  })

  test.each([
    [1, 0.3],
    [7, 0.9],
    [9, 0.5],
    [12, 0.45],
    [40, 0.02],
    [40, 0.11],
    [600, 0.011],
    [300, 0.4],
    [300, 0.985],
    [5, 1],
    [5, 0],
  ])('binomial of %i, each with the chance %s', (size, share) => {
    const odds = share / (1 - share)
    const next = (count: number): number => ((size - count) / (count + 1)) * odds
    const none = size * Math.log1p(-share)
    if (share === 0 || share === 1) {
      for (const uniform of [1e-9, 0.3, 1 - 1e-9]) {
        expect(binomialAt(uniform, size, share)).toBe(size * share)
      }
      return
    }
    const far = farthest((uniform) => binomialAt(uniform, size, share), none, next, size)
    expect(far).toBeLessThan(FARTHEST)
  })

  test('of small means the very count at each chance, looked up or not', () => {
    const chances = Array.from({ length: 1531 }, (_, step) => (step + 0.5) / 1531)
    for (let mean = 0.013; mean < 4; mean += 0.0571) {
      for (const chance of chances) {
        expect(poissonAt(chance, mean)).toBe(counted(chance, -mean, (count) => mean / count))
        const size = 3 + Math.floor(300 * chance)
        const share = mean / (size + 4)
        const odds = share / (1 - share)
        const next = (count: number): number => ((size - count + 1) / count) * odds
        const known = counted(chance, size * Math.log1p(-share), next)
        if (share <= 0.5) expect(binomialAt(chance, size, share)).toBe(known)
      }
    }
  })

  test('never more than there are, nor fewer than none', () => {
    for (const uniform of [2 ** -33, 0.5, 1 - 2 ** -33]) {
      for (const size of [1, 3, 9, 50, 1e7]) {
        for (const share of [1e-9, 0.02, 0.3, 0.5, 0.51, 0.99]) {
          const count = binomialAt(uniform, size, share)
          expect(Number.isInteger(count) && count >= 0 && count <= size).toBe(true)
        }
      }
    }
  })
})

/** By adding up, each count as likely as the one before times `next`. */
function counted(chance: number, none: number, next: (count: number) => number): number {
  let [count, each] = [0, Math.exp(none)]
  let below = each
  while (chance > below) {
    count++
    each *= next(count)
    below += each
  }
  return count
}

/** The largest distance between the two distributions: where a count's last quantile lies, and where it should. */
function farthest(
  quantile: (uniform: number) => number,
  /** The logarithm of the chance of none. */
  none: number,
  next: (count: number) => number,
  most: number,
): number {
  let [chance, exact, far] = [none, Math.exp(none), 0]
  for (let count = 0; count < most; count++) {
    let [low, high] = [0, 1]
    for (let step = 0; step < 34; step++) {
      const middle = (low + high) / 2
      if (quantile(middle) <= count) low = middle
      else high = middle
    }
    far = Math.max(far, Math.abs(low - exact))
    chance += Math.log(next(count))
    exact += Math.exp(chance)
  }
  return far
}
