import { describe, expect, it } from 'vitest'
import type { RecurringQuestion } from '../../src/engine/engine.ts'
import { day, engineOver, table } from './small-company.ts'

const header =
  'subscription_id account_id started_at ended_at committed_at amount list_amount billing_period currency'

const engine = engineOver({
  accounts: table('account_id segment', ['a', 'small'], ['b', 'large']),
  journeys: table(
    'journey_id account_id motion origin subscription_id',
    ['j1', 'a', 'direct', 'web', 's1'],
    ['j0', 'b', 'direct', 'fair', 's2'],
    ['j2', 'b', 'direct', 'web', 's2'],
  ),
  stage_entries: table('journey_id stage entered_at', ['j1', 'education', '2018-01-01']),
  subscriptions: table(
    header,
    // 100 a month of 120, then 150 a month.
    ['s1', 'a', '2018-01-10', '2018-03-01', '2018-01-05', '100', '120', 'month', null],
    ['s1', 'a', '2018-03-01', null, '2018-01-05', '150', '150', 'month', null],
    // Signed, and begins later; no list price.
    ['s2', 'b', '2018-04-01', null, '2018-02-01', '250.50', null, 'quarter', null],
    ['s3', 'b', '2018-01-01', '2018-02-15', null, '7', '8', 'year', 'BRL'],
    ['s4', 'b', '2018-01-01', null, null, '7', '8', 'year', 'EUR'],
    ['s5', 'b', '2018-01-01', null, null, '7', '8', 'fortnight', null],
    ['s6', 'b', '2018-01-01', null, null, null, '8', 'year', null],
  ),
})

const asked: RecurringQuestion = {
  asOf: day('2018-03-15'),
  knownBefore: null,
  from: null,
  to: null,
  by: [],
  where: [],
  scope: [],
}

async function told(question: Partial<RecurringQuestion> = {}, by: readonly string[] = []) {
  const sums = await engine.recurring({ ...asked, ...question, by })
  return sums
    .map(({ state, by, unknown, count, amount, listAmount }) =>
      [state, ...by, unknown ?? amount, count, listAmount]
        .filter((part) => part !== null)
        .join(' '),
    )
    .sort()
}

describe('recurring money', () => {
  it('is what a year costs, by the price of the first interval or of those that run', async () => {
    expect(await told()).toEqual([
      'committed 1002.00 1',
      'committed 1207.00 2 1448.00',
      'committed amount 1',
      'committed currency 1',
      'committed period 1',
      // 1,200 for 50 days of a year, then 1,800 for 14, and 7 for 45.
      'lifetime 234.2876712329 3 267.2876712329',
      'lifetime amount 1',
      'lifetime currency 1',
      'lifetime period 1',
      'running 1800.00 1 1800.00',
      'running amount 1',
      'running currency 1',
      'running period 1',
      'started 1207.00 2 1448.00',
      'started amount 1',
      'started currency 1',
      'started period 1',
      'waiting 1002.00 1',
    ])
  })

  it('knows on the day before a change the price before it', async () => {
    const running = (await told({ asOf: day('2018-03-01') })).filter((line) =>
      /^running \d/u.test(line),
    )
    expect(running).toEqual(['running 1200.00 1 1440.00'])
  })

  it('takes what was signed in a range, and what runs whenever it was signed', async () => {
    const range = { from: day('2018-02-01'), to: day('2018-02-02') }
    expect((await told(range)).filter((line) => !/^(running|lifetime)/u.test(line))).toEqual([
      'committed 1002.00 1',
      'waiting 1002.00 1',
    ])
    expect(await told(range)).toContain('running 1800.00 1 1800.00')
  })

  it('slices by the first journey that names it and by its own account', async () => {
    expect((await told({}, ['origin', 'segment'])).filter((line) => line.includes('1002'))).toEqual(
      ['committed fair large 1002.00 1', 'waiting fair large 1002.00 1'],
    )
    expect(await told({}, ['motion'])).toContain('committed unassigned 7.00 1 8.00')
  })

  it('tells only the states asked for', async () => {
    const lines = await told({ states: ['waiting', 'running'] })
    expect(lines).toEqual([
      'running 1800.00 1 1800.00',
      'running amount 1',
      'running currency 1',
      'running period 1',
      'waiting 1002.00 1',
    ])
    expect(await told({ states: [] })).toEqual([])
  })

  it('tells who waits from who was withdrawn before it began', async () => {
    const withdrawn = engineOver({
      stage_entries: table('journey_id stage entered_at', ['j1', 'education', '2018-01-01']),
      subscriptions: table(
        'subscription_id account_id started_at ended_at committed_at cancelled_at amount billing_period',
        ['s1', 'a', '2018-04-01', null, '2018-02-01', null, '10', 'month'],
        ['s2', 'a', '2018-04-01', null, '2018-02-01', '2018-03-01', '20', 'month'],
        ['s3', 'a', '2018-03-01', '2018-02-20', '2018-02-01', null, '30', 'month'],
        ['s4', 'a', '2018-04-01', null, '2018-02-01', '2018-03-20', '40', 'month'],
      ),
    })
    const at = async (asOf: string) =>
      (await withdrawn.recurring({ ...asked, asOf: day(asOf) })).map(
        ({ state, amount, count }) => `${state} ${amount} ${count}`,
      )
    expect(await at('2018-03-15')).toEqual(
      expect.arrayContaining(['committed 1200.00 4', 'waiting 600.00 2']),
    )
    // s4 was cancelled before it began: nobody waits, one began.
    expect((await at('2018-05-01')).toSorted()).toEqual([
      'committed 1200.00 4',
      'lifetime 69.0410958904 4',
      'running 840.00 3',
      'started 120.00 1',
    ])
  })

  it('lives whole years at their price, leap years too, and not twice where prices follow', async () => {
    const lived = engineOver({
      stage_entries: table('journey_id stage entered_at', ['j1', 'education', '2018-01-01']),
      subscriptions: table(
        'subscription_id account_id started_at ended_at amount billing_period',
        ['s1', 'a', '2015-01-01', null, '100', 'month'],
        ['s1', 'a', '2017-01-01', null, '200', 'month'],
      ),
    })
    const at = async (asOf: string) =>
      (await lived.recurring({ ...asked, asOf: day(asOf) })).find(
        ({ state }) => state === 'lifetime',
      )?.amount
    expect(await at('2016-01-01')).toBe('1200.00')
    expect(await at('2017-01-01')).toBe('2400.00')
    expect(await at('2018-01-01')).toBe('4800.00')
  })
})
