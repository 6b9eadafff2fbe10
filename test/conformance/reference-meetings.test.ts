import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MeetingsQuestion } from '../../src/engine/meetings.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { companies } from './generate-rows.ts'
import { day, engineOver, table } from './small-company.ts'

const asked: MeetingsQuestion = {
  stage: 'selection',
  asOf: day('2018-06-01'),
  knownBefore: null,
  from: null,
  to: null,
  by: [],
  where: [],
  scope: [],
  within: [],
}

const rows = {
  journeys: table(
    'journey_id origin observed_from',
    ['won', 'web', null],
    ['lost', 'web', null],
    ['open', 'fair', null],
    ['seen late', 'fair', '2018-03-04'],
    ['elsewhere', 'web', null],
  ),
  stage_entries: table(
    'journey_id stage entered_at',
    ['won', 'selection', '2018-03-01'],
    ['won', 'commit', '2018-03-20'],
    ['lost', 'selection', '2018-03-02'],
    ['open', 'selection', '2018-03-03'],
    ['seen late', 'selection', '2018-03-01'],
    ['elsewhere', 'education', '2018-03-01'],
    // Wins are known until here.
    ['known', 'selection', '2018-05-01'],
    ['known', 'commit', '2018-05-31'],
  ).filter(({ journey_id }) => journey_id !== 'known'),
  losses: table('journey_id lost_at', ['lost', '2018-03-12']),
  meetings: table(
    'journey_id kind held_at recorded_at',
    // Before it entered the stage, on the day it did, and after it had left.
    ['won', 'call', '2018-02-27 10:00', null],
    ['won', 'call', '2018-03-01 10:00', null],
    ['won', 'demo', '2018-03-08 10:00', null],
    ['won', 'kick-off', '2018-03-21 10:00', null],
    // Lost on the day of the meeting, which is stamped later than the loss.
    ['lost', 'call', '2018-03-12 15:00', null],
    ['open', 'call', '2018-03-05 00:00', '2018-03-09'],
    ['seen late', 'demo', '2018-03-05', null],
    ['elsewhere', 'call', '2018-03-02', null],
  ),
}
const engine = engineOver(rows, {
  observedUntil: ['stage_entries', 'losses', 'meetings'].map((name) => ({
    table: name as 'losses',
    stage: null,
    until: '2018-06-01',
  })),
})

async function told(question: Partial<MeetingsQuestion> = {}) {
  const { steps, outside } = await engine.meetings({ ...asked, ...question })
  return [
    ...steps.map(({ place, after, age, by, count }) =>
      [`${place}:`, ...by, count, after, `after ${age} d`].join(' '),
    ),
    ...outside.map(({ why, by, count }) => [...by, count, why].join(' ')),
  ].sort()
}

describe('a series of meetings', () => {
  it('holds those of the days in the stage, in order, and what followed each', async () => {
    expect(await told()).toEqual([
      '0: 1 meeting after 1 d',
      '0: 1 meeting after 10 d',
      '0: 1 meeting after 2 d',
      '1 after',
      '1 before',
      '1 late',
      '1: 1 lost after 0 d',
      '1: 1 meeting after 7 d',
      '1: 1 open after 88 d',
      '2: 1 won after 12 d',
    ])
  })

  it('says how many could be followed so long', async () => {
    const within = [0, 80 * 86_400, 88.5 * 86_400].map(Math.floor)
    const { steps } = await engine.meetings({ ...asked, within })
    const first = steps.filter(({ place }) => place === 0)
    const mature = first.map((each) => each.mature)
    expect(mature.every(([all]) => all === 1)).toBe(true)
    expect(steps.filter(({ place }) => place === 2).map((each) => each.mature)).toEqual([[1, 1, 0]])
  })

  it('ends with the watch: what comes later has not happened', async () => {
    expect(await told({ asOf: day('2018-03-08'), where: [web] })).toEqual([
      '0: 1 meeting after 1 d',
      '0: 1 open after 6 d',
      '1 before',
      '1: 1 open after 7 d',
    ])
  })

  it('is of those who entered in the range, by slice, as known then', async () => {
    const since = { from: day('2018-03-02'), to: day('2018-03-04'), by: ['origin'] }
    expect(
      await told({ ...since, knownBefore: day('2018-03-09'), asOf: day('2018-03-09') }),
    ).toEqual(['0: fair 1 open after 6 d', '0: web 1 open after 7 d'])
  })

  it('is none where the stage leads nowhere or nobody tells of meetings', async () => {
    expect(await told({ stage: 'commit' })).toEqual([])
    const { meetings: _, ...others } = rows
    expect(await engineOver(others).meetings(asked)).toEqual({ steps: [], outside: [] })
  })
})

const web = { dimension: 'origin', values: ['web'] }

it('the companies that engines are compared on have all of it', async () => {
  const seen = new Set<string>()
  for (const company of fc.sample(companies, { numRuns: 240, seed: 20181115 })) {
    const own = referenceEngine({ ...company, buildId: 'seen', headlines })
    for (const { id: stage } of own.catalog.stages) {
      const { steps, outside } = await own.meetings({ ...asked, stage, asOf: own.catalog.asOf })
      for (const { place, after } of steps) seen.add(`${Math.min(place, 2)} ${after}`)
      for (const { why } of outside) seen.add(why)
    }
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(['before', 'after', 'late', '1 meeting', '1 won', '1 lost', '2 open']),
  )
})
