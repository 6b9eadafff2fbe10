import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { table } from './small-company.ts'
import { companyOf, moneyAsked, subscribed } from './small-money.ts'
import type { SmallQuestion } from './small-money.ts'

interface Asked extends SmallQuestion {
  readonly grace?: number
}

/** `2018-04 late over 1 1200.00 1320.00`, in order of time. */
async function renewed(engine: Engine, { grace = 90, ...asked }: Asked = {}): Promise<string[]> {
  const lines = await engine.renewals({ ...moneyAsked({ asOf: '2019-01-01', ...asked }), grace })
  return lines
    .map(({ period, by, state, isOver, terms, due, renewed }) =>
      [
        ...(period === null ? [] : [formatDay(period).slice(0, 7)]),
        ...by.map((value) => value ?? '(none)'),
        state,
        ...(isOver ? ['over'] : []),
        terms,
        ...(state === 'unknown' ? [] : [due, renewed]),
      ].join(' '),
    )
    .toSorted()
}

/** Subscription s1 at 100 a month with a term until the first of April 2018, and what follows. */
const termed = (end: string | null, ...others: readonly (string | null)[][]): Engine =>
  companyOf(
    subscribed(
      'term_ends_at committed_at',
      ['s1', 'a', '2018-01-01', end, '100', '2018-04-01', '2017-12-01'],
      ...others.map((row) => ['s1', 'a', ...row]),
    ),
  )

describe('renewals', () => {
  it('are on time where it is paid on at the end of the third day', async () => {
    const next = (day: string): (string | null)[] => [day, null, '110', '2019-04-01', '2017-12-01']
    const onTime = ['2018-04 on_time over 1 1200.00 1320.00', '2019-04 open 1 1320.00 0.00']
    expect(await renewed(termed('2018-04-01', next('2018-04-01')))).toEqual(onTime)
    expect(await renewed(termed('2018-04-01', next('2018-04-04')))).toEqual(onTime)
    expect(await renewed(termed('2018-03-29', next('2018-03-29')))).toEqual(onTime)
    // Without an end it is renewed by itself, at its price.
    expect(await renewed(termed(null))).toEqual(['2018-04 on_time over 1 1200.00 1200.00'])
    // It is known at the end of the third day, and not before.
    expect(await renewed(termed(null), { asOf: '2018-04-04' })).toEqual([
      '2018-04 open 1 1200.00 0.00',
    ])
    expect(await renewed(termed(null), { asOf: '2018-04-05' })).toEqual([
      '2018-04 on_time 1 1200.00 1200.00',
    ])
  })

  it('are early where a later term began, or was signed, more than three days before', async () => {
    const begun = termed('2018-03-28', ['2018-03-28', null, '110', '2019-04-01', '2017-12-01'])
    const early = ['2018-04 early over 1 1200.00 1320.00', '2019-04 open 1 1320.00 0.00']
    expect(await renewed(begun)).toEqual(early)
    const signed = termed('2018-04-01', ['2018-04-01', null, '110', '2019-04-01', '2018-03-28'])
    expect(await renewed(signed)).toEqual(early)
    // Signed already, and not begun: that term is not running yet.
    expect(await renewed(signed, { asOf: '2018-03-29' })).toEqual([
      '2018-04 early 1 1200.00 1320.00',
    ])
    expect(await renewed(signed, { asOf: '2018-03-28' })).toEqual(['2018-04 open 1 1200.00 0.00'])
    // What is signed on the days around the end is on time.
    const late = termed('2018-04-01', ['2018-04-01', null, '110', '2019-04-01', '2018-03-29'])
    expect((await renewed(late))[0]).toBe('2018-04 on_time over 1 1200.00 1320.00')
  })

  it('are not early where only the price changes within the same term', async () => {
    const raised = termed(null, ['2018-02-01', null, '150', '2018-04-01', '2018-01-20'])
    // What is due is what the last interval of the term costs.
    expect(await renewed(raised)).toEqual(['2018-04 on_time over 1 1800.00 1800.00'])
  })

  it('are late within the days of grace, and lost after them', async () => {
    const back = (day: string) =>
      termed('2018-04-01', [day, null, '90', '2019-12-01', '2017-12-01'])
    expect((await renewed(back('2018-04-05')))[0]).toBe('2018-04 late over 1 1200.00 1080.00')
    expect((await renewed(back('2018-06-30')))[0]).toBe('2018-04 late over 1 1200.00 1080.00')
    expect((await renewed(back('2018-07-01')))[0]).toBe('2018-04 lost over 1 1200.00 0.00')
    expect((await renewed(back('2018-06-30'), { grace: 30 }))[0]).toBe(
      '2018-04 lost over 1 1200.00 0.00',
    )
    // A customer who left within the term is lost when the term ends, too.
    expect(await renewed(termed('2018-02-01'))).toEqual(['2018-04 lost over 1 1200.00 0.00'])
  })

  it('are open, and not lost, until the grace is over', async () => {
    const left = termed('2018-04-01')
    expect(await renewed(left, { asOf: '2018-06-30' })).toEqual(['2018-04 open 1 1200.00 0.00'])
    expect(await renewed(left, { asOf: '2018-07-01' })).toEqual([
      '2018-04 lost over 1 1200.00 0.00',
    ])
    expect(await renewed(left, { asOf: '2018-02-01' })).toEqual(['2018-04 open 1 1200.00 0.00'])
  })

  it('tell subscriptions without a term apart, and slices', async () => {
    const engine = companyOf(
      {
        accounts: table('account_id segment', ['a', 'small'], ['b', 'large']),
        journeys: table('journey_id account_id', ['j', 'a']),
        ...subscribed(
          'term_ends_at',
          ['s1', 'a', '2018-01-01', null, '100', '2018-04-01'],
          ['s2', 'b', '2018-01-01', null, '100', null],
          // A term that ends as it begins is none.
          ['s3', 'b', '2018-01-01', null, '100', '2018-01-01'],
          ['s4', 'b', '2019-02-01', null, '100', null],
        ),
      },
      { dimensions: ['segment'] },
    )
    expect(await renewed(engine, { by: ['segment'] })).toEqual([
      '2018-04 small on_time over 1 1200.00 1200.00',
      'large unknown 2',
    ])
    const source = { policies: { source: 'charges' } as const }
    expect(await renewed(engine, source)).toEqual([])
  })

  it('are worth what the end of the term’s period says', async () => {
    const engine = companyOf({
      ...subscribed(
        'currency term_ends_at',
        ['s1', 'a', '2018-01-01', '2018-04-01', '100', 'EUR', '2018-04-01'],
        ['s1', 'a', '2018-04-01', null, '450', null, '2019-04-01'],
        // Nobody knew a rate of these when the term of s2 ended.
        ['s2', 'a', '2018-01-01', '2018-04-01', '100', null, '2018-04-01'],
        ['s2', 'a', '2018-05-10', null, '50', 'USD', '2019-04-01'],
      ),
      exchange_rates: table(
        'currency date rate',
        ['EUR', '2018-01-01', '4'],
        ['EUR', '2018-04-20', '4.5'],
        ['EUR', '2018-05-20', '5'],
        ['USD', '2018-05-01', '3'],
      ),
    })
    expect((await renewed(engine)).slice(0, 2)).toEqual([
      '2018-04 late over 1 1200.00 1800.00',
      '2018-04 on_time over 1 5400.00 5400.00',
    ])
    const begin = { policies: { currency: 'begin' } as const }
    expect((await renewed(engine, begin))[1]).toBe('2018-04 on_time over 1 4800.00 5400.00')
  })

  it('are told term by term, of the periods and states asked for', async () => {
    const engine = companyOf(
      subscribed(
        'term_ends_at',
        ['s2', 'b', '2018-01-01', '2018-04-01', '100', '2018-04-01'],
        ['s1', 'a', '2018-01-01', null, '100', '2018-04-01'],
        ['s3', 'c', '2018-01-01', null, '100', '2018-05-01'],
      ),
    )
    const ask = async (more: object) => {
      const all = { grace: 90, periods: [], states: [], limit: 2, offset: 0 }
      const { items, total } = await engine.renewalTerms({
        ...moneyAsked({ asOf: '2019-01-01' }),
        ...all,
        ...more,
      })
      return [
        total,
        ...items.map(({ subscription, account, ends, state }) =>
          [subscription, account, formatDay(ends), state].join(' '),
        ),
      ]
    }
    expect(await ask({})).toEqual([3, 's1 a 2018-04-01 on_time', 's2 b 2018-04-01 lost'])
    expect(await ask({ offset: 2 })).toEqual([3, 's3 c 2018-05-01 on_time'])
    expect(await ask({ states: ['lost'] })).toEqual([1, 's2 b 2018-04-01 lost'])
    const periods = [moneyAsked({ asOf: '2018-05-01' }).asOf]
    expect(await ask({ periods })).toEqual([1, 's3 c 2018-05-01 on_time'])
  })
})

describe('lengths of terms', () => {
  const lengths = (engine: Engine, asOf = '2019-01-01') =>
    engine
      .termLengths(moneyAsked({ asOf }))
      .then((all) => all.map(({ days, terms }) => [days, terms]).toSorted((a, b) => a[0]! - b[0]!))

  it('are from the first interval of a term to its end, however far ahead', async () => {
    // January to April; a price change within the next term, a year long, begins none.
    const engine = termed(
      '2018-04-01',
      ['2018-04-01', '2018-07-01', '110', '2019-04-01', null],
      ['2018-07-01', null, '120', '2019-04-01', null],
    )
    expect(await lengths(engine)).toEqual([
      [90, 1],
      [365, 1],
    ])
    expect(await lengths(engine, '2018-04-01')).toEqual([[90, 1]])
  })

  it('are none of what has no term, or one that is over before it begins', async () => {
    const rows = subscribed('term_ends_at', ['s1', 'a', '2018-01-01', null, '100', null])
    expect(await lengths(companyOf(rows))).toEqual([])
    const over = subscribed('term_ends_at', ['s1', 'a', '2018-01-01', null, '100', '2018-01-01'])
    expect(await lengths(companyOf(over))).toEqual([])
  })
})
