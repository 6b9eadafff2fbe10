import { describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { meetings } from '../../src/answers/meetings/meetings.ts'
import type { TableRows } from '../../src/engine/reference/setup.ts'
import { sampleEngine } from '../sample-company.ts'
import { engineOver, table } from '../conformance/small-company.ts'

/** 40 entered selection in January: all meet after 4 days, 30 again after 10 more, 20 are won. */
function company(): TableRows {
  const ids = Array.from({ length: 40 }, (_, at) => `j${at}`)
  const at = (day: number): string => `2018-01-${String(day).padStart(2, '0')}`
  return {
    journeys: table('journey_id origin', ...ids.map((id, i) => [id, i % 2 === 0 ? 'web' : 'fair'])),
    stage_entries: table(
      'journey_id stage entered_at',
      ...ids.map((id) => [id, 'selection', at(1)]),
      ...ids.slice(0, 20).map((id) => [id, 'commit', at(25)]),
    ),
    losses: table(
      'journey_id lost_at',
      ...ids.slice(20, 40).map((id, i) => [id, at(i < 10 ? 20 : 9)]),
    ),
    meetings: table(
      'journey_id held_at',
      ...ids.map((id) => [id, at(5)]),
      ...ids.slice(0, 30).map((id) => [id, at(15)]),
      ['j0', '2018-01-28'],
    ),
  }
}

async function asked(rows: TableRows, raw: Parameters<typeof ask>[2] = {}) {
  const observedUntil = Object.keys(rows).map((name) => ({
    table: name as 'meetings',
    stage: null,
    until: '2018-06-01',
  }))
  const engine = engineOver(rows, { observedUntil })
  return ask(meetings, { engine, lang: 'en' }, raw)
}

describe('meetings', () => {
  it('tells of each place who went on, was lost, and how long it took', async () => {
    const { rows, summary } = await asked(company())
    const told = rows.map((row) =>
      ['meeting', 'held', 'another', 'won', 'lost', 'rate', 'gap_median', 'lost_share'].map(
        (name) => row[name],
      ),
    )
    expect(told).toEqual([
      [0, 40, 40, 0, 0, 1, 4, 0],
      [1, 40, 30, 0, 10, 0.75, 10, 0.5],
      [2, 30, 0, 20, 10, expect.closeTo(2 / 3, 9), 10, 0.5],
    ])
    expect(summary['stage']).toBe('selection')
    // Half are won, in two meetings.
    expect(summary['equal']).toEqual([
      expect.objectContaining({ count: 2, each: expect.closeTo(Math.SQRT1_2, 9) }),
    ])
  })

  it('says what lies outside, and slices', async () => {
    const { rows, findings } = await asked(company(), { by: ['origin'] })
    expect(findings.map(({ code, rows: n }) => [code, n])).toContainEqual(['meetings_outside', 1])
    const held = rows
      .filter(({ meeting }) => meeting === 1)
      .map((row) => [row['origin'], row['held']])
    expect(held).toEqual([
      ['web', 20],
      ['fair', 20],
    ])
  })

  it('says what is missing where nobody tells of meetings', async () => {
    const without = await ask(meetings, { engine: sampleEngine(), lang: 'fr' }, {})
    expect(without.rows).toEqual([])
    expect(without.summary.sentence).toBe('Aucun rendez-vous n’est connu.')
    expect(without.findings.map(({ code }) => code)).toContain('meetings_unmapped')
    const other = await asked(company(), { where: ['origin=wbe'] })
    expect(other.rows).toEqual([])
    expect(other.findings.find(({ code }) => code === 'no_match')?.message).toContain('web')
  })

  it('knows the stages it can be asked about', async () => {
    await expect(asked(company(), { stage: 'commit' })).rejects.toThrow('stage is none')
  })
})
