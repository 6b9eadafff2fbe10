import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaCdf, betaMean } from './beta.ts'
import { betaGeometricMean, betaGeometricPmf, betaGeometricSurvival } from './beta-geometric.ts'
import { chiSquareTest, chiSquareUpper } from './chi-square.ts'
import { erlangCdf } from './erlang.ts'
import { reference } from './fixtures/reference.ts'
import { logGamma, regularizedGamma, upperGamma } from './gamma.ts'
import { kolmogorovSmirnov, kolmogorovUpper } from './kolmogorov-smirnov.ts'
import { logNormalCdf, logNormalMean } from './log-normal.ts'
import { normalCdf } from './normal.ts'
import { weibullCdf, weibullMean } from './weibull.ts'

describe('the normal distribution', () => {
  it.each(reference.normal)('is right to 1e-14 at %s', (z, truth) => {
    expect(relative(normalCdf(z), truth)).toBeLessThan(1e-14)
  })

  it('is symmetric and never falls', () => {
    const z = fc.double({ min: -37, max: 37, noNaN: true })
    fc.assert(fc.property(z, (at) => Math.abs(normalCdf(at) + normalCdf(-at) - 1) < 1e-15))
    fc.assert(
      fc.property(z, z, (a, b) => normalCdf(Math.min(a, b)) <= normalCdf(Math.max(a, b)) + 2e-16),
    )
  })
})

describe('distributions agree with many digits', () => {
  it.each(reference.logNormal)(
    'log-normal at %s, median %s, sigma %s',
    (x, median, sigma, truth) => {
      expect(relative(logNormalCdf(x, { median, sigma }), truth)).toBeLessThan(1e-12)
    },
  )

  it.each(reference.weibull)('Weibull at %s, scale %s, shape %s', (x, scale, shape, truth) => {
    expect(relative(weibullCdf(x, { scale, shape }), truth)).toBeLessThan(1e-14)
  })

  it.each(reference.weibullMean)('mean of Weibull, scale %s, shape %s', (scale, shape, truth) => {
    expect(relative(weibullMean({ scale, shape }), truth)).toBeLessThan(1e-14)
  })

  it.each(reference.gammaP)('Erlang and gamma of shape %s at %s', (a, x, truth) => {
    expect(relative(regularizedGamma(a, x), truth)).toBeLessThan(1e-12)
    expect(relative(erlangCdf(2 * x, { mean: 2 * a, shape: a }), truth)).toBeLessThan(1e-12)
  })

  it.each(reference.gammaQ)('the upper gamma of shape %s at %s', (a, x, truth) => {
    expect(relative(upperGamma(a, x), truth)).toBeLessThan(1e-12)
    expect(relative(chiSquareUpper(2 * x, 2 * a), truth)).toBeLessThan(1e-12)
  })

  it.each(reference.logGamma)('the logarithm of gamma at %s', (x, truth) => {
    expect(relative(logGamma(x), truth)).toBeLessThan(1e-13)
  })

  it.each(reference.beta)('Beta at %s, alpha %s, beta %s', (x, alpha, beta, truth) => {
    expect(relative(betaCdf(x, { alpha, beta }), truth)).toBeLessThan(1e-12)
  })

  it.each(reference.sbg)('sBG after %s, alpha %s, beta %s', (renewals, alpha, beta, truth) => {
    expect(relative(betaGeometricSurvival(renewals, { alpha, beta }), truth)).toBeLessThan(1e-13)
  })

  it.each(reference.kolmogorov)('Kolmogorov at %s', (x, truth) => {
    expect(relative(kolmogorovUpper(x), truth)).toBeLessThan(1e-11)
  })
})

describe('means', () => {
  it('are the area above the distribution', () => {
    const time = { median: 12, sigma: 0.8 }
    expect(areaAbove((x) => logNormalCdf(x, time), 2000)).toBeCloseTo(logNormalMean(time), 3)
    const churn = { alpha: 2.5, beta: 4 }
    expect(areaAbove((x) => betaCdf(x, churn), 1)).toBeCloseTo(betaMean(churn), 6)
  })

  it('of sBG is the sum over renewals', () => {
    const shape = { alpha: 6, beta: 3 }
    const renewals = Array.from({ length: 2000 }, (_, nth) => nth + 1)
    const mean = renewals.reduce((sum, nth) => sum + nth * betaGeometricPmf(nth, shape), 0)
    expect(mean).toBeCloseTo(betaGeometricMean(shape), 9)
    expect(betaGeometricMean({ alpha: 1, beta: 2 })).toBe(Infinity)
  })
})

describe('tests of fit', () => {
  // 60 throws of a die: the textbook value is 13.4 with 5 degrees, p = 0.0199 (Wikipedia,
  // Pearson's chi-squared test).
  it('chi-square of a loaded die', () => {
    const expected = Array.from({ length: 6 }, () => 10)
    expect(chiSquareTest([5, 8, 9, 8, 10, 20], expected)).toBeCloseTo(0.0199, 4)
  })

  it('joins cells too small to count', () => {
    expect(chiSquareTest([5, 5, 1, 0], [5, 5, 0.5, 0.5])).toBe(chiSquareTest([5, 6], [5, 6]))
    expect(() => chiSquareTest([3], [3])).toThrow('two cells')
  })

  it('tells even values from others', () => {
    const even = Array.from({ length: 500 }, (_, nth) => (nth + 0.5) / 500)
    expect(kolmogorovSmirnov(even, (x) => x)).toBeCloseTo(1, 6)
    expect(kolmogorovSmirnov(even, (x) => x ** 1.3)).toBeLessThan(0.001)
  })
})

function relative(value: number, truth: number): number {
  return Math.abs(value - truth) / Math.abs(truth)
}

/** By the midpoint rule. */
function areaAbove(cdf: (x: number) => number, until: number): number {
  const steps = 200_000
  let area = 0
  for (let nth = 0; nth < steps; nth++) area += 1 - cdf(((nth + 0.5) * until) / steps)
  return (area * until) / steps
}
