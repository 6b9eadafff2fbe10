import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import type { ShownEventual } from '../../src/answers/transition/eventual.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { transition } from '../../src/answers/transition/transition.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { engineOver, table } from '../conformance/small-company.ts'
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

  it('follows a path to a later stage, whatever lies between', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `j${index}`)
    const on = (day: number): string => `2018-01-${String(day).padStart(2, '0')}`
    const observedUntil = [{ table: 'stage_entries', stage: null, until: '2018-02-01' }] as const
    const tables = {
      stage_entries: table(
        'journey_id stage entered_at',
        ...ids.map((id) => [id, 'education', on(1)]),
        ...ids.slice(0, 15).map((id) => [id, 'selection', on(3)]),
        ...ids.slice(0, 10).map((id, index) => [id, 'commit', on(index < 5 ? 11 : 21)]),
        ...ids.slice(0, 2).map((id) => [id, 'live', on(31)]),
      ),
      losses: table('journey_id lost_at', ...ids.slice(16).map((id) => [id, on(31)])),
    }
    const engine = engineOver(tables, { observedUntil })
    const asked = { stage: 'education', toStage: 'commit', ages: ['9', '10', '20', '30'] }
    const { rows, summary } = await ask(transition, { engine, lang: 'en' }, asked)
    expect(rows.map(({ gone_on }) => gone_on)).toEqual([0, 0.25, 0.5, 0.5])
    expect(rows[2]).toMatchObject({ at_risk: 15, lost: 0, open: 0.5, rate_naive: 0.5 })
    expect(summary).toMatchObject({ stage: 'education', to: 'commit', within: 30 })
    // Five after 10 days, five after 20: so few leave open how late a quarter goes on, within 30.
    const median = { days: 15, low: 10, high: 30 }
    expect(summary['times']).toEqual([
      {
        by: [],
        p25: { days: 10, low: 10, high: 30 },
        median,
        p75: { days: 20, low: 10, high: 30 },
        p90: { days: 20, low: 20, high: 30 },
      },
    ])
    expect(summary.sentence).toContain('reach Commit or go past it')
    const french = await ask(transition, { engine, lang: 'fr' }, asked)
    expect(french.summary.sentence).toContain('ou plus loin')
    const next = await ask(transition, { engine, lang: 'en' }, { ...asked, toStage: 'selection' })
    const plain = await ask(
      transition,
      { engine, lang: 'en' },
      { stage: 'education', ages: asked.ages },
    )
    expect(next.rows).toEqual(plain.rows)
  })

  describe('tells an eventual share', () => {
    // Of 60, thirty go on and ten are lost within twelve days; twenty are there still after a month.
    const entered = '2018-01-01'
    const on = (day: number): string => `2018-01-${String(day).padStart(2, '0')}`
    const ids = Array.from({ length: 60 }, (_, index) => `j${index}`)
    const leave = [2, 3, 3, 4, 4, 4, 5, 6, 8, 12].map(on)
    const engineOf = (goneOn: number): Engine =>
      engineOver(
        {
          stage_entries: table(
            'journey_id stage entered_at',
            ...ids.map((id) => [id, 'education', entered]),
            ...ids.slice(0, goneOn).map((id, index) => [id, 'commit', leave[index % 10]!]),
          ),
          losses: table(
            'journey_id lost_at',
            ...ids.slice(30, 40).map((id, index) => [id, leave[index]!]),
          ),
        },
        {
          observedUntil: (['stage_entries', 'losses'] as const).map((name) => ({
            table: name,
            stage: null,
            until: '2018-02-01',
          })),
        },
      )
    const asked = { stage: 'education', ages: ['30'] }

    it('with its interval, as an extrapolation, in both languages', async () => {
      const { summary, findings } = await ask(
        transition,
        { engine: engineOf(30), lang: 'en' },
        asked,
      )
      const [told] = summary['eventual'] as readonly ShownEventual[]
      expect(told).toMatchObject({ by: [], kind: 'extrapolation', followed: 31, why: null })
      // Nothing has happened for so long that half of them are as good as all that will: the
      // interval is that of 30 in 60 (Wilson: 0.377 to 0.623).
      expect(told?.share).toBeCloseTo(0.5, 2)
      expect(told?.low).toBeCloseTo(0.377, 2)
      expect(told?.high).toBeCloseTo(0.623, 2)
      expect(summary.sentence).toMatch(
        /30 days\. Eventually 50\u00a0% would go on \(37\.\d\u00a0% to 62\.\d\u00a0%\): an extrapolation beyond the 31 days observed\.$/u,
      )
      expect(findings.find(({ code }) => code === 'extrapolated')).toMatchObject({
        severity: 'info',
        rows: 1,
        message: '1 eventual share is extrapolated, beyond 31 days observed at most.',
      })
      const french = await ask(transition, { engine: engineOf(30), lang: 'fr' }, asked)
      expect(french.summary.sentence).toContain('À terme, 50\u00a0% continueraient (de 37,')
      expect(french.summary.sentence).toContain('extrapolation au-delà de 31 jours observés.')
    })

    it('whatever ages are asked for', async () => {
      const context = { engine: engineOf(30), lang: 'en' } as const
      const { summary } = await ask(transition, context, { stage: 'education' })
      const other = await ask(transition, context, asked)
      expect(other.summary['eventual']).toEqual(summary['eventual'])
    })

    it('but none of fewer than twenty gone on', async () => {
      const { summary, findings } = await ask(
        transition,
        { engine: engineOf(19), lang: 'en' },
        asked,
      )
      expect(summary['eventual']).toMatchObject([
        { share: null, low: null, high: null, why: 'too_few' },
      ])
      expect(summary.sentence).not.toContain('Eventually')
      expect(findings.map(({ code }) => code)).not.toContain('extrapolated')
    })
  })

  it.each<[RawInput, string]>([
    [
      { stage: 'education', toStage: 'education' },
      'to-stage is none that comes after education: education',
    ],
    [{}, 'transition needs stage'],
    [{ stage: 'commit' }, 'stage is none that leads to another: commit'],
    [{ stage: 'education', ages: ['soon'] }, 'ages is no number of days: soon'],
    [{ stage: 'education', view: 'stock' }, 'transition takes no option view'],
  ])('refuses %j', async (raw, message) => {
    await expect(askSample(raw)).rejects.toThrow(message)
  })
})
