import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lifetimeRevenue } from './lifetime.ts'

describe('lifetimeRevenue', () => {
  it.each([
    // Winning by Design’s lifetime of 100,000 growing by a tenth; others worked out with it.
    [100_000, 1.1, 5, 610_510],
    [100_000, 0.9, 5, 409_510],
    [100_000, 1, 5, 500_000],
    // 400 a year for seven years, which beats 2,000 once: published as 3,795.
    [400, 1.1, 7, 3794.8684],
  ])('%f a year at %f for %i years is %f', (first, net, years, sum) => {
    expect(lifetimeRevenue(first, net, years)).toBeCloseTo(sum, 6)
  })

  it('is the sum of a geometric series wherever that can be divided', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1.5, noNaN: true }).filter((net) => Math.abs(net - 1) > 1e-3),
        fc.integer({ min: 1, max: 10 }),
        (first, net, years) => {
          const closed = (first * (1 - net ** years)) / (1 - net)
          expect(lifetimeRevenue(first, net, years)).toBeCloseTo(closed, 4)
        },
      ),
    )
  })
})
