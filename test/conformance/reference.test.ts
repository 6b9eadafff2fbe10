import { describe, expect, it } from 'vitest'
import { askedOf, day, engineOver, findingOf, table, told } from './small-company.ts'

const DAY = 86_400
const entries = (...rows: readonly (readonly (string | null)[])[]) =>
  table('journey_id stage entered_at', ...rows)
const losses = (...rows: readonly (readonly (string | null)[])[]) =>
  table('journey_id lost_at reason', ...rows)

describe('passages', () => {
  it('ends a passage at the next mapped stage, or at a later one', async () => {
    const engine = engineOver({
      stage_entries: entries(
        ['a', 'education', '2018-01-01'],
        ['a', 'selection', '2018-01-03'],
        ['b', 'education', '2018-01-01'],
        ['b', 'commit', '2018-01-11'],
      ),
    })
    expect(engine.catalog.stages.map(({ id, next }) => [id, next])).toEqual([
      ['education', 'selection'],
      ['selection', 'commit'],
      ['commit', null],
    ])
    expect(await told(engine, askedOf('2018-02-01'))).toEqual([
      'commit open 1',
      `education next 1 ${2 * DAY} s`,
      `education skipped 1 ${10 * DAY} s`,
      'selection open 1',
    ])
    expect(await told(engine, askedOf('2018-01-11'))).toEqual([
      `education next 1 ${2 * DAY} s`,
      'education open 1',
      'selection open 1',
    ])
    expect(findingOf(engine, 'stage_skipped', 'stage_entries/selection')).toMatchObject({
      severity: 'info',
      rows: 1,
      params: { next: 'selection' },
    })
  })

  it('lets going on later undo a loss, as time passes', async () => {
    const engine = engineOver({
      stage_entries: entries(['a', 'education', '2018-01-01'], ['a', 'commit', '2018-01-20']),
      losses: losses(['a', '2018-01-10', 'price']),
    })
    expect(await told(engine, askedOf('2018-01-10'))).toEqual(['education open 1'])
    expect(await told(engine, askedOf('2018-01-11'))).toEqual([`education lost 1 ${9 * DAY} s`])
    expect(await told(engine, askedOf('2018-01-21'))).toEqual([
      'commit lost 1 -864000 s',
      `education next 1 ${19 * DAY} s`,
    ])
    expect(findingOf(engine, 'loss_before_entry', 'stage_entries/commit')).toMatchObject({
      rows: 1,
      params: { example: 'a' },
    })
  })

  it('takes the first loss, or the last where the first came before the entry', async () => {
    const engine = engineOver({
      stage_entries: entries(
        ['early', 'education', '2018-01-01'],
        ['late', 'education', '2018-01-10'],
        ['same', 'education', '2018-01-10'],
      ),
      losses: losses(
        ['early', '2018-01-05', 'price'],
        ['early', '2018-01-08', 'timing'],
        ['late', '2018-01-05', 'price'],
        ['late', '2018-01-12', 'zzz'],
        ['late', '2018-01-12T00:00Z', 'budget'],
        ['same', '2018-01-10', 'price'],
        ['same', '2018-01-11', 'timing'],
      ),
    })
    const question = {
      ...askedOf('2018-02-01'),
      stage: 'education',
      events: [],
      limit: 9,
      offset: 0,
    }
    const { items } = await engine.facts(question)
    // The two of the 12th have one key: the first by its values is kept.
    expect(items.map(({ journey, ended, reason }) => [journey, ended, reason])).toEqual([
      ['early', day('2018-01-05') * DAY, 'price'],
      ['late', day('2018-01-12') * DAY, 'budget'],
      ['same', day('2018-01-10') * DAY, 'price'],
    ])
    expect(findingOf(engine, 'duplicate_key', 'losses')).toMatchObject({
      rows: 1,
      params: { example: 'late · 2018-01-12T00:00:00+00:00' },
    })
  })

  it('counts a re-entered stage once, from its first entry', async () => {
    const engine = engineOver({
      stage_entries: entries(
        ['a', 'education', '2018-01-08'],
        ['a', 'education', '2018-01-01'],
        ['a', 'commit', '2018-01-05'],
        ['a', 'education', null],
      ),
    })
    expect(await told(engine, askedOf('2018-02-01'))).toEqual([
      'commit open 1',
      `education next 1 ${4 * DAY} s`,
    ])
    expect(findingOf(engine, 're_entry', 'stage_entries/education')?.rows).toBe(1)
    expect(findingOf(engine, 'undated_entry', 'stage_entries/education')).toBeUndefined()
  })

  it('keeps a negative interval, and says so, where no tolerance is wanted', async () => {
    const stage_entries = entries(
      ['b', 'education', '2018-01-05'],
      ['b', 'commit', '2018-01-04'],
      ['a', 'education', '2018-01-05'],
      ['a', 'commit', '2018-01-04 23:59:59.9'],
    )
    const engine = engineOver({ stage_entries }, { policies: { tolerance: 0, windows: [] } })
    expect(await told(engine, askedOf('2018-02-01'))).toEqual([
      'commit open 2',
      'education next 1 -1 s',
      `education next 1 ${-DAY} s`,
    ])
    expect(findingOf(engine, 'entry_before_previous', 'stage_entries/education')).toMatchObject({
      rows: 2,
      params: { example: 'a', next: 'commit' },
    })
    const where = { finding: 'entry_before_previous:stage_entries/education' }
    const { items } = await engine.rows({ table: 'apart', where, scope: [], limit: 1, offset: 1 })
    expect(items).toEqual([
      {
        ...where,
        table: 'stage_entries',
        row: '{"journey_id":"b","stage":"education"}',
        value: 'b',
      },
    ])
  })

  it('counts undated entries in all that has no range, without an age', async () => {
    const engine = engineOver({
      stage_entries: entries(
        ['a', 'education', null],
        ['a', 'commit', '2018-01-05'],
        ['b', 'education', '2018-01-01'],
        ['b', 'commit', ' '],
        ['c', 'education', null],
        ['d', 'education', null],
      ),
      losses: table('journey_id lost_at', ['d', '2017-12-01']),
    })
    const all = [
      'commit open 1',
      'commit undated open 1',
      'education next 1',
      'education undated lost 1',
      'education undated next 1',
      'education undated open 1',
    ]
    expect(await told(engine, askedOf('2018-02-01'))).toEqual(all)
    // In the past an undated entry counts from the first dated thing of its journey on.
    expect(await told(engine, askedOf('2018-01-02'))).toEqual([
      'commit undated open 1',
      'education next 1',
      'education undated lost 1',
    ])
    expect(await told(engine, askedOf('2018-01-01'))).toEqual(['education undated lost 1'])
    expect(await told(engine, askedOf('2017-12-01'))).toEqual([])
    const ranged = askedOf('2018-02-01', { to: day('2018-02-01') })
    expect(await told(engine, ranged)).toEqual(['commit open 1', 'education next 1'])
    expect(findingOf(engine, 'undated_entry', 'stage_entries/education')?.rows).toBe(3)
  })
})

function dated(...stamps: string[]) {
  return engineOver({
    stage_entries: entries(...stamps.map((stamp, i) => [`j${i}`, 'education', stamp])),
  })
}

describe('local time', () => {
  it('measures across a night the clock skips, and days by the local midnight', async () => {
    const engine = engineOver(
      {
        stage_entries: entries(
          ['a', 'education', '2017-10-14 12:00'],
          ['a', 'commit', '2017-10-15 00:30'],
          ['b', 'education', '2018-02-17 22:30'],
          ['b', 'commit', '2018-02-17 23:30'],
        ),
      },
      { timezone: 'America/Sao_Paulo' },
    )
    // 00:30 is 01:30 of summer time: 12:30 hours later; 23:30 is the second one: 2 hours later.
    expect(await told(engine, askedOf('2018-03-01'))).toEqual([
      'commit open 2',
      'education next 1 45000 s',
      'education next 1 7200 s',
    ])
    expect(await told(engine, askedOf('2017-10-15'))).toEqual(['education open 1'])
    const cohorts = askedOf('2018-03-01', { from: day('2018-02-17'), to: day('2018-02-18') })
    expect(await told(engine, cohorts)).toEqual(['commit open 1', 'education next 1 7200 s'])
    const zone = { timezone: 'America/Sao_Paulo' }
    expect(findingOf(engine, 'nonexistent_local_time', 'stage_entries.entered_at')).toMatchObject({
      rows: 1,
      params: { example: '2017-10-15 00:30', ...zone },
    })
    expect(findingOf(engine, 'repeated_local_time', 'stage_entries.entered_at')).toMatchObject({
      rows: 1,
      params: { example: '2018-02-17 23:30', ...zone },
    })
    const { items } = await engine.rows({
      table: 'stage_entries',
      where: { journey_id: 'a', stage: 'commit' },
      scope: [],
      limit: 9,
      offset: 0,
    })
    expect(items).toEqual([
      { journey_id: 'a', stage: 'commit', entered_at: '2017-10-15T01:30:00-02:00' },
    ])
  })

  it('reads 03/04/2018 by what the column proves, else not at all', () => {
    const until = (...stamps: string[]) => dated(...stamps).catalog.asOf
    expect(until('03/04/2018', '13/03/2018')).toBe(day('2018-04-04'))
    expect(until('03/04/2018', '03/13/2018')).toBe(day('2018-03-14'))
    const both = dated('03/04/2018', '13/03/2018', '03/14/2018', '2018-13-01')
    expect(findingOf(both, 'ambiguous_date', 'stage_entries.entered_at')).toMatchObject({
      severity: 'error',
      rows: 1,
      params: { example: '03/04/2018' },
    })
    expect(findingOf(both, 'impossible_date', 'stage_entries.entered_at')?.rows).toBe(1)
    expect(both.catalog.tables).toMatchObject([{ name: 'stage_entries', rows: 2, apart: 2 }])
  })
})
