import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { table } from './small-company.ts'
import { companyOf, moneyAsked, movements, subscribed } from './small-money.ts'
import type { SmallQuestion } from './small-money.ts'

/** `2018-03 upsell 1 600.00`, in order of time. */
async function kinds(engine: Engine, asked: SmallQuestion = {}): Promise<string[]> {
  const lines = await engine.expanded(moneyAsked(asked))
  return lines
    .map(({ period, by, kind, units, amount }) =>
      [formatDay(period).slice(0, 7), ...by, kind, units, amount].join(' '),
    )
    .toSorted()
}

const sold = (...journeys: readonly (string | null)[][]) => ({
  journeys: table(
    'journey_id account_id kind subscription_id',
    ...journeys.map(([id, kind, subscription]) => [id, 'a', kind, subscription] as never),
  ),
})

describe('kinds of expansion', () => {
  it('is an upsell where more of the same is paid, or the same for more', async () => {
    const engine = companyOf(
      subscribed(
        'product',
        ['s1', 'a', '2018-01-01', null, '100', 'one'],
        ['s1', 'a', '2018-02-10', null, '150', 'one'],
        // A second subscription of the same product.
        ['s2', 'a', '2018-03-10', null, '10', 'one'],
      ),
    )
    expect(await kinds(engine)).toEqual(['2018-02 upsell 1 600.00', '2018-03 upsell 1 120.00'])
  })

  it('is a cross-sell where the product is new to the customer, unknown where nobody says', async () => {
    const engine = companyOf(
      subscribed(
        'product',
        ['s1', 'a', '2018-01-01', null, '100', 'one'],
        ['s2', 'a', '2018-02-10', null, '10', 'two'],
        ['s3', 'a', '2018-03-10', null, '10', null],
        // One of those paid for is not known: this one may be the same.
        ['s4', 'a', '2018-04-10', null, '10', 'three'],
        ['s5', 'a', '2018-05-10', null, '10', 'two'],
      ),
    )
    expect(await kinds(engine)).toEqual([
      '2018-02 cross_sell 1 120.00',
      '2018-03 unknown 1 120.00',
      '2018-04 unknown 1 120.00',
      '2018-05 upsell 1 120.00',
    ])
  })

  it('is the uplift of a renewal within three days of the end of the term before', async () => {
    const at = (day: string) =>
      companyOf(
        subscribed(
          'term_ends_at',
          ['s1', 'a', '2018-01-01', day, '100', '2018-04-01'],
          ['s1', 'a', day, null, '110', '2018-07-01'],
        ),
      )
    expect(await kinds(at('2018-04-04'))).toEqual(['2018-04 renewal_uplift 1 120.00'])
    expect(await kinds(at('2018-03-29'))).toEqual(['2018-03 renewal_uplift 1 120.00'])
    expect(await kinds(at('2018-04-05'))).toEqual(['2018-04 upsell 1 120.00'])
    expect(await kinds(at('2018-03-28'))).toEqual(['2018-03 upsell 1 120.00'])
  })

  it('is what the journey says that names the subscription and was signed lately', async () => {
    const grown = subscribed(
      'product',
      ['s1', 'a', '2018-01-01', null, '100', 'one'],
      ['s1', 'a', '2018-04-10', null, '150', 'one'],
    )
    const signed = (...entries: readonly (readonly [string, string])[]) =>
      table('journey_id stage entered_at', ...entries.map(([id, day]) => [id, 'commit', day]))
    const one = sold(['j1', 'resell', 's1'])
    const found = async (stage_entries: ReturnType<typeof signed>, journeys = one) =>
      kinds(companyOf({ ...grown, ...journeys, stage_entries }))
    expect(await found(signed(['j1', '2018-04-30']))).toEqual(['2018-04 resell 1 600.00'])
    // 92 days before the first of April.
    expect(await found(signed(['j1', '2017-12-30']))).toEqual(['2018-04 resell 1 600.00'])
    expect(await found(signed(['j1', '2017-12-29']))).toEqual(['2018-04 upsell 1 600.00'])
    expect(await found(signed(['j1', '2018-05-01']))).toEqual(['2018-04 upsell 1 600.00'])
    // The last one signed says it; the first commitment is when.
    const two = sold(['j1', 'resell', 's1'], ['j2', 'renewal', 's1'], ['j3', 'new', 's1'])
    expect(
      await found(signed(['j1', '2018-04-02'], ['j2', '2018-04-03'], ['j3', '2018-04-04']), two),
    ).toEqual(['2018-04 renewal_uplift 1 600.00'])
    expect(
      await found(signed(['j1', '2018-04-02'], ['j2', '2018-04-01'], ['j2', '2018-04-03']), two),
    ).toEqual(['2018-04 resell 1 600.00'])
  })

  it('takes what others fell by off unknown, upsell, uplift, cross-sell and resell, in this order', async () => {
    const fallen = (left: string) =>
      companyOf(
        subscribed(
          'product',
          ['s1', 'a', '2018-01-01', null, '100', 'one'],
          ['s1', 'a', '2018-02-10', null, left, 'one'],
          ['s2', 'a', '2018-01-01', null, '100', 'one'],
          ['s2', 'a', '2018-02-10', null, '110', 'one'],
          ['s3', 'a', '2018-02-10', null, '20', 'two'],
          ['s4', 'a', '2018-02-10', null, '5', null],
        ),
      )
    expect(await kinds(fallen('98'))).toEqual([
      '2018-02 cross_sell 1 240.00',
      '2018-02 unknown 1 36.00',
      '2018-02 upsell 1 120.00',
    ])
    expect(await kinds(fallen('90'))).toEqual([
      '2018-02 cross_sell 1 240.00',
      '2018-02 upsell 1 60.00',
    ])
    expect(await kinds(fallen('80'))).toEqual(['2018-02 cross_sell 1 180.00'])
    expect(await movements(fallen('80'))).toContain('2018-02 expansion 1 180.00')
    // Where it fell by as much as it rose, nothing expanded.
    expect(await kinds(fallen('65'))).toEqual([])
  })

  it('tells lines by their subscription, or by the product of the account', async () => {
    const line = (
      subscription: string | null,
      product: string | null,
      month: number,
      amount: string,
    ) => ['a', subscription, product, `2018-0${month}-01`, `2018-0${month + 1}-01`, amount]
    const engine = companyOf({
      charges: table(
        'account_id subscription_id product period_start period_end amount',
        line(null, 'one', 1, '31'),
        line(null, 'one', 2, '56'),
        line(null, 'one', 3, '62'),
        line(null, 'two', 3, '31'),
      ).map((row, i) => ({ charge_id: `c${i}`, charged_at: '2018-01-01', ...row })),
    })
    const policies = { source: 'charges', wholePeriods: false } as const
    // 365.25 a year for each 1 a day: two a day, then of another product one a day.
    expect(await kinds(engine, { policies, asOf: '2018-04-01' })).toEqual([
      '2018-02 upsell 1 365.25',
      '2018-03 cross_sell 1 365.25',
    ])
    const nameless = companyOf({
      charges: table(
        'account_id product period_start period_end amount',
        ['a', null, '2018-01-01', '2018-02-01', '31'],
        ['a', null, '2018-02-01', '2018-03-01', '56'],
      ).map((row, i) => ({ charge_id: `c${i}`, charged_at: '2018-01-01', ...row })),
    })
    expect(await kinds(nameless, { policies, asOf: '2018-03-01' })).toEqual([
      '2018-02 unknown 1 365.25',
    ])
  })

  it('changes currency without a rise, and is worth what the period’s end says', async () => {
    const engine = companyOf({
      ...subscribed(
        'currency',
        ['s1', 'a', '2018-01-10', null, '100', 'EUR'],
        ['s1', 'a', '2018-02-10', null, '450', null],
        ['s2', 'a', '2018-01-10', null, '1', null],
        ['s2', 'a', '2018-03-10', null, '1', 'EUR'],
      ),
      exchange_rates: table(
        'currency date rate',
        ['EUR', '2018-01-05', '4'],
        ['EUR', '2018-02-28', '4.5'],
      ),
    })
    // 100 at 4.5 are 450. In March 1 becomes 4.5.
    expect(await kinds(engine)).toEqual(['2018-03 upsell 1 42.00'])
  })
})
