import { describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { bowtie } from '../../src/answers/bowtie/bowtie.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import { engineOver, table } from '../conformance/small-company.ts'

/** The commitment of 5 January, the last thing that happened, was recorded four days later. */
const engine = engineOver(
  {
    stage_entries: table(
      'journey_id stage entered_at recorded_at',
      ['a', 'education', '2018-01-01', '2018-01-01'],
      ['a', 'commit', '2018-01-05', '2018-01-09'],
    ),
  },
  { dimensions: [] },
)
const context = { engine, lang: 'en' } as const

describe('an as-of date', () => {
  it.each([
    [undefined, 1],
    ['2018-01-06', 0],
    ['2018-01-09', 0],
    ['2018-01-10', 1],
  ])('%s sees of a late record what was known then', async (asOf, goneOn) => {
    const { rows } = await ask(bowtie, context, asOf === undefined ? {} : { asOf })
    const education = rows.find(({ stage }) => stage === 'education')
    expect(education).toMatchObject({ entered: 1, gone_on: goneOn })
    const behind = await ask(explain, context, { ref: education?.['ref'] })
    expect(behind.rows.map(({ outcome }) => outcome)).toEqual([goneOn === 1 ? 'next' : 'open'])
  })

  it('left out is the latest horizon, and its ref says that it is known now', async () => {
    const { asOf, rows } = await ask(bowtie, context, {})
    expect(asOf).toBe('2018-01-06')
    expect(rows[0]?.['ref']).toBe('bowtie/education?asOf=2018-01-06&known=now&view=cohort')
  })
})
