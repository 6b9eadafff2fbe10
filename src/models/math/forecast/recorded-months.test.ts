import { describe, expect, it } from 'vitest'
import { recordedMonths } from './recorded-months.ts'

const flat = (months: number, count: number): readonly number[] =>
  Array.from({ length: months }, () => count)

describe('the months for which commitments are recorded', () => {
  it('begin late where too many should have been won before', () => {
    // Of 1,800 who arrived 16 months or more ago, 90 should have been won, and 45 of them by then.
    expect(recordedMonths({ arrivals: [flat(30, 120)], wins: flat(14, 6), days: 45 })).toBe(14)
  })

  it('begin with the company where its first ones take their time', () => {
    expect(recordedMonths({ arrivals: [flat(30, 120)], wins: flat(28, 6), days: 45 })).toBeNull()
    expect(recordedMonths({ arrivals: [flat(30, 120)], wins: flat(24, 6), days: 150 })).toBeNull()
  })

  it('are not told by a few', () => {
    expect(recordedMonths({ arrivals: [flat(30, 10)], wins: flat(14, 0.5), days: 45 })).toBeNull()
    expect(recordedMonths({ arrivals: [], wins: [], days: 0 })).toBeNull()
    expect(recordedMonths({ arrivals: [flat(9, 0)], wins: flat(2, 1), days: 0 })).toBeNull()
  })
})
