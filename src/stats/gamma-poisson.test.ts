import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stream } from '../generator/draw/stream.ts'
import { areAlike, learntRates } from './gamma-poisson.ts'

const of = (expected: readonly number[], came: readonly number[]) =>
  learntRates(expected.map((each, at) => ({ expected: each, came: came[at] ?? 0 })))

describe('rates learnt from places more or less alike', () => {
  // R: W <- c(.03, .1, .3, 1, 3, 10, 30); ev <- sapply(W, function(w) prod(dnbinom(x, size = w, mu = m)))
  // as.vector(sapply(W, function(w) (x + w) / (m + w)) %*% ev) / sum(ev)
  it.each([
    [
      [2, 2, 2],
      [0, 0, 6],
      [0.170601053928168, 0.170601053928168, 2.658797892143663],
    ],
    [
      [3, 3, 3],
      [3, 2, 4],
      [1, 0.912021578591729, 1.087978421408271],
    ],
    [
      [0.5, 4, 1],
      [0, 9, 0],
      [0.608581835365255, 1.864353036590091, 0.506148682254347],
    ],
  ])('expected %j, came %j', (expected, came, rates) => {
    for (const [at, rate] of of(expected, came).entries()) expect(rate).toBeCloseTo(rates[at]!, 10)
  })

  it('are those expected where all came as expected, or nothing was to come', () => {
    expect(of([7, 0, 7], [7, 0, 7])).toEqual([1, 1, 1])
  })

  it('lie between what came and what was expected', () => {
    const place = fc.record({
      expected: fc.double({ min: 0.01, max: 500, noNaN: true }),
      came: fc.nat(500),
    })
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (places) => {
        for (const [at, rate] of learntRates(places).entries()) {
          const own = places[at]!.came / places[at]!.expected
          expect(rate).toBeGreaterThanOrEqual(Math.min(1, own) - 1e-9)
          expect(rate).toBeLessThanOrEqual(Math.max(1, own) + 1e-9)
        }
      }),
    )
  })
})

describe('places are alike', () => {
  /** Of a hundred years, in how many the months are held to be alike, where so many leave in each. */
  const alike = (means: readonly number[], expected = means): number => {
    let years = 0
    for (let seed = 1; seed <= 100; seed++) {
      const luck = stream(seed, 3, 3)
      const places = means.map((mean, at) => {
        let came = -1
        for (let sum = 0; sum < mean; sum -= Math.log(1 - luck.uniform())) came++
        return { expected: expected[at]!, came: Math.max(0, came) }
      })
      if (areAlike(places)) years++
    }
    return years
  }
  const months = Array.from({ length: 12 }, (_, month) => month)

  it.each([0.5, 4, 60])('where %d are expected in each and come by chance', (mean) => {
    expect(alike(months.map(() => mean))).toBeGreaterThanOrEqual(97)
  })

  it.each([12, 60, 600])('but not where all of %d come in one of twelve', (all) => {
    const means = months.map((month) => (month === 11 ? all : 0))
    expect(
      alike(
        means,
        months.map(() => all / 12),
      ),
    ).toBe(0)
  })
})
