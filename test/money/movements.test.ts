import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { askedOf, day, month, told, withCompany } from './money-company.ts'

// a pays 100 a month, 150 from March; and 1200 a year from February to mid-April.
// b leaves at the end of February and comes back in May. c is there for ten days of February.
// d changes the product on the tenth of March. b belongs to a.
const COMPANY = {
  accounts: `account_id,parent_id
    a,
    b,a
    c,
    d,`,
  subscriptions: `subscription_id,account_id,product,started_at,ended_at,amount,billing_period
    s1,a,,2024-01-10,,100,month
    s1,a,,2024-03-05,,150,month
    s2,a,,2024-02-01,2024-04-15,1200,year
    s3,b,,2024-01-01,2024-03-01,50,month
    s3,b,,2024-05-10,,50,month
    s4,c,,2024-02-10,2024-02-20,10,month
    s5,d,x,2024-01-15,2024-03-10,100,month
    s6,d,y,2024-03-10,,100,month`,
}

const on = <T>(use: (engine: Engine) => Promise<T>): Promise<T> => withCompany(COMPANY, use)

describe('movements of recurring money', () => {
  it('are those of a customer, whose second subscription and product are no movement of their own', async () => {
    await on(async (engine) => {
      expect(told(await engine.moved(askedOf()))).toEqual([
        '2024-01 new 3 3000.00',
        '2024-02 expansion 1 1200.00',
        '2024-03 churn 1 -600.00',
        '2024-03 expansion 1 600.00',
        '2024-04 contraction 1 -1200.00',
        '2024-05 reactivation 1 600.00',
      ])
    })
  })

  it('are those of a subscription, a product or a parent where they are asked for', async () => {
    await on(async (engine) => {
      expect(told(await engine.moved(askedOf({ grain: 'subscription' })))).toEqual([
        '2024-01 new 3 3000.00',
        '2024-02 new 1 1200.00',
        '2024-03 churn 2 -1800.00',
        '2024-03 expansion 1 600.00',
        '2024-03 new 1 1200.00',
        '2024-04 churn 1 -1200.00',
        '2024-05 reactivation 1 600.00',
      ])
      expect(told(await engine.moved(askedOf({ grain: 'product' })))).toEqual([
        '2024-01 new 3 3000.00',
        '2024-02 expansion 1 1200.00',
        '2024-03 churn 2 -1800.00',
        '2024-03 expansion 1 600.00',
        '2024-03 new 1 1200.00',
        '2024-04 contraction 1 -1200.00',
        '2024-05 reactivation 1 600.00',
      ])
      // In March the parent loses 600 with b and gains 600 with a: it pays the same.
      expect(told(await engine.moved(askedOf({ grain: 'parent' })))).toEqual([
        '2024-01 new 2 3000.00',
        '2024-02 expansion 1 1200.00',
        '2024-04 contraction 1 -1200.00',
        '2024-05 expansion 1 600.00',
      ])
    })
  })

  it('tell who comes and goes within a month where movements are made daily', async () => {
    await on(async (engine) => {
      const moved = told(await engine.moved(askedOf({}, { within: 'daily' })))
      expect(moved.filter((line) => line.startsWith('2024-02'))).toEqual([
        '2024-02 churn 1 -120.00',
        '2024-02 expansion 1 1200.00',
        '2024-02 new 1 120.00',
      ])
      expect(moved.filter((line) => !line.startsWith('2024-02'))).toHaveLength(5)
    })
  })

  it('take who comes back for new after so many days', async () => {
    await on(async (engine) => {
      // b pays nothing at the end of March; 30 days later May begins.
      const again = async (days: number) =>
        told(await engine.moved(askedOf({}, { newAgainAfter: days }))).at(-1)
      expect(await again(30)).toBe('2024-05 reactivation 1 600.00')
      expect(await again(29)).toBe('2024-05 new 1 600.00')
      // Day by day: b pays nothing from the second of March on, and again on the tenth of May.
      const daily = async (days: number) =>
        told(await engine.moved(askedOf({}, { newAgainAfter: days, within: 'daily' }))).at(-1)
      expect(await daily(69)).toBe('2024-05 reactivation 1 600.00')
      expect(await daily(68)).toBe('2024-05 new 1 600.00')
    })
  })

  it('tell small rises apart', async () => {
    await on(async (engine) => {
      // From 2400 to 3000: a quarter.
      const march = async (most: number) =>
        told(await engine.moved(askedOf({}, { minorExpansion: most }))).at(3)
      expect(await march(0.25)).toBe('2024-03 minor_expansion 1 600.00')
      expect(await march(0.2499)).toBe('2024-03 expansion 1 600.00')
    })
  })

  it('end where the as-of date is', async () => {
    await on(async (engine) => {
      expect(told(await engine.moved(askedOf({ asOf: '2024-03-05' })))).toEqual([
        '2024-01 new 3 3000.00',
        '2024-02 expansion 1 1200.00',
        '2024-03 churn 1 -600.00',
      ])
      expect(await engine.moved(askedOf({ asOf: '2023-01-01' }))).toEqual([])
    })
  })

  it('name their units, largest first, page by page', async () => {
    await on(async (engine) => {
      const page = { periods: [day('2024-01-01')], movements: [], limit: 2, offset: 0 } as const
      const first = await engine.unitsMoved({ ...askedOf(), ...page })
      const line = { period: day('2024-01-01'), movement: 'new', before: '0.00' }
      expect(first).toEqual({
        total: 3,
        items: [
          { ...line, unit: 'a', after: '1200.00' },
          { ...line, unit: 'd', after: '1200.00' },
        ],
      })
      const beyond = await engine.unitsMoved({ ...askedOf(), ...page, offset: 5 })
      expect(beyond).toEqual({ total: 3, items: [] })
      const lost = await engine.unitsMoved({
        ...askedOf(),
        ...page,
        periods: [],
        movements: ['churn'],
      })
      expect(lost.items).toEqual([
        {
          period: day('2024-03-01'),
          unit: 'b',
          movement: 'churn',
          before: '600.00',
          after: '0.00',
        },
      ])
    })
  })
})

describe('what is kept of recurring money', () => {
  it('is capped for each customer, and leaves who returned aside', async () => {
    await on(async (engine) => {
      const kept = await engine.kept({ ...askedOf(), window: 3 })
      expect(
        kept.map(({ period, units, left, opening, kept, closing, returned, returnedAmount }) =>
          [month(period), units, left, opening, kept, closing, returned, returnedAmount].join(' '),
        ),
      ).toEqual([
        '2024-04 3 2 3000.00 2400.00 3000.00 0 0.00',
        '2024-05 3 3 4200.00 3600.00 3600.00 0 0.00',
        '2024-06 2 2 4200.00 3000.00 3000.00 1 600.00',
      ])
    })
  })

  it('is told of whole periods alone', async () => {
    await on(async (engine) => {
      const kept = await engine.kept({ ...askedOf({ asOf: '2024-06-30' }), window: 3 })
      expect(kept.map(({ period }) => month(period))).toEqual(['2024-04', '2024-05'])
    })
  })

  it('is told at the ends of quarters, of a window that is none', async () => {
    await on(async (engine) => {
      // The end of March and of February; of June and of May.
      const kept = await engine.kept({ ...askedOf(), interval: 'quarter', window: 1 })
      expect(
        kept.map(({ period, units, opening, kept, closing }) => [
          month(period),
          units,
          opening,
          kept,
          closing,
        ]),
      ).toEqual([
        ['2024-01', 3, '4200.00', '3600.00', '4200.00'],
        ['2024-04', 3, '3600.00', '3600.00', '3600.00'],
      ])
    })
  })
})

describe('cohorts of recurring money', () => {
  it('are told from the end of the first period on', async () => {
    await on(async (engine) => {
      const cells = await engine.cohorts(askedOf())
      expect(
        cells.map(({ start, age, units, amount, kept }) =>
          [month(start), age, units, amount, kept].join(' '),
        ),
      ).toEqual([
        '2024-01 0 3 3000.00 3000.00',
        '2024-01 1 3 4200.00 3000.00',
        '2024-01 2 2 4200.00 2400.00',
        '2024-01 3 2 3000.00 2400.00',
        '2024-01 4 3 3600.00 3000.00',
        '2024-01 5 3 3600.00 3000.00',
      ])
    })
  })
})
