import { describe, expect, it } from 'vitest'
import type { Recurring } from '../../engine/engine.ts'
import type { Kept, UnitMoved } from '../../engine/money.ts'
import { DEFAULT_REVENUE } from '../../standard/revenue-policies.ts'
import { measuredPrice } from './measured-price.ts'
import { measuredRetention } from './measured-retention.ts'
import { historyOf, monthlyMean } from './monthly-mean.ts'

describe('entries a month', () => {
  it('are the mean of the last twelve months, at least as uncertain as counts are', () => {
    const cell = monthlyMean([1000, ...Array.from({ length: 12 }, () => 100)])
    expect(cell).toMatchObject({ value: 100, n: 12 })
    // Months all alike still differ by chance: √(100 ÷ 12) × 1.96 on either side.
    expect(cell?.high).toBeCloseTo(100 + 1.959963984540054 * Math.sqrt(100 / 12), 9)
    const uneven = monthlyMean([50, 150])
    expect(uneven?.low).toBeCloseTo(100 - 1.959963984540054 * 50, 9)
  })

  it('are none of no month, and have no range where nothing happened', () => {
    expect(monthlyMean([])).toBeNull()
    expect(monthlyMean([0, 0, 0])).toMatchObject({ value: 0, low: null, high: null })
  })

  it('stand for the months that are not known yet', () => {
    expect(historyOf([10, 20], 2, 3)).toEqual([20, 15, 15])
    expect(historyOf([], 2, 3)).toBeNull()
  })
})

const signed = (
  listed: boolean,
  count: number,
  amount: string,
  list: string | null,
): Recurring => ({
  state: 'committed',
  by: [],
  unknown: null,
  listed,
  count,
  amount,
  listAmount: list,
})

describe('the price', () => {
  it('is the list price which, the discount off, is the mean contract', () => {
    const { price, discount, basis } = measuredPrice({
      recurring: [signed(true, 2, '16000', '20000'), signed(false, 2, '24000', null)],
      amounts: [],
    })
    expect(discount?.value).toBeCloseTo(0.2, 12)
    expect(discount?.n).toBe(2)
    expect((price?.value ?? 0) * 0.8).toBeCloseTo(10_000, 9)
    expect(price?.n).toBe(4)
    expect(basis).toBe('subscriptions')
  })

  it('is the mean amount of journeys where no subscription tells it', () => {
    const { price, discount, basis } = measuredPrice({ recurring: null, amounts: [1, 2, 3, 4, 5] })
    expect(price?.value).toBe(3)
    expect(price?.high).toBeCloseTo(3 + 1.959963984540054 * Math.sqrt(2.5 / 5), 12)
    expect(discount).toBeNull()
    expect(basis).toBe('journeys')
    expect(measuredPrice({ recurring: [], amounts: [] }).price).toBeNull()
  })
})

const kept: Kept = {
  period: 0,
  by: [],
  units: 100,
  left: 97,
  opening: '100000',
  kept: '96000',
  closing: '102000',
  returned: 0,
  returnedAmount: '0',
}

function change(
  unit: string,
  movement: UnitMoved['movement'],
  before: string,
  after: string,
): UnitMoved {
  return { period: 0, unit, movement, before, after }
}

describe('retention', () => {
  it('is what stays, and what grows on it, so that both make the published 102 %', () => {
    const told = measuredRetention({ kept: [kept], moved: null, policies: DEFAULT_REVENUE })
    expect(told?.gross.value).toBeCloseTo(0.96, 12)
    const { gross, expansion } = told ?? {}
    expect((gross?.value ?? 0) * (1 + (expansion?.value ?? 0))).toBeCloseTo(1.02, 12)
    expect(gross).toMatchObject({ low: null, high: null, n: 100 })
  })

  it('is less certain where one customer lost it all', () => {
    const lost = (changes: readonly UnitMoved[]) =>
      measuredRetention({ kept: [kept], moved: changes, policies: DEFAULT_REVENUE })?.gross
    const many = lost(Array.from({ length: 4 }, (_, at) => change(`c${at}`, 'churn', '1000', '0')))
    const one = lost([change('large', 'churn', '4000', '0')])
    const width = (cell: typeof one): number => (cell?.value ?? 0) - (cell?.low ?? 0)
    expect(width(one)).toBeGreaterThan(1.5 * width(many))
    // Four of a hundred lose 1,000: √(4 − 16 ÷ 100) thousand of a hundred thousand.
    expect(width(many)).toBeCloseTo(1.959963984540054 * Math.sqrt(4 - 0.16) * 0.01, 9)
  })

  it('leaves out who came within the year, and is none where nobody paid before', () => {
    const came = [change('a', 'new', '0', '500'), change('a', 'churn', '500', '0')]
    const told = measuredRetention({ kept: [kept], moved: came, policies: DEFAULT_REVENUE })
    expect(told?.gross.low).toBeNull()
    expect(measuredRetention({ kept: [], moved: null, policies: DEFAULT_REVENUE })).toBeNull()
  })
})
