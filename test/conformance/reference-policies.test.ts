import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { showFinding } from '../../src/findings/messages.ts'
import { DEFAULT_POLICIES } from '../../src/standard/policies.ts'
import { companies } from './generate-rows.ts'
import { askedOf, engineOver, findingOf, table, told } from './small-company.ts'

describe('tolerance', () => {
  const rows = {
    stage_entries: table(
      'journey_id stage entered_at',
      ['a', 'education', '2018-01-01 10:00:30'],
      ['a', 'commit', '2018-01-01 10:00:00'],
      ['b', 'education', '2018-01-01 10:01:01'],
      ['b', 'commit', '2018-01-01 10:00:00'],
      ['c', 'education', '2018-01-01 10:00:05'],
      ['d', 'education', '2018-01-01 10:00:00'],
      ['d', 'commit', '2018-01-01 10:00:00'],
    ),
    // Lost five seconds before it came in, and ten days later once more.
    losses: table('journey_id lost_at', ['c', '2018-01-01 10:00:00'], ['c', '2018-01-11']),
  }

  it('takes an end at most a minute before its entry as at the entry', async () => {
    const engine = engineOver(rows)
    expect(await told(engine, askedOf('2018-02-01'))).toEqual([
      'commit open 3',
      'education lost 1 0 s',
      'education next 1 -61 s',
      'education next 2 0 s',
    ])
    const where = 'stage_entries/education'
    expect(findingOf(engine, 'near_simultaneous', where)).toMatchObject({
      rows: 2,
      params: { example: 'a', seconds: 60 },
    })
    expect(findingOf(engine, 'entry_before_previous', where)?.rows).toBe(1)
    expect(findingOf(engine, 'loss_before_entry', where)).toBeUndefined()
  })

  it('of no seconds takes every stamp at its word', async () => {
    const engine = engineOver(rows, { policies: { ...DEFAULT_POLICIES, tolerance: 0 } })
    expect(await told(engine, askedOf('2018-02-01'))).toContain('education next 1 -30 s')
    expect(await told(engine, askedOf('2018-02-01'))).toContain('education lost 1 827995 s')
    expect(findingOf(engine, 'near_simultaneous', 'stage_entries/education')).toBeUndefined()
  })
})

describe('windows', () => {
  const rows = {
    stage_entries: table(
      'journey_id stage entered_at',
      ...['in time', 'too late', 'too soon', 'lost', 'open'].map(
        (id) => [id, 'education', '2018-01-10'] as const,
      ),
      ['in time', 'commit', '2018-01-20'],
      ['too late', 'commit', '2018-01-21'],
      ['too soon', 'commit', '2018-01-05'],
      ['lost', 'commit', '2018-03-01'],
    ),
    losses: table('journey_id lost_at', ['lost', '2018-02-01']),
  }
  const where = 'stage_entries/education'
  const window = { stage: 'education', least: 0, most: 10 }

  it('leave those who go on outside them open, or lost', async () => {
    const engine = engineOver(rows, { policies: { tolerance: 60, windows: [window] } })
    expect(await told(engine, askedOf('2018-04-01'))).toEqual([
      // The loss that ended its time in education stands before its commitment.
      'commit lost 1 -2419200 s',
      'commit open 3',
      'education lost 1 1900800 s',
      'education next 1 864000 s',
      'education open 3',
    ])
    const finding = findingOf(engine, 'outside_window', where)
    expect(finding).toMatchObject({ rows: 3, params: { goneOn: 1, entered: 5, example: 'lost' } })
    expect(findingOf(engine, 'entry_before_previous', where)).toBeUndefined()
    const { message, effect } = showFinding(finding!, 'en')
    expect(message).toContain('only sooner than 0 days or later than 10 days after entering it')
    expect(effect).toContain('of 5 entered with a date, 20\u00a0% have gone on')
    expect(effect).toContain('without the window, 80\u00a0%')
  })

  it('say nothing of entries without a date, nor of other stages', async () => {
    const engine = engineOver(
      {
        stage_entries: table(
          'journey_id stage entered_at',
          ['a', 'education', null],
          ['a', 'commit', '2018-01-20'],
          ['b', 'education', '2018-01-20'],
          ['b', 'commit', null],
          ['c', 'commit', '2018-01-20'],
          ['c', 'live', '2018-03-20'],
        ),
      },
      { policies: { tolerance: 60, windows: [window] } },
    )
    expect(engine.catalog.findings.map(({ code }) => code)).not.toContain('outside_window')
    expect(await told(engine, askedOf('2018-04-01'))).toContain('education next 1')
  })
})

it('tells the accounts with several pursuits open, whose intervals are wider', () => {
  const engine = engineOver({
    journeys: table(
      'journey_id account_id',
      ['one', 'a'],
      ['two', 'a'],
      ['won', 'a'],
      ['lost', 'b'],
      ['only', 'b'],
      ['nobody’s', null],
      ['nobody’s either', null],
    ),
    stage_entries: table(
      'journey_id stage entered_at',
      ...['one', 'two', 'won', 'lost', 'only', 'nobody’s', 'nobody’s either'].map(
        (id) => [id, 'education', '2018-01-01'] as const,
      ),
      ['two', 'selection', '2018-01-03'],
      ['won', 'commit', '2018-01-03'],
    ),
    losses: table('journey_id lost_at', ['lost', '2018-01-02']),
  })
  expect(findingOf(engine, 'open_pursuits', 'journeys.account_id')).toMatchObject({
    rows: 2,
    params: { accounts: 1, example: 'a' },
  })
  const repeats = engine.catalog.stages.map(({ id, repeats }) => `${id} ${repeats}`)
  expect(repeats).toEqual(['education true', 'selection false', 'commit false'])
})

it('the companies that engines are compared on have all of it', () => {
  const seen = new Set(
    fc
      .sample(companies, { numRuns: 60, seed: 20181115 })
      .flatMap((company) =>
        referenceEngine({ ...company, buildId: 'seen', headlines }).catalog.findings.map(
          ({ code }) => code,
        ),
      ),
  )
  expect([...seen]).toEqual(
    expect.arrayContaining(['near_simultaneous', 'outside_window', 'open_pursuits']),
  )
})
