import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/time/calendar.ts'
import { table } from './small-company.ts'
import { companyOf, moneyAsked, movements, movementsEach, subscribed } from './small-money.ts'

describe('movements of recurring money', () => {
  it('tells new, expansion, contraction, churn and reactivation apart', async () => {
    const engine = companyOf(
      subscribed(
        '',
        ['s1', 'a', '2018-01-10', '2018-02-10', '100'],
        ['s1', 'a', '2018-02-10', '2018-03-05', '150'],
        ['s1', 'a', '2018-03-05', '2018-04-20', '120'],
        ['s1', 'a', '2018-06-02', null, '200'],
      ),
    )
    expect(await movements(engine)).toEqual([
      '2018-01 new 1 1200.00',
      '2018-02 expansion 1 600.00',
      '2018-03 contraction 1 -360.00',
      '2018-04 churn 1 -1440.00',
      '2018-06 reactivation 1 2400.00',
    ])
  })

  it('has an interval from the midnight after it begins until the one before it ends', async () => {
    const engine = companyOf(
      subscribed(
        '',
        ['s1', 'a', '2018-02-01', '2018-03-01', '1'],
        ['s2', 'b', '2018-02-28 23:59', '2018-03-31 23:59', '10'],
      ),
    )
    expect(await movements(engine)).toEqual([
      '2018-02 new 2 132.00',
      // One beginning as the month does is of that month, one ending then too: so both leave.
      '2018-03 churn 2 -132.00',
    ])
    // What begins at the as-of has not happened.
    expect(await movements(engine, { asOf: '2018-02-01' })).toEqual([])
    expect(await movements(engine, { asOf: '2018-03-01' })).toEqual(['2018-02 new 2 132.00'])
    expect(await movements(engine, { asOf: '2018-02-02' })).toEqual(['2018-02 new 1 12.00'])
  })

  it('calls losing one of two contraction, and churn where subscriptions are told apart', async () => {
    const engine = companyOf(
      subscribed(
        'product',
        ['s1', 'a', '2018-01-01', null, '100', 'one'],
        ['s2', 'a', '2018-01-01', '2018-02-15', '50', 'two'],
      ),
    )
    const opening = '2018-01 new 1 1800.00'
    expect(await movements(engine)).toEqual([opening, '2018-02 contraction 1 -600.00'])
    for (const grain of ['subscription', 'product'] as const) {
      expect(await movements(engine, { grain })).toEqual([
        '2018-01 new 2 1800.00',
        '2018-02 churn 1 -600.00',
      ])
    }
  })

  it('takes a swap of products for no churn, and a daughter for its parent where asked', async () => {
    const engine = companyOf({
      accounts: table('account_id parent_id', ['a', null], ['b', 'a'], ['c', null]),
      ...subscribed(
        'product',
        ['s1', 'a', '2018-01-01', '2018-02-15', '100', 'one'],
        ['s2', 'b', '2018-02-15', null, '100', 'two'],
        ['s3', 'c', '2018-02-15', null, '1', null],
      ),
    })
    expect(await movements(engine, { grain: 'parent' })).toEqual([
      '2018-01 new 1 1200.00',
      '2018-02 new 1 12.00',
    ])
    expect(await movements(engine)).toEqual([
      '2018-01 new 1 1200.00',
      '2018-02 churn 1 -1200.00',
      '2018-02 new 2 1212.00',
    ])
    const { items } = await engine.unitsMoved({
      ...moneyAsked({ grain: 'product' }),
      periods: [],
      movements: [],
      limit: 9,
      offset: 0,
    })
    expect(
      items.map(({ period, unit, movement, before, after }) =>
        [formatDay(period).slice(0, 7), unit, movement, before, after].join('|'),
      ),
    ).toEqual([
      '2018-01|a · one|new|0.00|1200.00',
      '2018-02|a · one|churn|1200.00|0.00',
      '2018-02|b · two|new|0.00|1200.00',
      '2018-02|c · |new|0.00|12.00',
    ])
  })

  it('knows within a month who came and went where days are told', async () => {
    const engine = companyOf(
      subscribed(
        '',
        ['s1', 'a', '2018-01-05', '2018-01-20', '100'],
        ['s2', 'b', '2018-01-05', null, '10'],
        ['s2', 'b', '2018-01-06', null, '30'],
        ['s2', 'b', '2018-01-07', null, '20'],
      ),
    )
    expect(await movements(engine)).toEqual(['2018-01 new 1 240.00'])
    expect(await movements(engine, { policies: { within: 'daily' } })).toEqual([
      '2018-01 churn 1 -1200.00',
      '2018-01 contraction 1 -120.00',
      '2018-01 expansion 1 240.00',
      '2018-01 new 2 1320.00',
    ])
    expect(await movementsEach('day', engine)).toEqual([
      '2018-01-05 new 2 1320.00',
      '2018-01-06 expansion 1 240.00',
      '2018-01-07 contraction 1 -120.00',
      '2018-01-20 churn 1 -1200.00',
    ])
  })

  it('takes who was away for more days than so for new', async () => {
    const engine = companyOf(
      subscribed(
        '',
        ['s1', 'a', '2018-01-01', '2018-01-15', '100'],
        ['s2', 'b', '2018-01-01', '2018-02-15', '10'],
        ['s3', 'b', '2018-05-15', null, '10'],
      ),
    )
    // At the first of March it first was nothing: 61 days before May begins.
    const last = async (newAgainAfter: number | null) =>
      (await movements(engine, { policies: { newAgainAfter } })).at(-1)
    expect(await last(null)).toBe('2018-05 reactivation 1 120.00')
    expect(await last(61)).toBe('2018-05 reactivation 1 120.00')
    expect(await last(60)).toBe('2018-05 new 1 120.00')
  })

  it('tells minor expansions apart where asked', async () => {
    const engine = companyOf(
      subscribed(
        '',
        ['s1', 'a', '2018-01-01', null, '100'],
        ['s1', 'a', '2018-02-10', null, '105'],
        ['s2', 'b', '2018-01-01', null, '100'],
        ['s2', 'b', '2018-02-10', null, '105.01'],
      ),
    )
    expect((await movements(engine, { policies: { minorExpansion: 0.05 } })).slice(0, 2)).toEqual([
      '2018-01 new 2 2400.00',
      '2018-02 expansion 1 60.12',
    ])
    expect(await movements(engine, { policies: { minorExpansion: 0.05 } })).toContain(
      '2018-02 minor_expansion 1 60.00',
    )
    expect(await movements(engine)).toContain('2018-02 expansion 2 120.12')
  })

  it('leaves out of movements what rates alone change, and tells it apart', async () => {
    const engine = companyOf({
      ...subscribed(
        'currency',
        ['s1', 'a', '2018-01-10', null, '100', 'EUR'],
        ['s1', 'a', '2018-03-10', null, '150', 'EUR'],
        ['s2', 'b', '2018-01-10', null, '1', null],
      ),
      exchange_rates: table(
        'currency date rate',
        ['EUR', '2018-01-05', '4'],
        ['EUR', '2018-02-28', '4.5'],
        ['EUR', '2018-03-31', '5'],
        ['EUR', '2018-04-01', '9'],
      ),
    })
    // In March 1,200 at 5 and not 4.5, then 600 more at 5; nothing but the rate in April.
    expect(await movements(engine, { asOf: '2018-05-01' })).toEqual([
      '2018-01 new 2 4812.00',
      '2018-02 currency 0 600.00',
      '2018-03 currency 0 600.00',
      '2018-03 expansion 1 3000.00',
      '2018-04 currency 0 7200.00',
    ])
    // At the rate of its beginning: 1,200 at 4, then 1,800 at 4.5.
    const begin = { policies: { currency: 'begin' } as const }
    expect(await movements(engine, { asOf: '2018-05-01', ...begin })).toEqual([
      '2018-01 new 2 4812.00',
      '2018-03 expansion 1 3300.00',
    ])
  })

  it('lets one that changes slices leave the one and be new in the other', async () => {
    const engine = companyOf(
      {
        journeys: table(
          'journey_id account_id origin subscription_id',
          ['j1', 'a', 'web', 's1'],
          ['j2', 'a', 'fair', 's2'],
        ),
        ...subscribed(
          '',
          ['s1', 'a', '2018-01-01', '2018-02-10', '100'],
          ['s2', 'a', '2018-02-10', null, '100'],
        ),
      },
      { dimensions: ['origin'] },
    )
    expect(await movements(engine)).toEqual(['2018-01 new 1 1200.00'])
    expect(await movements(engine, { by: ['origin'] })).toEqual([
      '2018-01 web new 1 1200.00',
      '2018-02 fair new 1 1200.00',
      '2018-02 web churn 1 -1200.00',
    ])
    const where = [{ dimension: 'origin', values: ['fair'] }]
    expect(await movements(engine, { where })).toEqual(['2018-02 new 1 1200.00'])
  })

  it('knows then what was recorded by then', async () => {
    const engine = companyOf(
      subscribed(
        'recorded_at',
        ['s1', 'a', '2018-01-01', null, '100', '2018-01-01'],
        ['s1', 'a', '2018-01-01', '2018-02-10', '100', '2018-04-01'],
      ),
    )
    expect(await movements(engine)).toHaveLength(2)
    const knownBefore = moneyAsked({ asOf: '2018-04-01' }).asOf
    expect(await movements(engine, { knownBefore })).toEqual(['2018-01 new 1 1200.00'])
  })
})

describe('the units behind movements', () => {
  const engine = companyOf(
    subscribed(
      '',
      ['s1', 'b', '2018-01-01', '2018-02-15', '5'],
      ['s2', 'a', '2018-01-01', null, '5'],
      ['s3', 'c', '2018-01-01', null, '9'],
    ),
  )

  it('come largest first, then by name, page by page, of the periods and movements asked for', async () => {
    const ask = async (more: object) => {
      const question = { ...moneyAsked(), periods: [], movements: [], limit: 2, offset: 0, ...more }
      const { items, total } = await engine.unitsMoved(question)
      return [total, ...items.map(({ unit, movement }) => `${unit} ${movement}`)]
    }
    expect(await ask({})).toEqual([4, 'c new', 'a new'])
    expect(await ask({ offset: 2 })).toEqual([4, 'b new', 'b churn'])
    expect(await ask({ movements: ['churn'] })).toEqual([1, 'b churn'])
    expect(await ask({ periods: [moneyAsked({ asOf: '2018-02-01' }).asOf] })).toEqual([
      1,
      'b churn',
    ])
  })
})

describe('the units that pay at the end', () => {
  it('come largest first, then by name, with what runs then at its rates', async () => {
    const engine = companyOf({
      ...subscribed(
        'currency',
        ['s1', 'b', '2018-01-01', null, '5', null],
        ['s2', 'b', '2018-02-01', null, '1', 'USD'],
        ['s3', 'a', '2018-01-01', '2018-07-01', '7', null],
        ['s4', 'c', '2018-01-01', '2018-06-30', '9', null],
      ),
      exchange_rates: table(
        'currency date rate',
        ['USD', '2018-01-01', '9'],
        ['USD', '2018-06-30', '2'],
      ),
    })
    const ask = async (more: object) =>
      (await engine.held({ ...moneyAsked(), limit: null, offset: 0, ...more })).map(
        ({ unit, amount }) => `${unit} ${amount}`,
      )
    // What ends with the as-of date runs until then; the rate is that of the day before.
    expect(await ask({})).toEqual(['a 84.00', 'b 84.00'])
    expect(await ask({ limit: 1, offset: 1 })).toEqual(['b 84.00'])
    expect(await ask({ grain: 'subscription' })).toEqual(['s3 84.00', 's1 60.00', 's2 24.00'])
    expect(await ask({ asOf: moneyAsked({ asOf: '2018-06-30' }).asOf })).toEqual([
      'b 168.00',
      'c 108.00',
      'a 84.00',
    ])
    const abroad = { ...moneyAsked(), of: 'foreign', limit: null, offset: 0 } as const
    expect(await engine.held(abroad)).toEqual([
      { unit: 'b', by: [], amount: '24.00', native: { currency: 'USD', amount: '12.00' } },
    ])
  })
})
