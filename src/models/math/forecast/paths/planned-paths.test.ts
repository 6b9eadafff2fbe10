import { describe, expect, it } from 'vitest'
import { plannedPaths } from './planned-paths.ts'

const PATHS = 40_000
const own = { paths: PATHS, seed: 5, slice: 2 }
const pathsOf = (odds: readonly number[], ahead: readonly number[]) =>
  plannedPaths({ ...own, model: { planned: { odds, ahead } } })

function momentsOf(values: Float64Array | null) {
  const list = [...(values ?? [])]
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length
  const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length
  return { n: list.length, mean, variance }
}

describe('arrivals that follow planned spend, by path', () => {
  it('are as expected on average, and vary as the share does that follows it', () => {
    // Any share is as likely: of mean 1/2 and variance 1/12. Three times the spend brings 1 + 2c, 2 on average.
    const { n, mean, variance } = momentsOf(pathsOf([0.25, 0.25, 0.25, 0.25], [3])(0))
    expect(n).toBe(PATHS)
    expect(mean).toBeCloseTo(1, 2)
    expect(variance).toBeCloseTo((4 * (1 / 12)) / 2 ** 2, 2)
  })

  it('hold one share throughout: more follows in every month, or less', () => {
    const month = pathsOf([0.5, 0.5], [2, 0.5])
    const [more, less] = [Float64Array.from(month(0) ?? []), Float64Array.from(month(1) ?? [])]
    // The mean share is 1/2: 1 + c over 1.5, and 1 − c/2 over 0.75.
    for (const path of [0, 1, 17, PATHS - 1]) {
      const share = 1.5 * more[path]! - 1
      expect(0.75 * less[path]!).toBeCloseTo(1 - share / 2, 12)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }
  })

  it('are as expected where nothing is planned, in a usual month and beyond the plan', () => {
    expect(plannedPaths({ ...own, model: {} })(0)).toBeNull()
    const month = pathsOf([1], [1, 2])
    expect(month(0)).toBeNull()
    expect(month(1)).not.toBeNull()
    expect(month(2)).toBeNull()
  })

  it('are none where all follow a spend of nothing', () => {
    const none = [...(pathsOf([0, 0, 0, 1], [0])(0) ?? [])]
    expect(Math.min(...none)).toBeGreaterThanOrEqual(0)
    expect(none.every(Number.isFinite)).toBe(true)
    expect(momentsOf(Float64Array.from(none)).mean).toBeCloseTo(1, 2)
  })
})
