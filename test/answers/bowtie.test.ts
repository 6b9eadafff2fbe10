import { DEFAULT_POLICIES } from '../../src/standard/policies.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { bowtie } from '../../src/answers/bowtie/bowtie.ts'
import { CallError } from '../../src/answers/call-error.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { sampleEngine } from '../sample-company.ts'

const askSample = (raw: RawInput): Promise<AnswerEnvelope> =>
  ask(bowtie, { engine: sampleEngine(), lang: 'en' }, raw)

const codes = ({ findings }: AnswerEnvelope): readonly string[] => findings.map(({ code }) => code)

describe('bowtie', () => {
  it('gives the sample as counted by hand, undated ones in volumes only', async () => {
    const { rows, summary, asOf, input } = await askSample({})
    expect(asOf).toBe('2025-07-01')
    expect(input).toEqual({ by: [], where: {}, view: 'cohort', lang: 'en' })
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      stage: 'education',
      label: 'Education',
      to: 'commit',
      entered: 6,
      open: 3,
      lost: 1,
      gone_on: 2,
      rate_naive: 0.4,
      rate_naive_n: 5,
      // What becomes of them is known before 6 March, the day after the last loss: four were followed
      // for 14 days, of whom one went on, after 10.
      rate: 0.25,
      rate_n: 5,
      rate_maturity: 0.8,
      rate_age: 14,
      time_naive_p25: 12.5,
      time_naive_median: 15,
      time_median: 10,
      amount: '313.50',
      observed_until: '2025-07-01',
    })
    expect(rows[1]).toMatchObject({ stage: 'commit', to: null, entered: 2, gone_on: null })
    expect(summary.sentence).toBe(
      'Of 6 that entered Education, 2 have gone on so far (40\u00a0% of the 5 with a date), 1 was lost and 3 are still open; about 25\u00a0% go on within 14 days (0.9 to 66.5\u00a0%); 2 entered Commit.',
    )
  })

  it('tells no rate of several rows, nor of fewer than five', async () => {
    const { rows, summary, findings } = await askSample({ by: ['origin'] })
    expect(rows.every(({ rate }) => rate === null)).toBe(true)
    expect(summary.sentence).not.toContain('within')
    expect(findings.find(({ code }) => code === 'too_few')).toMatchObject({ rows: 3 })
  })

  it('has the promised columns, in order, and no others in its rows', async () => {
    const { columns, rows } = await askSample({ by: ['origin'], interval: 'month' })
    const names = columns.map(({ name }) => name)
    expect(names.join(' ')).toBe(
      'period origin stage label to entered open lost gone_on rate_naive rate_naive_n rate ' +
        'rate_low rate_high rate_n rate_maturity rate_age time_naive_p25 time_naive_median ' +
        'time_naive_p75 time_naive_p90 time_p25 time_median time_p75 time_p90 ' +
        'time_median_low time_median_high time_p90_low time_p90_high amount observed_until ref',
    )
    for (const row of rows) expect(Object.keys(row)).toEqual(names)
  })

  it('keeps a missing value as a slice of its own, last', async () => {
    const { rows } = await askSample({ by: ['origin'] })
    const education = rows.filter(({ stage }) => stage === 'education')
    expect(education.map(({ origin, entered }) => [origin, entered])).toEqual([
      ['social', 3],
      ['<script>', 1],
      ['search', 1],
      [null, 1],
    ])
  })

  it('gives every month, and undated entries in none', async () => {
    const { rows } = await askSample({ interval: 'month' })
    const education = rows.filter(({ stage }) => stage === 'education')
    expect(education.map(({ period, entered }) => [period, entered])).toEqual([
      ['2025-01-01', 1],
      ['2025-02-01', 3],
      ['2025-03-01', 1],
      ['2025-04-01', 0],
      ['2025-05-01', 0],
      ['2025-06-01', 0],
      [null, 1],
    ])
  })

  it('counts what happens in a period, and what is open at its end', async () => {
    const answer = await askSample({ view: 'period', interval: 'month', from: '2025-02-01' })
    const education = answer.rows.filter(({ stage }) => stage === 'education')
    const shown = education.slice(0, 3).map(({ entered, gone_on, lost, open }) => ({
      entered,
      gone_on,
      lost,
      open,
    }))
    // j6 is open all along; j2, j3, j4 enter in February; j5 enters, j2 goes on, j3 is lost in March.
    expect(shown).toEqual([
      { entered: 3, gone_on: 0, lost: 0, open: 4 },
      { entered: 1, gone_on: 1, lost: 1, open: 3 },
      { entered: 0, gone_on: 0, lost: 0, open: 3 },
    ])
    expect(codes(answer)).toContain('milestone_rate')
    expect(codes(answer)).toContain('undated_not_in_range')
  })

  it('gives the stock, with no volumes or rates', async () => {
    const { rows, summary } = await askSample({ view: 'stock', lang: 'fr' })
    expect(rows[0]).toMatchObject({ open: 3, entered: null, lost: null, gone_on: null })
    expect(summary.sentence).toBe(
      'En cours au 2025-07-01\u00a0: 3 en «\u00a0Éducation\u00a0», 2 en «\u00a0Engagement\u00a0».',
    )
  })

  it('sees only what had happened by an earlier day, and says that history may be corrected', async () => {
    const answer = await askSample({ asOf: '2025-02-15' })
    expect(answer.rows[0]).toMatchObject({ entered: 4, open: 3, lost: 0, gone_on: 1 })
    expect(codes(answer)).toContain('corrected_history')
    expect(codes(await askSample({ asOf: '2026-01-01' }))).toContain('as_of_beyond_data')
  })

  it('joins values of one dimension by or, and takes nothing as missing', async () => {
    const { rows, input } = await askSample({ where: ['origin=social', 'origin='] })
    expect(rows[0]).toMatchObject({ entered: 4 })
    expect(input['where']).toEqual({ origin: ['social', null] })
  })

  it('gives zeros and a finding for a value that nothing has, with the nearest that is there', async () => {
    const answer = await askSample({ where: ['origin=sozial', 'motion=direct'] })
    expect(answer.rows.map(({ entered }) => entered)).toEqual([0, 0])
    const finding = answer.findings.find(({ code }) => code === 'no_match')
    expect(finding?.message).toBe(
      'Nothing matches origin=sozial, motion=direct; perhaps origin=social is meant.',
    )
    const far = await askSample({ where: ['origin=television'] })
    expect(far.findings.find(({ code }) => code === 'no_match')?.message).toBe(
      'Nothing matches origin=television.',
    )
  })

  it('takes a motion that is missing as the value it has', async () => {
    const { input } = await askSample({ where: ['motion='] })
    expect(input['where']).toEqual({ motion: ['unassigned'] })
  })

  it('says of later stages in a range that they count by their own days', async () => {
    const asked = { from: '2025-01-01', to: '2025-02-01' }
    expect((await askSample(asked)).summary.sentence).toBe(
      'Of 1 that entered Education from 2025-01-01 until before 2025-02-01, 1 (100\u00a0%) has gone on so far, 0 were lost and 0 are still open; in the same days 1 entered Commit.',
    )
    expect((await askSample({ ...asked, lang: 'fr' })).summary.sentence).toBe(
      'Sur 1 parcours entré en «\u00a0Éducation\u00a0» du 2025-01-01 au 2025-02-01 (non inclus), 1 (100\u00a0%) a continué à ce jour, 0 a été perdu et 0 est encore en cours\u00a0; aux mêmes dates, 1 entré en «\u00a0Engagement\u00a0».',
    )
  })

  it('names the denominator of a share that is not of all that entered', async () => {
    const { summary } = await askSample({ lang: 'fr' })
    expect(summary.sentence).toContain('2 ont continué à ce jour (40\u00a0% des 5 datés)')
    expect(summary.sentence).toContain(
      '\u00a0; environ 25\u00a0% continuent en 14 jours (0,9 à 66,5\u00a0%)\u00a0;',
    )
  })

  it('shows the findings of the data with a way to their rows, the gravest first', async () => {
    const { findings } = await askSample({})
    expect(findings[0]).toMatchObject({
      code: 'orphan',
      severity: 'error',
      ref: 'finding/orphan:stage_entries.journey_id',
    })
    expect(findings.find(({ code }) => code === 'directional')).toMatchObject({
      rows: 1,
      message: '1 rate rests on fewer than 20 entries.',
    })
  })

  it('says what is missing where no stage has entries', async () => {
    const engine = referenceEngine({
      headlines,
      setup: {
        company: 'Empty',
        currency: 'EUR',
        timezone: 'UTC',
        dimensions: [],
        observedUntil: [],
        within: [],
        policies: DEFAULT_POLICIES,
        stages: [],
        dates: [],
      },
      rows: {},
      builtAt: 0,
      buildId: 'empty',
    })
    for (const lang of ['en', 'fr'] as const) {
      const { rows, summary } = await ask(bowtie, { engine, lang }, { view: 'period' })
      expect(rows).toEqual([])
      expect(summary.sentence).toContain('stage_entries')
    }
  })

  it.each<[RawInput, string, string]>([
    [{ by: ['orign'] }, 'unknown dimension: orign', 'did you mean origin? known: motion, origin'],
    [{ where: ['origins=a'] }, 'unknown dimension: origins', 'did you mean origin?'],
    [{ where: ['social'] }, 'where is not DIMENSION=VALUE: social', 'origin=social'],
    [{ asOf: '2025-02-29' }, 'as-of is not a date: 2025-02-29', 'YYYY-MM-DD'],
    [{ from: '01/02/2025' }, 'from is not a date: 01/02/2025', 'YYYY-MM-DD'],
    [{ from: '2025-02-01', to: '2025-02-01' }, 'from must be before to', 'to is excluded'],
    [{ view: 'stock', interval: 'month' }, 'the stock view takes no range', 'view period'],
    [{ view: 'stocks' }, 'view is none of cohort, period, stock: stocks', 'stock'],
    [{ interval: 'week' }, 'interval is none of month, quarter, year: week', 'month'],
    [{ profile: 'other' }, 'unknown profile: other', 'known: bowline'],
    [{ asof: '2025-01-01' }, 'bowtie takes no option asof', 'did you mean as-of?'],
    [{ view: ['stock', 'cohort'] }, 'view is given twice', 'once'],
    [
      { from: '0001-01-01', interval: 'month', by: ['origin'] },
      'the answer has more than 50000 rows',
      'shorter range',
    ],
  ])('refuses %j', async (raw, message, remedy) => {
    const error = await askSample(raw).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(CallError)
    expect((error as CallError).message).toContain(message)
    expect((error as CallError).remedy).toContain(remedy)
  })

  it('slices sum to the total, in every view and range', async () => {
    const engine = sampleEngine()
    const ranges = fc.record(
      {
        view: fc.constantFrom('cohort', 'period'),
        from: fc.constantFrom('2025-01-01', '2025-01-15', '2025-02-11'),
        to: fc.constantFrom('2025-03-01', '2025-03-03', '2026-01-01'),
        interval: fc.constantFrom('month', 'quarter', 'year'),
        asOf: fc.constantFrom('2025-03-02', '2025-03-06', '2025-08-01'),
      },
      { requiredKeys: ['view'] },
    )
    await fc.assert(
      fc.asyncProperty(ranges, async (raw) => {
        const context = { engine, lang: 'en' } as const
        const total = await ask(bowtie, context, raw)
        const sliced = await ask(bowtie, context, { ...raw, by: ['origin'] })
        for (const row of total.rows) {
          const same = ({ stage, period }: AnswerRow): boolean =>
            stage === row['stage'] && (period ?? null) === (row['period'] ?? null)
          const own = sliced.rows.filter(same)
          for (const name of ['entered', 'open', 'lost', 'gone_on'] as const) {
            const sum = own.reduce((all, slice) => all + Number(slice[name] ?? 0), 0)
            expect([name, sum]).toEqual([name, Number(row[name] ?? 0)])
          }
        }
      }),
    )
  })
})
