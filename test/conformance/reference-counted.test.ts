import * as fc from 'fast-check'
import { expect, describe, it } from 'vitest'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import type { CountedQuestion } from '../../src/engine/engine.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { companies } from './generate-rows.ts'
import { day, engineOver, findingOf, table } from './small-company.ts'

const engine = engineOver({
  journeys: table('journey_id origin', ['j1', 'web'], ['j2', 'fair']),
  stage_entries: table(
    'journey_id stage entered_at',
    ['j1', 'education', '2018-01-20'],
    ['j2', 'education', '2018-03-02'],
    ['j1', 'commit', '2018-04-10'],
  ),
  stage_counts: table(
    'stage month count origin recorded_at',
    ['awareness', '2018-01', '100', 'web', null],
    ['awareness', '2018-01', '40', 'fair', null],
    ['awareness', '2018-02', '7', null, '2018-03-01'],
    ['awareness', '2018-03', '60', 'web', '2018-04-01'],
    // What was counted first, and what it was corrected to.
    ['awareness', '2018-03', '70', 'web', '2018-04-05'],
    ['selection', '2018-02', '9', 'web', null],
    ['education', '2018-01', '3', 'web', null],
    ['education', '2018-02', '2', 'web', null],
  ),
})

const asked: CountedQuestion = {
  asOf: day('2018-04-11'),
  knownBefore: null,
  from: null,
  to: null,
  interval: null,
  by: [],
  where: [],
  scope: [],
}

async function told(question: Partial<CountedQuestion> = {}) {
  const counts = await engine.counted({ ...asked, ...question })
  return counts
    .map(({ stage, period, by, whole, count }) =>
      [
        stage,
        ...(period === null ? [] : [formatDay(period)]),
        ...by.map((value) => value ?? '(none)'),
        count,
        ...(whole ? [] : ['cut']),
      ].join(' '),
    )
    .sort()
}

describe('monthly counts', () => {
  it('give stages without entries their place in the bowtie', () => {
    const { counted, stages } = engine.catalog
    expect(stages.map(({ id, next }) => `${id} → ${next}`)).toEqual([
      'education → commit',
      'commit → null',
    ])
    expect(counted.map(({ id, next, until }) => `${id} → ${next} ${formatDay(until)}`)).toEqual([
      'awareness → education 2018-04-01',
      'selection → commit 2018-03-01',
    ])
  })

  it('add up, of each month the version known last', async () => {
    expect(await told()).toEqual(['awareness 217', 'selection 9'])
    expect(await told({ knownBefore: day('2018-04-02') })).toContain('awareness 207')
    expect(await told({ knownBefore: day('2018-03-01') })).toContain('awareness 140')
  })

  it('fall into periods and slices, a month without a value in one of its own', async () => {
    expect(await told({ interval: 'quarter', by: ['origin'] })).toEqual([
      'awareness 2018-01-01 (none) 7',
      'awareness 2018-01-01 fair 40',
      'awareness 2018-01-01 web 170',
      'selection 2018-01-01 web 9',
    ])
    const web = { where: [{ dimension: 'origin', values: ['web'] }] }
    expect(await told({ ...web, interval: 'month' })).toEqual([
      'awareness 2018-01-01 100',
      'awareness 2018-03-01 70',
      'selection 2018-02-01 9',
    ])
  })

  it('say which months the range or the as-of date cuts', async () => {
    expect(await told({ from: day('2018-01-02'), to: day('2018-03-01') })).toEqual([
      'awareness 140 cut',
      'awareness 7',
      'selection 9',
    ])
    expect(await told({ asOf: day('2018-03-15'), interval: 'month' })).toContain(
      'awareness 2018-03-01 70 cut',
    )
  })

  it('give way to entries, and both numbers are told', () => {
    // In January and February: 5 counted, one entered.
    expect(findingOf(engine, 'counted_and_entered', 'stage_counts/education')).toMatchObject({
      rows: 2,
      params: { counted: 5, entered: 1 },
    })
  })

  it('tell nothing by a dimension they do not carry', async () => {
    const plain = engineOver({
      journeys: table('journey_id origin', ['j1', 'web']),
      stage_entries: table('journey_id stage entered_at', ['j1', 'education', '2018-01-20']),
      stage_counts: table('stage month count', ['awareness', '2018-01', '100']),
    })
    const question = { ...asked, interval: null }
    expect(await plain.counted(question)).toHaveLength(1)
    for (const by of [{ by: ['origin'] }, { scope: [{ dimension: 'origin', values: ['web'] }] }]) {
      expect(await plain.counted({ ...question, ...by })).toEqual([])
    }
  })
})

it('the companies that engines are compared on have all of it', async () => {
  const seen = new Set<string>()
  for (const company of fc.sample(companies, { numRuns: 60, seed: 20181115 })) {
    const own = referenceEngine({ ...company, buildId: 'seen', headlines })
    const { catalog } = own
    for (const { code } of catalog.findings) seen.add(code)
    const cut = { ...asked, from: day('2018-02-10'), asOf: catalog.asOf }
    for (const { whole } of await own.counted(cut)) seen.add(whole ? 'whole' : 'cut')
    const by = catalog.dimensions.flatMap(({ name }) => (name === 'origin' ? [name] : []))
    for (const { by: slice } of await own.counted({ ...cut, by })) {
      if (slice.length > 0) seen.add('sliced')
    }
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(['counted_and_entered', 'whole', 'cut', 'sliced']),
  )
})
