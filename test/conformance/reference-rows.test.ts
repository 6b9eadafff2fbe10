import { describe, expect, it } from 'vitest'
import { askedOf, day, engineOver, findingOf, table, told } from './small-company.ts'

const everything = { where: {}, scope: [], limit: 99, offset: 0 } as const

describe('versions', () => {
  const engine = engineOver({
    journeys: table(
      'journey_id origin amount recorded_at',
      ['a', 'web', '100', '2018-01-01'],
      ['a', 'fair', '250.10', '2018-01-06'],
      ['b', 'web', '5', null],
    ),
    stage_entries: table(
      'entry_id journey_id stage entered_at recorded_at retracted',
      ['1', 'a', 'education', '2018-01-01', '2018-01-01', null],
      ['2', 'a', 'commit', '2018-01-03', '2018-01-04', null],
      ['2', 'a', 'commit', '2018-01-03', '2018-01-10', 'true'],
      ['3', 'b', 'education', '2018-01-02', null, 'no'],
      ['4', 'b', 'commit', '2018-01-20', '2018-01-21', null],
    ),
  })

  it('sees as of a past date what was recorded by then', async () => {
    const by = { by: ['origin'], ages: false }
    expect(engine.catalog.recorded).toBe(true)
    // The commitment of 3 January is recorded on the 4th, and withdrawn on the 10th.
    expect(await told(engine, askedOf('2018-01-04', by))).toEqual(['education open web 2'])
    expect(await told(engine, askedOf('2018-01-05', by))).toEqual([
      'commit open web 1',
      'education next web 1',
      'education open web 1',
    ])
    expect(await told(engine, askedOf('2018-01-07', by))).toEqual([
      'commit open fair 1',
      'education next fair 1',
      'education open web 1',
    ])
    expect(await told(engine, askedOf('2018-01-11', by))).toEqual([
      'education open fair 1',
      'education open web 1',
    ])
  })

  it('sees everything recorded unless it is asked what was known then', async () => {
    expect(engine.catalog.asOf).toBe(day('2018-01-21'))
    // The entry of 20 January is recorded after the as-of date that it makes.
    const now = { knownBefore: null }
    const later = `education next 1 ${18 * 86_400} s`
    expect(await told(engine, askedOf('2018-01-21', now))).toContain(later)
    expect(await told(engine, askedOf('2018-01-21'))).not.toContain(later)
    expect(await told(engine, askedOf('2018-01-22'))).toContain(later)
    const amounts = await engine.counts(askedOf('2018-01-21', { ...now, ages: false }))
    expect(amounts.map(({ event, amount }) => `${event} ${amount}`).sort()).toEqual([
      'next 5.00',
      'open 250.10',
      'open 5.00',
    ])
  })

  it('keeps the rows of all versions', async () => {
    const { total } = await engine.rows({ ...everything, table: 'stage_entries' })
    expect(total).toBe(5)
    expect(findingOf(engine, 'duplicate_key', 'stage_entries')).toBeUndefined()
  })

  it('does not count a journey that was withdrawn', async () => {
    const withdrawn = engineOver({
      journeys: table('journey_id retracted', ['a', null], ['b', 'yes']),
      stage_entries: table(
        'journey_id stage entered_at',
        ['a', 'education', '2018-01-01'],
        ['b', 'education', '2018-01-01'],
      ),
    })
    expect(await told(withdrawn, askedOf('2018-02-01'))).toEqual(['education open 1'])
    expect(findingOf(withdrawn, 'orphan', 'stage_entries.journey_id')).toBeUndefined()
  })
})

describe('rows at fault', () => {
  it('are set apart once, or kept without the value, and counted in each fault', async () => {
    const engine = engineOver({
      journeys: table(
        'journey_id amount kind',
        ['a', '1,5', 'New'],
        ['b', '２', null],
        ['c', '2', 'new'],
      ),
      stage_entries: table(
        'journey_id stage entered_at',
        ['c', 'education', '2018-01-01'],
        ['c', 'comit', '2018-02-30'],
        [null, 'commit', '2018-01-01'],
        ['c', 'commit', '2019-01-01'],
        ['c', 'commit', '2018-12-31T23:59:59'],
        ['a', 'commit', '2018-01-01'],
      ),
    })
    expect(engine.catalog.tables).toMatchObject([
      { name: 'journeys', rows: 3, apart: 0 },
      { name: 'stage_entries', rows: 3, apart: 3 },
    ])
    const journeys = await engine.rows({ ...everything, table: 'journeys' })
    expect(journeys.items).toEqual([
      { journey_id: 'a', amount: null, kind: null },
      { journey_id: 'b', amount: null, kind: null },
      { journey_id: 'c', amount: '2.00', kind: 'new' },
    ])
    expect(
      engine.catalog.findings
        .filter(({ severity }) => severity === 'error')
        .map(({ code, where, rows, params }) => [code, where, rows, params]),
    ).toEqual([
      [
        'unknown_value',
        'journeys.kind',
        1,
        { example: 'New', allowed: ['new', 'renewal', 'upsell', 'cross_sell', 'resell'] },
      ],
      ['wrong_type', 'journeys.amount', 2, { example: '1,5', expected: 'money' }],
      ['unknown_stage', 'stage_entries.stage', 1, { example: 'comit', nearest: 'commit' }],
      ['impossible_date', 'stage_entries.entered_at', 1, { example: '2018-02-30' }],
      ['missing_value', 'stage_entries.journey_id', 1, {}],
      ['future_entry', 'stage_entries.entered_at', 1, { example: '2019-01-01' }],
    ])
    const where = { finding: 'impossible_date:stage_entries.entered_at' }
    const { items } = await engine.rows({ ...everything, table: 'apart', where })
    expect(items).toEqual([
      {
        ...where,
        table: 'stage_entries',
        row: '{"entered_at":"2018-02-30","journey_id":"c","stage":"comit"}',
        value: '2018-02-30',
      },
    ])
  })

  it('are set apart for a column that says which row it is, when, or what was known when', () => {
    const engine = engineOver({
      accounts: table(
        'account_id valid_from created_at recorded_at retracted',
        ['a', 'soon', null, null, null],
        ['b', null, 'soon', null, null],
        ['c', null, null, 'soon', null],
        ['d', null, null, null, 'soon'],
        ['e', null, 'soon', 'soon', null],
      ),
      journeys: table('journey_id account_id', ['x', 'b'], ['y', 'c']),
      stage_entries: table(
        'entry_id journey_id stage entered_at',
        ['1', 'x', 'education', 'soon'],
        ['2', 'x', 'commit', '2018-01-01'],
      ),
    })
    expect(engine.catalog.tables.map(({ rows, apart }) => [rows, apart])).toEqual([
      [1, 4],
      [2, 0],
      [1, 1],
    ])
    expect(findingOf(engine, 'wrong_type', 'accounts.created_at')?.rows).toBe(2)
    expect(findingOf(engine, 'orphan', 'journeys.account_id')?.rows).toBe(1)
  })

  it('keeps of duplicates the first in the order of UTF-8', async () => {
    const engine = engineOver({
      journeys: table(
        'journey_id origin',
        ['a', '🙂'],
        [' a\u00a0', '～'],
        ['a', '🙂'],
        ['b', 'x'],
        ['b', null],
      ),
    })
    expect(findingOf(engine, 'duplicate_key', 'journeys')).toMatchObject({
      severity: 'warning',
      rows: 3,
      params: { example: 'a' },
    })
    const { items } = await engine.rows({ ...everything, table: 'journeys' })
    expect(items).toEqual([
      { journey_id: 'a', origin: '～' },
      { journey_id: 'b', origin: null },
    ])
  })

  it('keeps a row whose optional reference points at nothing, with a doubt', () => {
    const engine = engineOver({
      accounts: table('account_id', ['x']),
      journeys: table('journey_id account_id', ['a', 'x'], ['b', 'y'], ['c', null]),
    })
    expect(findingOf(engine, 'orphan', 'journeys.account_id')).toMatchObject({
      severity: 'warning',
      rows: 1,
      params: { example: 'y', references: 'accounts' },
    })
    expect(engine.catalog.tables).toMatchObject([{ rows: 1 }, { rows: 3, apart: 0 }])
  })

  it('doubts no row that points at nothing where there is nothing to point at', () => {
    const engine = engineOver({
      charges: table('charge_id subscription_id charged_at amount', ['1', null, '2018-01-01', '5']),
      subscriptions: table('subscription_id account_id started_at', [null, null, '2018-01-01']),
    })
    expect(findingOf(engine, 'orphan', 'charges.subscription_id')).toBeUndefined()
  })

  it('does not count a row set apart as something to point at', () => {
    const engine = engineOver({
      accounts: table('account_id', ['x']),
      charges: table('charge_id subscription_id charged_at amount', ['1', 's', '2018-01-01', '5']),
      subscriptions: table('subscription_id account_id started_at', ['s', 'y', '2018-01-01']),
    })
    expect(findingOf(engine, 'orphan', 'subscriptions.account_id')?.severity).toBe('error')
    expect(findingOf(engine, 'orphan', 'charges.subscription_id')).toMatchObject({
      severity: 'warning',
      rows: 1,
    })
  })

  it('knows a row that lacks its key by the default key', () => {
    const engine = engineOver({
      stage_entries: table(
        'entry_id journey_id stage entered_at',
        [null, 'a', 'education', '2018-01-01'],
        [null, 'b', 'education', '2018-01-01'],
        [null, 'b', 'education', '2018-01-01 00:00'],
        ['1', 'c', 'education', '2018-01-01'],
        ['1', 'd', 'education', '2018-01-01'],
      ),
    })
    expect(findingOf(engine, 'duplicate_key', 'stage_entries')?.rows).toBe(2)
    expect(engine.catalog.tables).toMatchObject([{ rows: 3, apart: 2 }])
  })
})

describe('accounts', () => {
  it('slices by the attributes valid from the latest day', async () => {
    const engine = engineOver({
      accounts: table(
        'account_id segment valid_from',
        ['x', 'large', '2018-03-01'],
        ['x', 'small', null],
        ['x', 'middle', '2018-02-01'],
        ['y', null, null],
      ),
      journeys: table('journey_id account_id', ['a', 'x'], ['b', 'y'], ['c', 'nobody']),
      stage_entries: table(
        'journey_id stage entered_at',
        ...['a', 'b', 'c'].map((id) => [id, 'education', '2018-01-01']),
      ),
    })
    expect(engine.catalog.dimensions).toEqual([{ name: 'segment', table: 'accounts' }])
    const bySegment = askedOf('2018-02-01', { by: ['segment'] })
    expect(await told(engine, bySegment)).toEqual([
      'education open (none) 2',
      'education open large 1',
    ])
    const scope = [{ dimension: 'segment', values: ['large'] }]
    const accounts = await engine.rows({ ...everything, table: 'accounts', scope })
    expect(accounts.total).toBe(3)
    const journeys = await engine.rows({ ...everything, table: 'journeys', scope })
    expect(journeys.items).toEqual([{ journey_id: 'a', account_id: 'x' }])
  })
})

describe('amounts', () => {
  it('adds exactly, in the project’s currency only', async () => {
    const engine = engineOver({
      journeys: table(
        'journey_id amount currency',
        ['a', '0.1', null],
        ['b', '0.2', 'BRL'],
        ['c', '999999999999999999.9999999999', null],
        ['d', '7', 'USD'],
        ['e', '7', 'ARS'],
        ['f', null, 'EUR'],
      ),
      stage_entries: table(
        'journey_id stage entered_at',
        ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, 'education', '2018-01-01']),
      ),
    })
    const [count] = await engine.counts(askedOf('2018-02-01'))
    expect(count).toMatchObject({ count: 6, amount: '1000000000000000000.2999999999' })
    expect(findingOf(engine, 'other_currency', 'journeys.amount')).toMatchObject({
      rows: 2,
      params: { example: 'ARS', currency: 'BRL' },
    })
  })
})
