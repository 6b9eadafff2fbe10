import { describe, expect, it } from 'vitest'
import { stream } from '../../../src/generator/draw/stream.ts'
import { judged, verdictOf } from './judged.ts'

describe('what is said, judged', () => {
  it('is the plain difference of means, with the error of both, where nothing is shared', () => {
    const { said, truth, off, error } = judged({ said: [11, 12, 13], drawn: [9, 10, 11, 10] })
    expect([said, truth]).toEqual([12, 10])
    expect(off).toBeCloseTo(0.2, 12)
    // Standard errors of 1 ÷ √3 and √(2/3) ÷ 2.
    expect(error).toBeCloseTo(Math.hypot(1 / Math.sqrt(3), Math.sqrt(2 / 3) / 2) / 10, 12)
  })

  it('is as far off as its error says, and less than without what is shared', () => {
    const draws = stream(3, 1, 1)
    const repeats = Array.from({ length: 400 }, () => {
      const drawn = Array.from({ length: 80 }, () => 100 + 10 * draws.normal())
      // Said three too much, half of it for the company's own chance.
      const said = drawn.slice(0, 40).map((value) => 103 + 0.8 * (value - 100) + 4 * draws.normal())
      const plain = said.reduce((sum, each) => sum + each, 0) / 40 / 100 - 1.03
      return { ...judged({ said, drawn }), plain }
    })
    const root = (of: readonly number[]): number =>
      Math.sqrt(of.reduce((sum, value) => sum + value ** 2, 0) / of.length)
    const far = repeats.map(({ off }) => (off ?? NaN) - 0.03)
    const error = repeats.reduce((sum, each) => sum + each.error, 0) / repeats.length
    expect(far.reduce((sum, each) => sum + each, 0) / 400).toBeCloseTo(0, 2)
    // Of 400 a spread is known to 3.5 %.
    expect(error / root(far)).toBeGreaterThan(0.88)
    expect(error / root(far)).toBeLessThan(1.12)
    expect(root(far)).toBeLessThan(0.7 * root(repeats.map(({ plain }) => plain)))
  })

  it('says within, beyond, or neither', () => {
    expect(verdictOf({ off: -0.02, error: 0.01 })).toBe('within 5 %')
    expect(verdictOf({ off: 0.02, error: 0.02 })).toBe('not told apart')
    expect(verdictOf({ off: 0.09, error: 0.03 })).toBe('not told apart')
    expect(verdictOf({ off: -0.09, error: 0.02 })).toBe('beyond')
    expect(verdictOf({ off: null, error: 0 })).toBe('within 5 %')
  })
})
