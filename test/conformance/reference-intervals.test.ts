import { describe, expect, it } from 'vitest'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import { table } from './small-company.ts'
import { companyOf, leftOut, moneyAsked, movements, subscribed } from './small-money.ts'

describe('which intervals recur', () => {
  it('says why others do not, and leaves them as they are written', async () => {
    const engine = companyOf(
      subscribed(
        'billing_period status revenue_model currency',
        ['s0', 'a', '2018-01-01', null, '1', 'Month', 'Active', 'subscription', null],
        ['s1', 'a', '2018-01-02', '2018-01-02', '2', 'month', 'paused', null, null],
        ['s2', 'a', '2018-01-02', null, '3', 'month', 'Trialing', null, null],
        ['s3', 'a', '2018-01-02', null, null, 'month', 'trial', null, null],
        ['s4', 'a', '2018-01-02', null, '4', 'month', null, 'Metered', 'EUR'],
        ['s5', 'a', '2018-01-02', null, null, 'fortnight', null, null, 'EUR'],
        ['s6', 'a', '2018-01-02', null, '-5', 'month', null, null, null],
        ['s7', 'a', '2018-01-02', null, '0', 'fortnight', null, null, null],
        ['s8', 'a', '2018-01-02', null, '6.5', 'fortnight', null, null, 'EUR'],
        ['s9', 'a', '2018-01-02', null, '7', 'month', null, null, 'EUR'],
        ['sx', 'a', '2018-02-01', null, '7', 'month', null, null, 'EUR'],
      ),
    )
    expect(await leftOut(engine, { asOf: '2018-02-01' })).toEqual([
      'empty 1  2.00',
      'no_amount 1 EUR ',
      'no_period 1 EUR 6.50',
      'no_rate 1 EUR 7.00',
      'not_positive 1  -5.00',
      'not_recurring 1 EUR 4.00',
      'not_recurring 3  3.00',
    ])
    expect(await movements(engine, { asOf: '2018-02-01' })).toEqual(['2018-01 new 1 12.00'])
    const policies = { notCounted: [], usage: 'include' } as const
    const lines = await leftOut(engine, { asOf: '2018-02-01', policies })
    expect(lines).toEqual([
      'empty 1  2.00',
      'no_amount 1  ',
      'no_amount 1 EUR ',
      'no_period 1 EUR 6.50',
      'no_rate 2 EUR 11.00',
      'not_positive 1  -5.00',
      'not_recurring 1  0.00',
    ])
  })

  it('lets the later of overlapping intervals hold, and counts those cut short', async () => {
    const engine = companyOf(
      subscribed(
        '',
        ['s1', 'a', '2018-01-10', '2018-12-31', '100'],
        ['s1', 'a', '2018-02-10', null, '70'],
        ['s1', 'a', '2018-03-10', '2018-04-10', '50'],
      ),
    )
    expect(await movements(engine)).toEqual([
      '2018-01 new 1 1200.00',
      '2018-02 contraction 1 -360.00',
      '2018-03 contraction 1 -240.00',
      '2018-04 churn 1 -600.00',
    ])
    expect(await leftOut(engine)).toEqual(['overlap 1  100.00'])
  })

  it('begins where it was signed, and ends where it was cancelled, by the policy', async () => {
    const engine = companyOf(
      subscribed('committed_at cancelled_at', [
        's1',
        'a',
        '2018-03-10',
        '2018-06-10',
        '100',
        '2018-01-10',
        '2018-05-10',
      ]),
    )
    const told = (policies: Partial<RevenuePolicies>) => movements(engine, { policies })
    const [begun, gone] = ['new 1 1200.00', 'churn 1 -1200.00']
    expect(await told({})).toEqual([`2018-03 ${begun}`, `2018-06 ${gone}`])
    expect(await told({ begins: 'committed' })).toEqual([`2018-01 ${begun}`, `2018-06 ${gone}`])
    expect(await told({ ends: 'cancelled' })).toEqual([`2018-03 ${begun}`, `2018-05 ${gone}`])
  })

  it('begins after a trial', async () => {
    const engine = companyOf(
      subscribed(
        'trial_ends_at',
        ['s1', 'a', '2018-01-10', null, '100', '2018-02-10'],
        ['s2', 'b', '2018-01-10', '2018-02-05', '1', '2018-02-10'],
      ),
    )
    expect(await movements(engine)).toEqual(['2018-02 new 1 1200.00'])
    expect(await leftOut(engine)).toEqual(['empty 1  1.00'])
    expect(await movements(engine, { policies: { trials: 'include' } })).toEqual([
      '2018-01 new 2 1212.00',
      '2018-02 churn 1 -12.00',
    ])
  })

  it('counts discounts, those that last, or none', async () => {
    const engine = companyOf(
      subscribed(
        'list_amount discount_ends_at',
        ['s1', 'a', '2018-01-10', null, '80', '100', '2018-03-10'],
        ['s2', 'b', '2018-01-10', null, '7', '10', null],
        ['s3', 'c', '2018-01-10', null, '1', null, '2018-03-10'],
        // Nothing to pay until March.
        ['s4', 'd', '2018-01-10', null, '0', '1000', '2018-03-10'],
      ),
    )
    const told = (discounts: RevenuePolicies['discounts']) =>
      movements(engine, { policies: { discounts } })
    expect(await told('all')).toEqual([
      '2018-01 new 3 1056.00',
      '2018-03 expansion 1 240.00',
      '2018-03 new 1 12000.00',
    ])
    expect(await told('lasting')).toEqual(['2018-01 new 4 13296.00'])
    expect(await told('none')).toEqual(['2018-01 new 4 13332.00'])
    expect(await leftOut(engine)).toEqual([])
  })

  it('knows a year of every billing period, and rounds it once', async () => {
    const year = async (
      period: string,
      amount: string,
      policies: Partial<RevenuePolicies> = {},
    ) => {
      const row = ['s1', 'a', '2018-01-10', null, amount, period]
      const engine = companyOf(subscribed('billing_period', row))
      const [line] = await engine.moved(moneyAsked({ policies }))
      return line?.amount
    }
    expect(await year('quarterly', '10')).toBe('40.00')
    expect(await year('semiannual', '10')).toBe('20.00')
    expect(await year('two_years', '0.0000000001')).toBe('0.0000000001')
    expect(await year('Triennial', '100')).toBe('33.3333333333')
    expect(await year('three_years', '200')).toBe('66.6666666667')
    expect(await year('four_weeks', '10')).toBe('130.00')
    expect(await year('weekly', '10')).toBe('520.00')
    expect(await year('week', '10', { weeksPerYear: '48' })).toBe('480.00')
    expect(await year('week', '10', { weeksPerYear: '365.28/7' })).toBe('521.8285714286')
    expect(await year('day', '10', { weeksPerYear: '365.28/7' })).toBe('3652.80')
    expect(await year('daily', '10')).toBe('3650.00')
  })
})

describe('which lines of charges recur', () => {
  const header =
    'charge_id account_id subscription_id charged_at period_start period_end amount kind status currency'
  const at = '2018-01-05'
  const engine = companyOf({
    charges: table(
      header,
      ['c1', 'a', 's1', at, '2018-01-01', '2019-01-01', '1000', 'recurring', null, null],
      ['c2', 'a', 's1', at, '2018-01-01', '2019-01-01', '-100', null, 'Paid', 'BRL'],
      ['c3', 'a', 's2', at, '2018-01-01', '2018-04-01', '250', 'recurring', null, null],
      ['c4', 'b', null, at, '2018-01-01', '2018-02-01', '31', 'usage', null, null],
      ['c5', 'b', null, at, '2018-01-01', '2018-02-01', '5', 'one_off', null, null],
      ['c6', 'b', null, at, '2018-01-01', '2018-02-01', '6', 'recurring', 'void', null],
      ['c7', 'b', null, at, null, '2018-02-01', '7', 'recurring', null, null],
      ['c8', 'b', null, at, '2018-01-01', '2018-01-01', '8', 'recurring', null, null],
      ['c9', 'c', 's9', at, '2018-01-01', '2018-03-01', '9', 'recurring', null, null],
      ['d0', 'c', 's9', at, '2018-01-01', '2018-03-01', '-9', 'recurring', null, null],
    ),
  })
  const source = { source: 'charges' } as const

  it('adds up lines that are one, and takes whole years and quarters for such', async () => {
    const grain = 'subscription' as const
    expect(await movements(engine, { grain, policies: source })).toEqual([
      '2018-01 new 2 1900.00',
      '2018-04 churn 1 -1000.00',
    ])
    // 900 × 365.25 / 365 = 900.6164383562, 250 × 365.25 / 90 = 1014.5833333333.
    expect(await movements(engine, { policies: { ...source, wholePeriods: false } })).toEqual([
      '2018-01 new 1 1915.1997716895',
      '2018-04 contraction 1 -1014.5833333333',
    ])
  })

  it('takes use where asked, by whose account it is, for a month or 31 days of 365.25', async () => {
    const policies = { ...source, usage: 'include' } as const
    expect(await movements(engine, { grain: 'subscription', policies })).toEqual([
      '2018-01 new 3 2272.00',
      '2018-02 churn 1 -372.00',
      '2018-04 churn 1 -1000.00',
    ])
    const byDays = { ...policies, wholePeriods: true }
    expect(await movements(engine, { grain: 'subscription', policies: byDays })).toEqual([
      '2018-01 new 3 2265.25',
      '2018-02 churn 1 -365.25',
      '2018-04 churn 1 -1000.00',
    ])
  })

  it('says why others do not recur', async () => {
    expect(await leftOut(engine, { policies: source })).toEqual([
      'empty 1  8.00',
      'no_period 1  7.00',
      'not_positive 2  0.00',
      'not_recurring 3  42.00',
    ])
  })
})
