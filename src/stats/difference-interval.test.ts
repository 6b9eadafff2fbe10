import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceInterval, wilsonInterval, type Estimate } from './difference-interval.ts'

// Newcombe, Interval estimation for the difference between independent proportions, Statistics in
// Medicine 17 (1998), table II, method 10 (score, without continuity correction).
const newcombe: readonly (readonly [
  one: readonly [number, number],
  other: readonly [number, number],
  low: number,
  high: number,
])[] = [
  [[56, 70], [48, 80], 0.0524, 0.3339],
  [[9, 10], [3, 10], 0.1705, 0.809],
  [[6, 7], [2, 7], 0.0582, 0.8062],
  [[5, 56], [0, 29], -0.0381, 0.1926],
  [[0, 10], [0, 20], -0.1611, 0.2775],
  [[0, 10], [0, 10], -0.2775, 0.2775],
  [[10, 10], [0, 20], 0.6791, 1],
  [[10, 10], [0, 10], 0.6075, 1],
]

describe('differenceInterval', () => {
  it.each(newcombe)('is as published for %j and %j', (one, other, low, high) => {
    const found = differenceInterval(scored(other), scored(one))
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  it('holds the difference, and mirrors when the sides change places', () => {
    fc.assert(
      fc.property(estimates, estimates, (one, other) => {
        const there = differenceInterval(one, other)
        const back = differenceInterval(other, one)
        expect(there.low).toBeLessThanOrEqual(other.value - one.value)
        expect(there.high).toBeGreaterThanOrEqual(other.value - one.value)
        expect(there.low).toBeCloseTo(-back.high, 12)
        expect(there.high).toBeCloseTo(-back.low, 12)
      }),
    )
  })
})

const estimates: fc.Arbitrary<Estimate> = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 40 }))
  .map(([some, others]) => scored([Math.min(some, others), others]))

function scored([count, of]: readonly [number, number]): Estimate {
  return { value: count / of, ...wilsonInterval(count / of, of) }
}
