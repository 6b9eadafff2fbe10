import { describe, expect, it } from 'vitest'
import type { ValuedQuestion } from '../../src/engine/valued.ts'
import type { TableRows } from '../../src/engine/reference/setup.ts'
import { DEFAULT_REVENUE } from '../../src/standard/revenue-policies.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { day, table } from './small-company.ts'
import { companyOf, subscribed } from './small-money.ts'

const question: ValuedQuestion = {
  asOf: day('2018-07-01'),
  knownBefore: null,
  from: null,
  to: null,
  by: [],
  where: [],
  scope: [],
  policies: DEFAULT_REVENUE,
  months: 12,
}

async function worths(rows: TableRows, asked: Partial<ValuedQuestion> = {}): Promise<string[]> {
  const engine = companyOf(rows, { dimensions: ['origin'] })
  const page = { limit: 100, offset: 0 }
  const { items } = await engine.accountsValued({ ...question, ...asked, ...page })
  return items.map(
    ({ account, by, began, lapsed, reached, realised }) =>
      `${[account, ...by.map((value) => value ?? '(none)')].join(' ')} ${formatDay(began)} ${lapsed} ${reached} ${realised}`,
  )
}

describe('what an account was worth', () => {
  it('is a year’s worth for a year, and its share of the days for less', async () => {
    const rows = subscribed(
      '',
      ['s1', 'a', '2017-01-01', null, '100'],
      // 73 of 365 days, and nothing for the rest of the year: a fifth.
      ['s2', 'b', '2017-02-01', '2017-04-15', '100'],
      // 91 of 365 days before the as-of.
      ['s3', 'c', '2018-04-01', null, '36.50'],
    )
    expect(await worths(rows)).toEqual([
      'c 2018-04-01 null null 109.20',
      'b 2017-02-01 73 null 240.00',
      'a 2017-01-01 null null 1200.00',
    ])
    expect(await worths(rows, { months: 1, to: day('2017-02-01') })).toEqual([
      'a 2017-01-01 null null 100.00',
    ])
  })

  it('lapses with a month in which nothing is paid, and not with a gap that is shorter', async () => {
    const gap = (until: string, again: string) =>
      worths(
        subscribed(
          '',
          ['s1', 'a', '2018-01-01', until, '100'],
          ['s2', 'a', again, null, '100'],
          ['s3', 'a', '2018-01-01', '2018-01-05', '1'],
        ),
        { months: 1 },
      )
    expect(await gap('2018-03-01', '2018-03-31')).toEqual(['a 2018-01-01 null null 100.1290322581'])
    expect(await gap('2018-03-01', '2018-04-01')).toEqual(['a 2018-01-01 59 null 100.1290322581'])
  })

  it('stands by what it was when it first paid, and by its first impact', async () => {
    const rows = {
      ...subscribed(
        '',
        ['s1', 'a', '2018-01-01', null, '1'],
        ['s2', 'a', '2018-03-01', null, '100'],
        ['s3', 'b', '2018-01-01', null, '1'],
        ['s4', 'b', '2018-01-01', null, '2'],
      ),
      journeys: table(
        'journey_id account_id subscription_id origin',
        ['j', 'a', 's1', 'web'],
        ['j2', 'a', 's2', 'fair'],
        ['j3', 'b', 's3', 'web'],
        ['j4', 'b', 's4', null],
      ),
      impacts: table(
        'account_id reached_at',
        ['a', '2018-01-11'],
        ['a', '2018-01-08'],
        ['b', '2017-12-01'],
        ['b', null],
      ),
    }
    const both = [
      'a web 2018-01-01 null 7 407.0465753425',
      'b (none) 2018-01-01 null 0 17.8520547945',
    ]
    expect(await worths(rows, { by: ['origin'] })).toEqual(both)
    const where = [{ dimension: 'origin', values: ['web'] }]
    expect(await worths(rows, { by: ['origin'], where })).toEqual(both.slice(0, 1))
    expect(await worths(rows, { asOf: day('2018-01-05') })).toEqual([
      'a 2018-01-01 null null 0.1315068493',
      'b 2018-01-01 null 0 0.3945205479',
    ])
  })
})
