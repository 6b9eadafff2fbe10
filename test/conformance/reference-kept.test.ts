import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { companyOf, moneyAsked, subscribed } from './small-money.ts'
import type { SmallQuestion } from './small-money.ts'
import { table } from './small-company.ts'

async function kept(engine: Engine, asked: SmallQuestion = {}): Promise<string[]> {
  const lines = await engine.kept(moneyAsked(asked))
  return lines.map(
    ({ period, units, left, opening, kept, closing, returned, returnedAmount }) =>
      `${formatDay(period).slice(0, 7)} ${units}>${left} ${opening}>${kept}>${closing} +${returned} ${returnedAmount}`,
  )
}

async function cohorts(engine: Engine, asked: SmallQuestion = {}): Promise<string[]> {
  const cells = await engine.cohorts(moneyAsked(asked))
  return cells
    .map(
      ({ start, age, units, amount, kept }) =>
        `${formatDay(start).slice(0, 7)} ${age}: ${units} ${amount} ${kept}`,
    )
    .toSorted()
}

describe('what is kept', () => {
  // Of a hundred that pay 1,000 a year 3 cancel, 2 pay 500 less; 12 more.
  const hundred = Array.from({ length: 100 }, (_, i) => {
    const [id, account] = [`s${i}`, `a${i}`]
    const start = [id, account, '2018-01-01', i < 3 ? '2018-02-10' : null, '1000', 'year']
    if (i < 3 || i >= 17) return [start]
    return [start, [id, account, '2018-02-10', null, i < 5 ? '500' : '1500', 'year']]
  }).flat()

  it('caps gross retention for each customer', async () => {
    const engine = companyOf(subscribed('billing_period', ...hundred))
    // 96 % gross and 102 % net: capped in total it would be 100 %.
    expect(await kept(engine, { asOf: '2018-03-01' })).toEqual([
      '2018-02 100>97 100000.00>96000.00>102000.00 +0 0.00',
    ])
  })

  it('is of whole periods, so many months back, whoever came meanwhile', async () => {
    const engine = companyOf(
      subscribed(
        '',
        ['s1', 'a', '2018-01-01', '2018-02-10', '100'],
        ['s1', 'a', '2018-03-10', null, '80'],
        ['s2', 'b', '2018-01-01', null, '10'],
        ['s3', 'c', '2018-03-01', null, '1'],
      ),
    )
    expect(await kept(engine, { asOf: '2018-04-30' })).toEqual([
      '2018-02 2>1 1320.00>120.00>120.00 +0 0.00',
      '2018-03 1>1 120.00>120.00>120.00 +1 960.00',
    ])
    expect(await kept(engine, { asOf: '2018-04-01', window: 2 })).toEqual([
      '2018-03 2>2 1320.00>1080.00>1080.00 +0 0.00',
    ])
  })

  it('takes the rates of the end for both', async () => {
    const engine = companyOf({
      ...subscribed('currency', ['s1', 'a', '2018-01-01', null, '100', 'EUR']),
      exchange_rates: table(
        'currency date rate',
        ['EUR', '2018-01-01', '4'],
        ['EUR', '2018-02-28', '5'],
      ),
    })
    expect(await kept(engine, { asOf: '2018-03-01' })).toEqual([
      '2018-02 1>1 6000.00>6000.00>6000.00 +0 0.00',
    ])
  })

  it('compounds: 98 % a month are 78 % a year', async () => {
    // 0.98 to the power of 12 is 0.7847167.
    const months = Array.from({ length: 13 }, (_, i) => {
      const start = formatDay(moneyAsked({ asOf: '2017-01-01' }).asOf + Math.ceil(30.42 * i))
      return ['s', 'a', start, null, (10_000_000 * 0.98 ** i).toFixed(10), 'year']
    })
    const engine = companyOf(subscribed('billing_period', ...months))
    const year = await engine.kept(moneyAsked({ asOf: '2018-02-01', window: 12 }))
    expect(year).toHaveLength(1)
    expect(Number(year[0]?.kept) / Number(year[0]?.opening)).toBeCloseTo(0.7847167, 7)
  })
})

describe('cohorts', () => {
  it('tell by age what is paid, and what is left of the first payment', async () => {
    const engine = companyOf(
      subscribed(
        '',
        ['s1', 'a', '2018-01-10', '2018-02-10', '100'],
        ['s1', 'a', '2018-03-10', null, '150'],
        ['s2', 'b', '2018-01-10', null, '10'],
        ['s2', 'b', '2018-02-10', null, '5'],
        ['s3', 'c', '2018-02-10', '2018-03-10', '1'],
        ['s4', 'd', '2018-02-10', '2018-02-11', '7'],
      ),
    )
    expect(await cohorts(engine, { asOf: '2018-04-10' })).toEqual([
      '2018-01 0: 2 1320.00 1320.00',
      '2018-01 1: 1 60.00 60.00',
      '2018-01 2: 2 1860.00 1260.00',
      '2018-02 0: 1 12.00 12.00',
    ])
  })

  it('add up to a lifetime of 610,510 where 100,000 grow by a tenth for five years', async () => {
    const years = ['100000', '110000', '121000', '133100', '146410']
    const engine = companyOf(
      subscribed(
        'billing_period',
        ...years.map((amount, i) => ['s', 'a', `${2012 + i}-03-01`, null, amount, 'year']),
      ),
    )
    const cells = await engine.cohorts(moneyAsked({ asOf: '2017-01-01', interval: 'year' }))
    expect(cells.map(({ age, amount }) => [age, amount])).toEqual(
      years.map((amount, age) => [age, `${amount}.00`]),
    )
    expect(cells.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(610_510)
  })
})
