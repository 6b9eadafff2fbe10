import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byR } from './fixtures/reference.ts'
import { historyOf, MONTHS_OF_MEAN, monthlyMean } from './monthly-mean.ts'

const counts = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 30 })

describe('the mean of months', () => {
  it.each([byR.months, byR.quietMonths])('and its interval are R’s: $told', ({ of, told }) => {
    const cell = monthlyMean(of)
    expect([cell?.value, cell?.low, cell?.high]).toEqual(
      told.map((each) => expect.closeTo(each, 5)),
    )
    expect(cell).toMatchObject({ from: 'measured', n: of.length })
  })

  it('is of the latest twelve months alone, in whatever order they come', () => {
    fc.assert(
      fc.property(counts, counts, (before, some) => {
        const latest = Array.from(
          { length: MONTHS_OF_MEAN },
          (_, at) => some[at % some.length] ?? 0,
        )
        const told = monthlyMean([...before, ...latest])
        const turned = monthlyMean(latest.toReversed())
        expect(told?.n).toBe(12)
        for (const part of ['value', 'low', 'high'] as const) {
          expect(told?.[part] ?? -1).toBeCloseTo(turned?.[part] ?? -1, 6)
        }
      }),
    )
  })

  it('lies within its interval, which is never narrower than that of chance', () => {
    fc.assert(
      fc.property(counts, (months) => {
        const cell = monthlyMean(months)
        const { value = NaN, low = null, high = null, n = 1 } = cell ?? {}
        if (value === 0) {
          expect([low, high]).toEqual([null, null])
          return
        }
        expect(low ?? NaN).toBeGreaterThanOrEqual(0)
        expect(low ?? NaN).toBeLessThanOrEqual(value)
        const chance = 1.959963984540054 * Math.sqrt(value / (n ?? 1))
        expect((high ?? NaN) - value).toBeGreaterThanOrEqual(chance * (1 - 1e-9))
      }),
    )
  })

  it('is none of no month, one month’s own of one, and no interval of nothing', () => {
    expect(monthlyMean([])).toBeNull()
    // One month of 25: the root of 25 is 5.
    expect(monthlyMean([25])?.high).toBeCloseTo(25 + 5 * 1.959963984540054, 12)
    expect(monthlyMean([1])).toMatchObject({ value: 1, low: 0, n: 1 })
    expect(monthlyMean([0])).toMatchObject({ value: 0, low: null, high: null })
    expect(Number.isFinite(monthlyMean([1e150, 0])?.high)).toBe(true)
  })
})

describe('the months before', () => {
  it('are as counted where all are known, the latest last', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 40 }), (months, length) => {
        expect(historyOf(months, 0, length)).toEqual(months.slice(-length))
      }),
    )
  })

  it('that are not known are as the mean of those that are, so that the mean stays', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        (months, unknown) => {
          const history = historyOf(months, unknown, months.length + unknown) ?? []
          expect(history.slice(0, months.length)).toEqual(months)
          const mean = months.reduce((sum, each) => sum + each, 0) / months.length
          for (const each of history.slice(months.length)) expect(each).toBeCloseTo(mean, 9)
          expect(history).toHaveLength(months.length + unknown)
        },
      ),
    )
    expect(historyOf([], 3, 2)).toBeNull()
    expect(historyOf([4, 8], 5, 2)).toEqual([6, 6])
  })
})
