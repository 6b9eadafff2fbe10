import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain.ts'
import type { RawInput } from '../../src/answers/read-input.ts'
import { transition } from '../../src/answers/transition.ts'
import { sampleEngine } from '../sample-company.ts'

const askSample = (raw: RawInput): Promise<AnswerEnvelope> =>
  ask(transition, { engine: sampleEngine(), lang: 'en' }, raw)

describe('transition', () => {
  it('gives the sample as counted by hand, until the longest that anybody was followed', async () => {
    const { rows, columns, summary, findings } = await askSample({ stage: 'education' })
    // Known before 6 March: j1 goes on after 10 days, j2 after 20, j3 is lost after 22, j4 is open at
    // 22, j5 at 5.
    expect(rows.map(({ age }) => age)).toEqual([0, 1, 3, 7, 14])
    expect(rows[0]).toMatchObject({ at_risk: 5, gone_on: 0, gone_on_low: null, open: 1 })
    expect(rows[4]).toMatchObject({
      at_risk: 3,
      gone_on: 0.25,
      lost: 0,
      open: 0.75,
      rate_naive: 0.4,
    })
    expect(columns.map(({ label }) => label)).toContain('lost: =price')
    expect(summary.sentence).toBe(
      'Of 5 that entered Education and were followed, 25\u00a0% go on, 0\u00a0% are lost and 75\u00a0% stay open within 14 days.',
    )
    expect(findings.map(({ code }) => code)).toEqual(['directional'])
  })

  it('leads from each row to the journeys of its slice', async () => {
    const { rows } = await askSample({ stage: 'education', by: ['origin'], ages: ['0'] })
    const { summary } = await ask(
      explain,
      { engine: sampleEngine(), lang: 'en' },
      { ref: String(rows[0]?.['ref']) },
    )
    // j1, j3 and j4 came by social.
    expect(summary).toMatchObject({ kind: 'bowtie', total: 3 })
  })

  it('gives the ages asked for, in order and once', async () => {
    const { rows } = await askSample({ stage: 'education', ages: ['22', '20', '22', '400'] })
    expect(rows.map(({ age }) => age)).toEqual([20, 22])
    expect(rows[0]).toMatchObject({ gone_on: 0.5, lost: 0 })
    expect(rows[1]).toMatchObject({ gone_on: 0.5, lost: 0.25, lost_1: 0.25, open: 0.25 })
  })

  it('keeps slices apart, the largest first, and tells no share of few', async () => {
    const { rows, findings } = await askSample({ stage: 'education', by: ['origin'], ages: ['0'] })
    expect(rows.map(({ origin, at_risk, open }) => [origin, at_risk, open])).toEqual([
      ['social', 3, null],
      ['search', 1, null],
      [null, 1, null],
    ])
    expect(findings.find(({ code }) => code === 'too_few')).toMatchObject({ rows: 3 })
  })

  it.each<[RawInput, string]>([
    [{}, 'transition needs stage'],
    [{ stage: 'commit' }, 'stage is none that leads to another: commit'],
    [{ stage: 'education', ages: ['soon'] }, 'ages is no number of days: soon'],
    [{ stage: 'education', view: 'stock' }, 'transition takes no option view'],
  ])('refuses %j', async (raw, message) => {
    await expect(askSample(raw)).rejects.toThrow(message)
  })
})
