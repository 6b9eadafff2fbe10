import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { bowtie } from '../../src/answers/bowtie/bowtie.ts'
import { CallError } from '../../src/answers/call-error.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import { findings } from '../../src/answers/findings/findings.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { companies } from '../conformance/generate-rows.ts'
import { sampleEngine } from '../sample-company.ts'
import { runsOf } from '../thoroughness.ts'

const sample = sampleEngine()

const explained = (ref: unknown, more = {}, engine: Engine = sample): Promise<AnswerEnvelope> =>
  ask(explain, { engine, lang: 'en' }, { ref, ...more })

const total = ({ summary }: AnswerEnvelope): unknown => summary['total']

describe('explain', () => {
  it('gives the passages behind a figure, the undated first', async () => {
    const { rows, summary, columns } = await explained(
      'bowtie/education?asOf=2025-07-01&view=cohort',
    )
    expect(summary.sentence).toBe(
      '6 passages in Education as of 2025-07-01: 2 gone on, 1 lost, 3 open.',
    )
    expect(rows.map(({ journey_id, outcome }) => [journey_id, outcome])).toEqual([
      ['j6', 'open'],
      ['j1', 'next'],
      ['j2', 'next'],
      ['j3', 'lost'],
      ['j4', 'open'],
      ['j5', 'open'],
    ])
    expect(rows[1]).toMatchObject({
      entered_at: '2025-01-10T00:00:00+00:00',
      ended_at: '2025-01-20T00:00:00+00:00',
      days: 10,
      amount: '100.50',
      origin: 'social',
      ref: 'journey/j1',
    })
    expect(rows[3]).toMatchObject({ reason: '=price', days: 22 })
    for (const row of rows) expect(Object.keys(row)).toEqual(columns.map(({ name }) => name))
  })

  it('gives a page at a time, and says which', async () => {
    const ref = 'bowtie/education?asOf=2025-07-01&view=cohort'
    const page = await explained(ref, { limit: '2', offset: '3' })
    expect(page.rows.map(({ journey_id }) => journey_id)).toEqual(['j3', 'j4'])
    expect(page.summary).toMatchObject({ total: 6, shown: 2 })
    expect(page.summary.sentence).toMatch(/: 2 gone on, 1 lost, 3 open; 4–5 shown\.$/u)
    expect((await explained(ref, { offset: 99 })).summary.sentence).toMatch(/; none shown\.$/u)
  })

  it('follows a journey into every table', async () => {
    const { rows } = await explained('journey/j3')
    expect(rows.map(({ table, at }) => [table, at])).toEqual([
      ['journeys', null],
      ['stage_entries', '2025-02-11T00:00:00+00:00'],
      ['losses', '2025-03-05T00:00:00+00:00'],
    ])
    expect(JSON.parse(String(rows[2]?.['value']))).toMatchObject({ reason: '=price' })
    const second = await explained('journey/j3', { limit: 1, offset: 1 })
    expect(second.rows).toEqual([rows[1]])
    expect(total(second)).toBe(3)
  })

  it('says so of a journey that no kept row names', async () => {
    const { summary } = await explained('journey/nobody')
    expect(summary).toMatchObject({ total: 0, sentence: 'No row kept names journey nobody.' })
  })

  it('orders the rows of a journey by date', async () => {
    const { rows } = await explained('journey/j1')
    expect(rows.map(({ table, at }) => `${table} ${at}`)).toEqual([
      'journeys null',
      'stage_entries 2025-01-10T00:00:00+00:00',
      'stage_entries 2025-01-20T00:00:00+00:00',
    ])
  })

  it('takes a short ref, for the bowtie as it is without options', async () => {
    const short = await explained('bowtie/education')
    const whole = await explained('bowtie/education?asOf=2025-07-01&view=cohort')
    expect(short.rows).toEqual(whole.rows)
    expect(short.summary).toEqual(whole.summary)
    expect(total(await explained('bowtie/education?where=origin=social'))).toBe(3)
  })

  it('says what a part of a figure is', async () => {
    const { summary } = await explained(
      'bowtie/education?from=2025-02-01&outcome=lost&where=origin=social',
      { lang: 'fr' },
    )
    expect(summary.sentence).toBe(
      '1 passage en «\u00a0Éducation\u00a0» depuis le 2025-02-01 (origin=social), vu au 2025-07-01\u00a0: 1 perdu.',
    )
  })

  it('leads from a finding to its rows as they were read', async () => {
    const found = await ask(findings, { engine: sample, lang: 'en' }, {})
    const orphan = found.rows.find(({ code }) => code === 'orphan')
    const { rows, findings: shown } = await explained(orphan?.['ref'])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      table: 'stage_entries',
      value: 'nobody',
      ref: 'journey/nobody',
    })
    expect(shown[0]?.code).toBe('orphan')
  })

  it.each([
    'bowtie/comit?asOf=2025-07-01&view=cohort',
    'bowtie/commit?asOf=2025-07-01&view=cohort&where=planet%3Dmars',
    'bowtie/commit?asOf=2025-07-01&view=period&outcome=open',
    'finding/nothing',
    'nonsense',
  ])('refuses %s', async (ref) => {
    await expect(explained(ref)).rejects.toThrow(CallError)
  })

  it('refuses a page that is none', async () => {
    await expect(explained('journey/j1', { limit: '0' })).rejects.toThrow('limit does not fit: 0')
    await expect(explained('journey/j1', { limit: 'x' })).rejects.toThrow('limit does not fit: x')
    await expect(ask(explain, { engine: sample, lang: 'en' }, {})).rejects.toThrow('needs ref')
  })
})

describe('explain, for any company and question', () => {
  const questions = fc.record(
    {
      view: fc.constantFrom('cohort', 'period', 'stock'),
      asOf: fc.constantFrom('2018-03-01', '2018-03-20'),
      from: fc.constantFrom('2018-01-01', '2018-02-20'),
      to: fc.constantFrom('2018-03-05', '2018-04-01'),
      interval: fc.constantFrom('month', 'quarter', 'year'),
      byFirst: fc.boolean(),
    },
    { requiredKeys: ['view', 'byFirst'] },
  )

  it('finds as many passages behind each figure as the bowtie counts', async () => {
    await fc.assert(
      fc.asyncProperty(companies, questions, async (company, { byFirst, ...question }) => {
        const engine = referenceEngine({ ...company, buildId: 'any', headlines })
        const first = engine.catalog.dimensions[0]?.name
        const by = byFirst && first !== undefined ? [first] : []
        const { view, asOf, ...range } = question
        const when = { view, by, ...(asOf === undefined ? {} : { asOf }) }
        const raw = view === 'stock' ? when : { ...when, ...range }
        const { rows } = await ask(bowtie, { engine, lang: 'en' }, raw)
        for (const row of rows) {
          const found = (outcome: string): Promise<unknown> =>
            explained(`${row['ref']}${outcome}`, {}, engine).then(total)
          if (row['known_by'] === 'counts') {
            const isRecorded = company.columns.stage_counts?.includes('recorded_at') === true
            const { rows: months } = await explained(String(row['ref']), { limit: '999' }, engine)
            const sum = months.reduce((all, { count }) => all + Number(count), 0)
            // Of a count that was corrected every version is listed.
            if (!isRecorded) expect(sum).toBe(row['entered'] ?? 0)
            continue
          }
          if (view === 'stock') {
            expect(await found('')).toBe(row['open'])
            continue
          }
          const goneOn = Number(row['gone_on'] ?? 0)
          const parts = Number(row['entered']) + Number(row['lost']) + goneOn
          expect(await found('')).toBe(view === 'cohort' ? row['entered'] : parts)
          expect(await found('&outcome=entered')).toBe(row['entered'])
          expect(await found('&outcome=lost')).toBe(row['lost'])
          expect(await found('&outcome=gone_on')).toBe(goneOn)
          if (view === 'cohort') expect(await found('&outcome=open')).toBe(row['open'])
        }
      }),
      { numRuns: runsOf(60) },
    )
  })

  it('leads from every finding with rows to that many rows', async () => {
    await fc.assert(
      fc.asyncProperty(companies, async (company) => {
        const engine = referenceEngine({ ...company, buildId: 'any', headlines })
        const found = await ask(findings, { engine, lang: 'fr' }, {})
        for (const { ref, code, rows } of found.rows) {
          if (ref === null) continue
          const { summary } = await explained(ref, {}, engine)
          // Re-entries count entries; behind them stand the passages, which may have several.
          if (code === 're_entry') expect(summary['total']).toBeGreaterThan(0)
          else expect([code, summary['total']]).toEqual([code, rows])
        }
      }),
      { numRuns: runsOf(60) },
    )
  })
})
