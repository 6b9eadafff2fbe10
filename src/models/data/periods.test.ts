import { describe, expect, it } from 'vitest'
import type { Count } from '../../engine/engine.ts'
import { formatDay, parseDay } from '../../time/calendar.ts'
import { periodsShown, rangeWithin } from './periods.ts'

const day = (text: string): number => parseDay(text) ?? Number.NaN
const range = { from: null, to: null, asOf: day('2018-04-10'), interval: 'month' } as const

describe('periodsShown', () => {
  it('is every period from the first that occurs to the as-of date, empty ones too', () => {
    expect(shown([at('2018-01-01')], range)).toEqual([
      '2018-01-01',
      '2018-02-01',
      '2018-03-01',
      '2018-04-01',
    ])
  })

  it('begins and ends with the range, and not after the as-of date', () => {
    const asked = { ...range, from: day('2018-02-20'), to: day('2018-03-01') }
    expect(shown([], asked)).toEqual(['2018-02-01'])
    expect(shown([], { ...asked, to: day('2030-01-01') })).toHaveLength(3)
  })

  it('ends with undated entries where there are some', () => {
    expect(shown([at('2018-04-01'), at(null)], range)).toEqual(['2018-04-01', null])
  })

  it('is one without an interval, and none where nothing happened', () => {
    expect(periodsShown([], { ...range, interval: null })).toEqual([null])
    expect(periodsShown([], range)).toEqual([])
  })
})

describe('rangeWithin', () => {
  it('is the part of the range that lies in the period', () => {
    const asked = { ...range, from: day('2018-02-20'), to: day('2018-03-15') }
    expect(within('2018-02-01', asked)).toEqual(['2018-02-20', '2018-03-01'])
    expect(within('2018-03-01', asked)).toEqual(['2018-03-01', '2018-03-15'])
    expect(within('2018-04-01', range)).toEqual(['2018-04-01', '2018-04-10'])
  })

  it('is the range itself where there is no interval', () => {
    expect(rangeWithin(null, { ...range, from: 5, interval: null })).toEqual({ from: 5, to: null })
  })
})

function shown(
  counts: readonly Count[],
  asked: Parameters<typeof periodsShown>[1],
): (string | null)[] {
  return periodsShown(counts, asked).map((period) => (period === null ? null : formatDay(period)))
}

function within(period: string, asked: Parameters<typeof rangeWithin>[1]): string[] {
  const { from, to } = rangeWithin(day(period), asked)
  return [from, to].map((end) => (end === null ? '' : formatDay(end)))
}

function at(period: string | null): Count {
  return {
    stage: 'education',
    period: period === null ? null : day(period),
    by: [],
    event: 'open',
    dated: period !== null,
    age: null,
    count: 1,
    amount: null,
  }
}
