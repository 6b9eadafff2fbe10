import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumWithoutEnd } from './sum-tail.ts'

function near(found: number, wanted: number, digits = 1e-9): void {
  expect(Math.abs(found / wanted - 1)).toBeLessThan(digits)
}

describe('a sum without end', () => {
  it('is Euler’s: ζ(2) = π²/6, ζ(4) = π⁴/90, and Σ 1/(k² + 1) = (1 + π coth π)/2', () => {
    near(
      sumWithoutEnd((x) => (x + 1) ** -2, 2),
      Math.PI ** 2 / 6,
    )
    near(
      sumWithoutEnd((x) => (x + 1) ** -4, 4),
      Math.PI ** 4 / 90,
    )
    near(
      sumWithoutEnd((x) => 1 / (x * x + 1), 2),
      (1 + Math.PI / Math.tanh(Math.PI)) / 2,
    )
    // Σ 1/((k + a)(k + a + 1)) = 1/a: each part takes the next one's away.
    for (const a of [0.1, 1, 50, 1e6, 1e12]) {
      near(
        sumWithoutEnd((x) => 1 / ((x + a) * (x + a + 1)), 2),
        1 / a,
      )
    }
  })

  it('of a geometric series is 1/(1 − q), from next to nothing to next to all', () => {
    const left = fc.double({ min: -9, max: -0.01, noNaN: true }).map((power) => 10 ** power)
    fc.assert(
      fc.property(left, (leave) => {
        near(
          sumWithoutEnd((x) => Math.exp(x * Math.log1p(-leave)), Infinity),
          1 / leave,
        )
      }),
    )
    expect(sumWithoutEnd((x) => (x === 0 ? 1 : 0), Infinity)).toBe(1)
    expect(sumWithoutEnd(() => 0, 2)).toBe(0)
  })

  it('lies between its integral from 0 and that with its first term', () => {
    const power = fc.double({ min: 1.01, max: 30, noNaN: true })
    fc.assert(
      fc.property(power, fc.double({ min: 0.5, max: 1e6, noNaN: true }), (p, a) => {
        const sum = sumWithoutEnd((x) => (x / a + 1) ** -p, p)
        const whole = a / (p - 1)
        expect(sum).toBeGreaterThan(whole * (1 - 1e-9))
        expect(sum).toBeLessThan((whole + 1) * (1 + 1e-9))
      }),
    )
  })

  it.each([1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-10, 1e-14, 2 ** -52])(
    'is known however slowly it falls: the power %d above 1 is 1/d + γ, near 1',
    (above) => {
      const power = 1 + above
      // ζ(s) = 1/(s − 1) + γ + 0.0728… (s − 1) (Stieltjes).
      const excess = power - 1
      const wanted = 1 / excess + 0.5772156649015329 + 0.0728158454836767 * excess
      near(
        sumWithoutEnd((x) => (x + 1) ** -power, power),
        wanted,
      )
    },
  )

  it('is known too where a power of the argument is no number long before the end', () => {
    // Its integral from 0 is 1/d and less than 1 beside it; the sum is at most its first term more.
    for (const power of [1 + 1e-7, 1 + 3e-8, 1 + 1e-8]) {
      const sum = sumWithoutEnd((x) => Math.exp((-power / 1.4) * Math.log1p(x ** 1.4)), power)
      expect(Math.abs(sum - 1 / (power - 1))).toBeLessThan(2)
    }
  })

  it.each([1, 0.5, 0, -1])('has no limit at a power of %d', (power) => {
    expect(sumWithoutEnd((x) => (x + 1) ** -power, power)).toBe(Infinity)
  })
})
