import { DEFAULT_POLICIES } from '../../src/standard/policies.ts'
import { describe, expect, it } from 'vitest'
import { day, engineOver, findingOf, table } from './small-company.ts'

function entries(...days: readonly (readonly [string, number, string])[]) {
  const rows = days.flatMap(([date, n, stage]) =>
    Array.from({ length: n }, (_, i) => [`${date} ${i}`, stage, date]),
  )
  return table('journey_id stage entered_at', ...rows)
}

describe('horizons', () => {
  it('ends after the last day with a twentieth of the usual rows, exactly', () => {
    // Usual is the median day, 140: 7 is a twentieth of it, 6 is a straggler.
    const engine = engineOver({
      stage_entries: entries(
        ['2018-01-01', 140, 'education'],
        ['2018-01-02', 140, 'education'],
        ['2018-01-03', 140, 'education'],
        ['2018-01-10', 7, 'education'],
        ['2018-01-20', 6, 'education'],
        ['2018-01-25', 1, 'commit'],
      ),
    })
    expect(engine.catalog.horizons.map(({ stage, until }) => [stage, until])).toEqual([
      // Of the whole table the median of six days is 73.5.
      [null, day('2018-01-21')],
      ['education', day('2018-01-11')],
      ['commit', day('2018-01-26')],
    ])
    expect(engine.catalog.asOf).toBe(day('2018-01-26'))
    expect(findingOf(engine, 'after_horizon', 'stage_entries/education')).toMatchObject({
      rows: 6,
      params: { until: '2018-01-11' },
    })
    expect(findingOf(engine, 'horizon_early', 'stage_entries/education')).toMatchObject({
      rows: 0,
      params: { until: '2018-01-11', asOf: '2018-01-26' },
    })
  })

  it('lets what is declared go before what is inferred', () => {
    const rows = entries(['2018-01-01', 2, 'education'], ['2018-01-05', 1, 'commit'])
    const engine = engineOver(
      { stage_entries: rows },
      {
        within: [],
        policies: DEFAULT_POLICIES,
        observedUntil: [
          { table: 'stage_entries', stage: null, until: '2018-02-01' },
          { table: 'stage_entries', stage: 'commit', until: '2018-01-04' },
        ],
      },
    )
    const declared = { table: 'stage_entries', how: 'declared' }
    expect(engine.catalog.horizons).toEqual([
      { ...declared, stage: null, until: day('2018-02-01'), inferred: day('2018-01-06') },
      { ...declared, stage: 'education', until: day('2018-02-01'), inferred: day('2018-01-02') },
      { ...declared, stage: 'commit', until: day('2018-01-04'), inferred: day('2018-01-06') },
    ])
  })

  it('looks from the day after the build where nothing is dated', () => {
    const engine = engineOver({ stage_entries: table('journey_id stage', ['a', 'education']) })
    expect(engine.catalog).toMatchObject({ horizons: [], asOf: day('2019-01-02') })
    expect(engine.catalog.stages).toMatchObject([{ id: 'education', until: day('2019-01-02') }])
  })
})
