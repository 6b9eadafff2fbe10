import { describe, expect, it } from 'vitest'
import { exposureOdds } from './exposure-odds.ts'

describe('the odds of exposures', () => {
  const spent = [1, 1, 3, 1, 1, 0.5, 2, 1, 1, 4, 1, 1]
  const counts = [20, 23, 37, 18, 21, 17, 27, 19, 22, 44, 20, 24]
  const shares = Array.from({ length: 20 }, (_, cell) => (cell + 0.5) / 20)
  const candidates = shares.map((share) => spent.map((times) => 1 + share * (times - 1)))

  it('are those of the Poisson counts, summed over every level there may be', () => {
    const weights = candidates.map((exposures) => {
      let sum = 0
      for (let level = -2; level <= 6; level += 0.0005) {
        const prior = -((level - 3) ** 2) / 8
        const log = counts.reduce((all, count, at) => {
          const mean = exposures[at]! * Math.exp(level)
          return all + count * Math.log(mean) - mean
        }, prior)
        sum += Math.exp(log - 560)
      }
      return sum
    })
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    const odds = exposureOdds(counts, candidates) ?? []
    expect(odds).toHaveLength(20)
    for (const [cell, weight] of weights.entries())
      expect(odds[cell]).toBeCloseTo(weight / whole, 2)
  })

  it('are alike where exposures are, and none where nothing was counted', () => {
    const same = exposureOdds(
      counts,
      shares.map(() => counts.map(() => 1)),
    )
    for (const each of same ?? []) expect(each).toBeCloseTo(0.05, 9)
    expect(same).toHaveLength(20)
    expect(exposureOdds([0, 0], [[1, 1]])).toBeNull()
  })
})
