import { describe, expect, it } from 'vitest'
import type { Recurring } from '../../engine/engine.ts'
import { discountOf, yearlySum } from './recurring-sums.ts'

const sum = (some: Partial<Recurring>): Recurring => ({
  state: 'committed',
  by: [],
  unknown: null,
  listed: true,
  count: 1,
  amount: '0',
  listAmount: '0',
  ...some,
})

describe('yearlySum', () => {
  it('adds up one state exactly, and leaves out what is not known', () => {
    const sums = [
      sum({ amount: '0.10' }),
      sum({ amount: '0.20', listed: false, listAmount: null }),
      sum({ unknown: 'currency', amount: null, listAmount: null }),
      sum({ state: 'running', amount: '999999999999999.99' }),
    ]
    expect(yearlySum(sums, 'committed', 'EUR')).toBe('0.30')
    expect(yearlySum(sums, 'running', 'EUR')).toBe('999999999999999.99')
    expect(yearlySum(sums, 'started', 'EUR')).toBe('0.00')
  })
})

describe('discountOf', () => {
  it('weighs larger contracts more: the published 24,000 at 23.3 % off is 18,408', () => {
    expect(discountOf([sum({ amount: '18408', listAmount: '24000' })])).toEqual({
      value: expect.closeTo(0.233, 12) as number,
      n: 1,
    })
    // 0 % of 100 and 50 % of 300: 150 of 400.
    const two = [
      sum({ amount: '100', listAmount: '100' }),
      sum({ amount: '150', listAmount: '300', count: 3 }),
    ]
    expect(discountOf(two)).toEqual({ value: expect.closeTo(0.375, 12) as number, n: 4 })
  })

  it('knows none without a list price, and looks at what was signed alone', () => {
    expect(discountOf([sum({ listed: false, amount: '5', listAmount: null })])).toEqual({
      value: null,
      n: 0,
    })
    expect(discountOf([sum({ state: 'running', amount: '5', listAmount: '10' })]).value).toBeNull()
  })
})
