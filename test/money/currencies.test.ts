import { describe, expect, it } from 'vitest'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import { askedOf, month, told, withCompany } from './money-company.ts'

// a pays 1200 USD a year, 2400 from March; b pays 1200 USD and 120 EUR, the dollars until April.
// A dollar is 0.50, from the tenth of February 0.80, from the last of March 1.00.
const COMPANY = {
  subscriptions: `subscription_id,account_id,started_at,ended_at,amount,billing_period,currency
    s1,a,2024-01-10,,100,month,USD
    s1,a,2024-03-05,,200,month,USD
    s2,b,2024-01-20,2024-04-20,100,month,USD
    s3,b,2024-02-20,,10,month,EUR
    s4,c,2024-01-31,,5,month,GBP
    s5,d,2024-01-01,,7,month,`,
  exchange_rates: `currency,date,rate
    USD,2024-01-02,0.50
    USD,2024-02-10,0.8
    USD,2024-03-31,1
    GBP,2024-02-01,1.2
    EUR,2024-01-01,9`,
}

async function movedOf(policies: Partial<RevenuePolicies>): Promise<string[]> {
  return withCompany(COMPANY, async (engine) =>
    told(await engine.moved(askedOf({ asOf: '2024-06-01' }, policies))),
  )
}

describe('recurring money in other currencies', () => {
  it('is worth what it is at the end of each period; what rates change is told apart', async () => {
    expect(await movedOf({ currency: 'period' })).toEqual([
      // 1200 at 0.50 for a and b, and 84 for d. c has no rate before February.
      '2024-01 new 3 1284.00',
      // 2400 dollars from 0.50 to 0.80; b adds 120 euros.
      '2024-02 currency 0 720.00',
      '2024-02 expansion 1 120.00',
      // 2400 dollars from 0.80 to 1.00; a adds 1200 at 1.00.
      '2024-03 currency 0 480.00',
      '2024-03 expansion 1 1200.00',
      '2024-04 contraction 1 -1200.00',
    ])
  })

  it('moves alike day by day', async () => {
    expect(await movedOf({ currency: 'period', within: 'daily' })).toEqual(
      await movedOf({ currency: 'period' }),
    )
  })

  it('does not count without any rates, whenever it would be converted', async () => {
    const { subscriptions } = COMPANY
    for (const currency of ['begin', 'period'] as const) {
      const moved = await withCompany({ subscriptions }, async (engine) =>
        told(await engine.moved(askedOf({ asOf: '2024-06-01' }, { currency }))),
      )
      expect(moved).toEqual(['2024-01 new 1 84.00', '2024-02 new 1 120.00'])
    }
  })

  it('is worth what it was when the interval began', async () => {
    expect(await movedOf({ currency: 'begin' })).toEqual([
      '2024-01 new 3 1284.00',
      '2024-02 expansion 1 120.00',
      // From 1200 at 0.50 to 2400 at 0.80.
      '2024-03 expansion 1 1320.00',
      '2024-04 contraction 1 -600.00',
    ])
  })

  it.each(['begin', 'period'] as const)(
    'needs a rate, where there is none at all: %s',
    async (currency) => {
      const { exchange_rates: _, ...tables } = COMPANY
      await withCompany(tables, async (engine) => {
        const asked = askedOf({ asOf: '2024-06-01' }, { currency })
        expect(told(await engine.moved(asked))).toEqual([
          '2024-01 new 1 84.00',
          '2024-02 new 1 120.00',
        ])
      })
    },
  )

  it('is kept at the rates of the end, and grows with them in cohorts', async () => {
    await withCompany(COMPANY, async (engine) => {
      const asked = askedOf({ asOf: '2024-06-01' })
      const kept = await engine.kept({ ...asked, window: 2 })
      expect(
        kept.map(({ period, units, left, opening, kept, closing }) =>
          [month(period), units, left, opening, kept, closing].join(' '),
        ),
      ).toEqual([
        // a 1200 of 2400, b 1200 of 1320, d 84: dollars at 1.00.
        '2024-03 3 3 2484.00 2484.00 3804.00',
        // b had 1320 and keeps 120.
        '2024-04 3 3 2604.00 1404.00 2604.00',
        '2024-05 3 3 3804.00 2604.00 2604.00',
      ])
      const cells = await engine.cohorts(asked)
      expect(
        cells.map(({ start, age, units, amount, kept }) =>
          [month(start), age, units, amount, kept].join(' '),
        ),
      ).toEqual([
        '2024-01 0 3 1284.00 1284.00',
        '2024-01 1 3 2124.00 1284.00',
        '2024-01 2 3 3804.00 1284.00',
        // b keeps 120 of 600.
        '2024-01 3 3 2604.00 804.00',
        '2024-01 4 3 2604.00 804.00',
      ])
    })
  })

  it('is left out without a rate on or before the day it begins', async () => {
    await withCompany(COMPANY, async (engine) => {
      for (const currency of ['begin', 'period'] as const) {
        expect(await engine.leftOut(askedOf({}, { currency }))).toEqual([
          { why: 'no_rate', intervals: 1, currency: 'GBP', amount: '5.00' },
        ])
      }
    })
  })

  it('leaves out what has no rate because no rates are mapped, whichever rate would hold', async () => {
    const { subscriptions } = COMPANY
    for (const currency of ['begin', 'period'] as const) {
      await withCompany({ subscriptions }, async (engine) => {
        const asked = askedOf({ asOf: '2024-06-01' }, { currency })
        expect(told(await engine.moved(asked))).toEqual([
          '2024-01 new 1 84.00',
          '2024-02 new 1 120.00',
        ])
        expect(await engine.leftOut(asked)).toEqual([
          { why: 'no_rate', intervals: 1, currency: 'GBP', amount: '5.00' },
          { why: 'no_rate', intervals: 3, currency: 'USD', amount: '400.00' },
        ])
      })
    }
  })
})
