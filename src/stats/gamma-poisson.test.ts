import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { learntRates } from './gamma-poisson.ts'

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
