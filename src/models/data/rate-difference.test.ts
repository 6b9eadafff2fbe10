import { describe, expect, it } from 'vitest'
import { noRate, type Rate } from './rates.ts'
import { rateDifference, type TwoRates } from './rate-difference.ts'

const rate = (value: number | null, n: number, half: number | null = 0.05): Rate => ({
  value,
  low: value === null || half === null ? null : value - half,
  high: value === null || half === null ? null : value + half,
  n,
  maturity: 1,
  age: 90,
})
const verdict = (from: Rate, to: Rate, more: Partial<TwoRates> = {}): string | null =>
  rateDifference({ from, to, shared: 0, isClustered: false, ...more }).verdict

describe('rateDifference', () => {
  it('adds the squares of what each may be off', () => {
    const found = rateDifference({
      from: { ...rate(0.2, 300), low: 0.17, high: 0.24 },
      to: { ...rate(0.5, 300), low: 0.47, high: 0.54 },
      shared: 0,
      isClustered: false,
    })
    expect(found.value).toBeCloseTo(0.3, 12)
    // 0.3 ± 0.05, of 3 and 4 points.
    expect(found.low).toBeCloseTo(0.25, 12)
    expect(found.high).toBeCloseTo(0.35, 12)
    expect(found.verdict).toBe('signal')
  })

  it('says what hinders a verdict', () => {
    expect(verdict(rate(0.3, 300), rate(0.33, 300))).toBe('indistinct')
    expect(verdict(rate(0.1, 19), rate(0.9, 300))).toBe('too_few')
    expect(verdict(rate(null, 4), rate(0.9, 300))).toBe('too_few')
    expect(verdict(rate(null, 40), rate(0.9, 300))).toBe('too_short')
    expect(verdict(rate(0.1, 300), rate(0.9, 300), { shared: 1 })).toBe('shared')
    expect(verdict(noRate, rate(0.9, 300))).toBeNull()
    expect(verdict({ ...rate(0.1, 300), age: 30 }, rate(0.9, 300))).toBeNull()
  })

  it('takes the score interval where none or all go on', () => {
    // Newcombe 1998, table II: 10 of 10 less 0 of 20.
    const [none, all] = [rate(0, 20, null), rate(1, 10, null)]
    const found = rateDifference({ from: none, to: all, shared: 0, isClustered: false })
    expect(found.low).toBeCloseTo(0.6791, 4)
    expect(found.high).toBe(1)
    expect(verdict(none, rate(1, 30, null))).toBe('signal')
    expect(verdict(none, rate(1, 30, null), { isClustered: true })).toBe('unbounded')
    expect(verdict({ ...none, maturity: 0 }, rate(0.5, 30))).toBe('unbounded')
  })
})
