import { describe, expect, it } from 'vitest'
import { formatDay, dayOfInstant } from '../../src/time/calendar.ts'
import { zoneOffsets } from '../../src/time/zone.ts'
import { day, engineOver, table } from './small-company.ts'

const engine = engineOver({
  accounts: table(
    'account_id segment',
    ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => [id, id === 'c' ? 'large' : 'small']),
  ),
  journeys: table(
    'journey_id account_id amount subscription_id',
    // Each names the other; won, and lost again with its subscription.
    ['j1', 'a', '100', 's1'],
    // Names one that is not there, and its account has none: loose.
    ['j2', 'b', '200', 'gone'],
    // Names none, and its account has one that nobody names.
    ['j3', 'c', '300', null],
    // Names none, and its account has only what another names: loose.
    ['j4', 'a', '400', null],
    // Not won, and its subscription runs: the subscription is loose.
    ['j5', 'd', '500', 's5'],
    // Won and lost before anything began: nothing is missing.
    ['j6', 'e', '600', null],
    // Won after the as-of.
    ['j7', 'f', '700', null],
  ),
  stage_entries: table(
    'journey_id stage entered_at',
    ['j1', 'commit', '2018-01-10'],
    ['j2', 'commit', '2018-01-11'],
    ['j3', 'commit', '2018-01-12'],
    ['j4', 'selection', '2018-01-05'],
    ['j4', 'commit', null],
    ['j5', 'selection', '2018-01-14'],
    ['j6', 'commit', '2018-01-15'],
    ['j7', 'commit', '2018-03-01'],
  ),
  losses: table('journey_id lost_at', ['j1', '2018-02-20'], ['j6', '2018-01-16']),
  subscriptions: table(
    'subscription_id account_id started_at committed_at amount billing_period',
    ['s1', 'a', '2018-01-20', '2018-01-10', '10', 'month'],
    ['s3', 'c', '2018-01-20', '2018-01-12', '10', 'month'],
    ['s5', 'd', '2018-02-01', '2018-01-13', '10', 'month'],
    ['s5', 'd', '2018-02-15', null, '11', 'month'],
    // Nobody sold it.
    ['s6', 'f', '2018-02-02', null, '10', 'month'],
    // It has not been signed yet.
    ['s7', 'g', '2018-03-02', null, '10', 'month'],
  ),
  reference_series: table(
    'name month amount account_id',
    ['mrr', '2018-01', '10.50', 'a'],
    ['mrr', '2018-01', '5', ' b '],
    ['mrr', '2018-01', '99', null],
    ['mrr', '2018-02', '-1', 'a'],
    ['arr', '2018-01', '7', null],
  ),
  finance: table('month revenue cash', ['2018-01', '12.5', '1'], ['2018-02', null, '2']),
})

const utc = zoneOffsets('UTC')

async function loose(asOf: string, more: object = {}): Promise<string[]> {
  const question = { asOf: day(asOf), knownBefore: null, scope: [], stage: 'commit', ...more }
  const found = await engine.loose(question)
  return found
    .map(({ side, journey, subscription, account, at, amount }) =>
      [side, journey, subscription, account, at === null ? null : at, amount]
        .map((part) => (typeof part === 'number' ? formatDay(dayOfInstant(part, utc)) : part))
        .map((part) => part ?? '-')
        .join(' '),
    )
    .toSorted()
}

describe('wins and subscriptions without each other', () => {
  it('belong together by name, else by account', async () => {
    expect(await loose('2018-03-01')).toEqual([
      'paid - s6 f 2018-02-02 -',
      'paid j5 s5 d 2018-01-13 -',
      'won j2 gone b 2018-01-11 200.00',
      'won j4 - a - 400.00',
    ])
  })

  it('are told of what had happened by then', async () => {
    expect(await loose('2018-01-12')).toEqual([
      'won j2 gone b 2018-01-11 200.00',
      'won j4 - a - 400.00',
    ])
    // By then j7 is won, and takes s6 of its account.
    expect(await loose('2018-03-02')).toEqual([
      'paid j5 s5 d 2018-01-13 -',
      'won j2 gone b 2018-01-11 200.00',
      'won j4 - a - 400.00',
    ])
  })

  it('are those that a caller may see', async () => {
    const scope = [{ dimension: 'segment', values: ['large'] }]
    expect(await loose('2018-03-01', { scope })).toEqual([])
    const others = [{ dimension: 'segment', values: ['small'] }]
    expect(await loose('2018-03-01', { scope: others })).toHaveLength(4)
  })

  it('are none where the stage is not there', async () => {
    expect(await loose('2018-03-01', { stage: 'live' })).toEqual([])
  })
})

describe('figures of others', () => {
  const all = { knownBefore: null, scope: [], name: null, month: null, byAccount: false }
  const lines = async (question: object): Promise<string[]> => {
    const asked = { ...all, table: 'reference_series', ...question } as const
    const sums = await engine.series(asked)
    return sums
      .map(({ name, month, ofAccounts, account, rows, amount }) =>
        [name, formatDay(month), ofAccounts, account ?? '-', rows, amount].join(' '),
      )
      .toSorted()
  }

  it('add up by month, those of accounts apart from those of the company', async () => {
    expect(await lines({})).toEqual([
      'arr 2018-01-01 false - 1 7.00',
      'mrr 2018-01-01 false - 1 99.00',
      'mrr 2018-01-01 true - 2 15.50',
      'mrr 2018-02-01 true - 1 -1.00',
    ])
  })

  it('are told by account, of one series and month', async () => {
    expect(await lines({ name: 'mrr', month: day('2018-01-01'), byAccount: true })).toEqual([
      'mrr 2018-01-01 false - 1 99.00',
      'mrr 2018-01-01 true a 1 10.50',
      'mrr 2018-01-01 true b 1 5.00',
    ])
  })

  it('are revenue in the ledger, where it is known', async () => {
    expect(await lines({ table: 'finance' })).toEqual(['finance 2018-01-01 false - 1 12.50'])
  })

  it('are not for a caller who sees a part of the company', async () => {
    expect(await lines({ scope: [{ dimension: 'segment', values: ['small'] }] })).toEqual([])
  })
})
