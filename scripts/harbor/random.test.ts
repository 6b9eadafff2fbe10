import { describe, expect, it } from 'vitest'
import { logNormal, normal, pick, sfc32, wholeNumber } from './random.ts'

describe('sfc32', () => {
  // From a transcription of PractRand's sfc32 into C: seed(s1, s2, 0), 15 rounds, raw32().
  it.each([
    [1, 2, [2238190143, 61101710, 3916794307, 919126261, 475681190]],
    [4310, 12401, [1821277349, 3339335668, 3248656072, 1780947685, 1126470517]],
  ])('gives the numbers of the C source for seed %d, stream %d', (seed, stream, expected) => {
    const random = sfc32(seed, stream)
    expect(expected.map(() => random() * 2 ** 32)).toEqual(expected)
  })

  it('is still equal to the C source after a million numbers', () => {
    const random = sfc32(1, 2)
    let last = 0
    for (let k = 0; k < 1_000_000; k++) last = random()
    expect(last * 2 ** 32).toBe(2204556669)
  })
})

describe('samplers', () => {
  const count = 100_000
  const sample = (draw: () => number): number[] =>
    Array.from({ length: count }, draw).sort((a, b) => a - b)

  it('draw a normal with mean 0, deviation 1 and its tail', () => {
    const random = sfc32(7, 1)
    const values = sample(() => normal(random))
    const mean = values.reduce((sum, value) => sum + value, 0) / count
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count
    expect(mean).toBeCloseTo(0, 1)
    expect(variance).toBeCloseTo(1, 1)
    // 97.5 % lie below 1.96
    expect(values.filter((value) => value < 1.959964).length / count).toBeCloseTo(0.975, 2)
  })

  it('draw a log-normal around its median', () => {
    const random = sfc32(7, 2)
    const values = sample(() => logNormal(random, 36, 0.6))
    expect(values[count / 2] ?? 0).toBeGreaterThan(35.5)
    expect(values[count / 2] ?? 0).toBeLessThan(36.5)
    // one deviation up: 36 · e^0.6
    expect(values[Math.floor(count * 0.841345)] ?? 0).toBeCloseTo(65.6, -0.5)
  })

  it('draw whole numbers and names as often as they should', () => {
    const random = sfc32(7, 3)
    const dice = sample(() => wholeNumber(random, 1, 6))
    expect([dice[0], dice[count - 1]]).toEqual([1, 6])
    expect(dice.filter((value) => value === 6).length / count).toBeCloseTo(1 / 6, 2)
    const names = Array.from({ length: count }, () => pick(random, { rare: 1, usual: 3 }))
    expect(names.filter((name) => name === 'rare').length / count).toBeCloseTo(0.25, 2)
  })

  it('refuse weights without a sum', () => {
    expect(() => pick(sfc32(1, 1), { a: 0 })).toThrow('weights must have a positive sum')
  })
})
