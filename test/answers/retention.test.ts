import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { retention } from '../../src/answers/money/retention.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Cells } from '../../src/engine/reference/setup.ts'
import type { Profile } from '../../src/standard/profiles.ts'
import { DEFAULT_REVENUE } from '../../src/standard/revenue-policies.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'
import { sampleEngine } from '../sample-company.ts'

const asked = (engine: Engine, raw: RawInput = {}): Promise<AnswerEnvelope> =>
  ask(retention, { engine, lang: 'en' }, { 'as-of': '2018-07-01', ...raw })

const numbersOf = ({ rows }: AnswerEnvelope, name: string) => rows.map((row) => row[name])

const totalCap: Profile = {
  id: 'total',
  version: 1,
  label: { en: 'Total', fr: 'Total' },
  source: 'bowline',
  policies: { ...DEFAULT_REVENUE, grossCap: 'total' },
}

/** Who pays from one day, what, and until or from when else. */
type Line = readonly [account: string, from: string, until: string | null, monthly: string]

const payers = (...lines: readonly Line[]): Engine =>
  companyOf(
    subscribed(
      '',
      ...lines.map(([account, from, until, monthly], index) => [
        `s${index}`,
        account,
        from,
        until,
        monthly,
      ]),
    ),
    { currency: 'USD' },
  )

/** A hundred customers of 1,000 a year; what becomes of each in the year that follows. */
const hundred = (expanding: number): Engine => {
  const monthly = { full: '1000', half: '500', more: '1500' }
  const rows = Array.from({ length: 100 }, (_, index): readonly (string | null)[][] => {
    const id = `c${index}`
    const first = [id, id, '2017-01-01', '2018-01-01', monthly.full]
    if (index < 3) return [first]
    const after = index < 5 ? monthly.half : index < 5 + expanding ? monthly.more : monthly.full
    return [first, [id, id, '2018-01-01', null, after]]
  }).flat()
  const { subscriptions = [] } = subscribed('', ...rows)
  return companyOf({
    subscriptions: subscriptions.map((row): Cells => ({ ...row, billing_period: 'year' })),
  })
}

describe('retention by period', () => {
  // Worked examples that are published: 100 customers of $1,000, 3 cancel and 2 go down by $500
  // keep 96 %; 12 more of them that add $500 make it 102 %.
  it('keeps 96 % of a hundred where three leave and two pay half', async () => {
    const { rows, summary } = await asked(hundred(0), { 'as-of': '2018-02-01', from: '2018-01-01' })
    expect(rows[0]).toMatchObject({
      period: '2018-01-01',
      gross: 0.96,
      net: 0.96,
      n: 100,
      n_kept: 97,
      opening: '100000.00',
      kept: '96000.00',
      closing: '96000.00',
    })
    expect(rows[0]?.['logo_churn']).toBeCloseTo(0.03, 12)
    expect(rows[0]?.['revenue_churn']).toBeCloseTo(0.04, 12)
    expect(summary.sentence).toContain('96 % was kept (gross)'.replace(' %', '\u00a0%'))
  })

  it('has 102 % with twelve that add half as much again, and keeps 96 % still', async () => {
    const { rows } = await asked(hundred(12), { 'as-of': '2018-02-01', from: '2018-01-01' })
    expect(rows[0]).toMatchObject({
      gross: 0.96,
      net: 1.02,
      kept: '96000.00',
      closing: '102000.00',
    })
  })

  it('caps each customer, or only all together where the profile says so', async () => {
    const engine = companyOf(
      subscribed(
        '',
        ['a', 'a', '2018-01-01', '2018-02-10', '10'],
        ['b', 'b', '2018-01-01', '2018-02-10', '10'],
        ['b', 'b', '2018-02-10', null, '30'],
      ),
      { profiles: [totalCap] },
    )
    const raw = { window: '1', from: '2018-02-01', 'as-of': '2018-03-01' }
    expect((await asked(engine, raw)).rows[0]).toMatchObject({ gross: 0.5, net: 1.5 })
    const total = await asked(engine, { ...raw, profile: 'total' })
    expect(total.rows[0]).toMatchObject({ gross: 1, net: 1.5, logo_churn: 0.5 })
  })

  it('leaves out who came back, unless the profile counts them', async () => {
    const engine = payers(
      ['a', '2018-01-01', null, '10'],
      ['b', '2018-01-01', '2018-01-20', '10'],
      ['b', '2018-03-10', null, '10'],
    )
    const raw = { window: '1', from: '2018-03-01', 'as-of': '2018-04-01' }
    expect((await asked(engine, raw)).rows[0]).toMatchObject({ net: 1, n: 1, returned: '120.00' })
    const theirs = await asked(engine, { ...raw, profile: 'chartmogul' })
    expect(theirs.rows[0]).toMatchObject({ net: 2, gross: 1 })
  })

  it('divides by the new ones too where the profile does, and counts those of them who left', async () => {
    const engine = payers(
      ['a', '2018-01-01', null, '10'],
      ['b', '2018-01-01', null, '10'],
      ['c', '2018-02-05', '2018-02-20', '10'],
      ['d', '2018-02-05', null, '10'],
    )
    const raw = { window: '1', from: '2018-02-01', 'as-of': '2018-03-01' }
    expect((await asked(engine, raw)).rows[0]).toMatchObject({
      logo_churn: 0,
      revenue_churn: 0,
      n: 2,
    })
    const theirs = await asked(engine, { ...raw, profile: 'stripe' })
    expect(theirs.rows[0]).toMatchObject({ logo_churn: 0.25, revenue_churn: 0.25, gross: 1, n: 2 })
  })

  describe('is never chained from months', () => {
    const months = (raw: RawInput) => ({ 'as-of': '2018-06-01', from: '2018-05-01', ...raw })

    // 0.98^12 = 0.7847 is the year of those who lose 2 % each month, the same ones.
    it('though 98 % a month is 78.47 % a year where the same are followed', async () => {
      const begins = Array.from({ length: 13 }, (_, index) => {
        const at = new Date(Date.UTC(2017, 4 + index, 10)).toISOString().slice(0, 10)
        return [at, (1000 * 0.98 ** index).toFixed(10)] as const
      })
      const lines = begins.map(([from, price], index) => [
        's',
        'a',
        from,
        begins[index + 1]?.[0] ?? null,
        price,
      ])
      const engine = companyOf(subscribed('', ...lines))
      const monthly = await asked(engine, { 'as-of': '2018-06-01', window: '1' })
      for (const gross of numbersOf(monthly, 'gross')) expect(gross).toBeCloseTo(0.98, 9)
      expect(monthly.rows).toHaveLength(12)
      const [year] = (await asked(engine, months({}))).rows
      expect(year?.['gross']).toBeCloseTo(0.7847, 4)
    })

    it('as 98 % each month is 98 % in a year where it is always the newest who leave', async () => {
      const steady = Array.from({ length: 98 }, (_, index): Line => [
        `c${index}`,
        '2017-05-10',
        null,
        '10',
      ])
      const brief = Array.from({ length: 13 }, (_, index): readonly Line[] => {
        const [from = '', until = ''] = [index, index + 1].map((month) =>
          new Date(Date.UTC(2017, 4 + month, 10)).toISOString().slice(0, 10),
        )
        return [
          [`n${index}`, from, until, '10'],
          [`m${index}`, from, until, '10'],
        ]
      }).flat()
      const engine = payers(...steady, ...brief)
      const monthly = await asked(engine, { 'as-of': '2018-06-01', window: '1' })
      expect(numbersOf(monthly, 'gross')).toEqual(Array.from({ length: 12 }, () => 0.98))
      const chained = numbersOf(monthly, 'gross').reduce<number>(
        (all, each) => all * Number(each),
        1,
      )
      expect(chained).toBeCloseTo(0.7847, 4)
      const [year] = (await asked(engine, months({}))).rows
      expect(year?.['gross']).toBe(0.98)
    })
  })

  it('is between nothing and all, gross below net, whoever pays what and when', async () => {
    const date = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 28 }))
      .map(([month, day]) => `2018-0${month}-${String(day).padStart(2, '0')}`)
    const line = fc.tuple(
      fc.constantFrom('a', 'b', 'c'),
      date,
      fc.option(date),
      fc.constantFrom('1', '2.5', '40'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom('1', '3'),
        fc.constantFrom('bowline', 'gitlab', 'profitwell'),
        async (lines, window, profile) => {
          const { rows } = await asked(payers(...lines), { window, profile })
          for (const row of rows) {
            expect(Number(row['gross'])).toBeLessThanOrEqual(Math.min(1, Number(row['net'])))
            expect(Number(row['gross'])).toBeGreaterThanOrEqual(0)
            expect(Number(row['n_kept'])).toBeLessThanOrEqual(Number(row['n']))
            expect(Number(row['kept']) / Number(row['opening'])).toBeCloseTo(
              Number(row['gross']),
              9,
            )
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('says where nobody could be followed so long, and where shares are of few', async () => {
    const engine = payers(['a', '2018-01-01', null, '10'])
    const none = await asked(engine)
    expect([none.rows, none.summary.sentence]).toEqual([
      [],
      'Nobody is known who paid 12 months before the end of a whole period.',
    ])
    const one = await asked(engine, { window: '1' })
    expect(one.findings).toContainEqual(expect.objectContaining({ code: 'few_customers', rows: 5 }))
    expect((await asked(sampleEngine())).findings[0]?.code).toBe('money_without_table')
  })
})

describe('retention by cohort', () => {
  const company = payers(
    ['a', '2018-01-05', '2018-03-10', '10'],
    ['b', '2018-01-20', '2018-02-10', '10'],
    ['b', '2018-02-10', null, '15'],
    ['c', '2018-03-01', null, '20'],
  )

  it('follows each cohort by age, and leaves what is to come empty', async () => {
    const { rows, findings, summary } = await asked(company, {
      view: 'cohort',
      'as-of': '2018-04-15',
    })
    const shown = rows.map((row) =>
      [
        'start',
        'age',
        'customers',
        'amount',
        'share',
        'gross_share',
        'customer_share',
        'maturity',
      ].map((name) => row[name]),
    )
    expect(shown).toEqual([
      ['2018-01-01', 0, 2, '240.00', 1, 1, 1, 1],
      ['2018-01-01', 1, 2, '300.00', 1.25, 1, 1, 1],
      ['2018-01-01', 2, 1, '180.00', 0.75, 0.5, 0.5, 1],
      ['2018-03-01', 0, 1, '240.00', 1, 1, 1, 0],
      ['2018-03-01', 1, null, null, null, null, null, 0],
      ['2018-03-01', 2, null, null, null, null, null, 0],
    ])
    expect(findings).toContainEqual(expect.objectContaining({ code: 'cohorts_young', rows: 1 }))
    expect(summary['view']).toBe('cohort')
  })

  it('chooses cohorts by a range, and follows them to the end', async () => {
    const raw = { view: 'cohort', to: '2018-02-01', 'as-of': '2018-04-15' }
    const { rows } = await asked(company, raw)
    expect(rows.map(({ age, customers }) => [age, customers])).toEqual([
      [0, 2],
      [1, 2],
      [2, 1],
    ])
  })

  it('says zero of those who all left, and nothing of the future', async () => {
    const gone = payers(['a', '2018-01-05', '2018-02-10', '10'], ['b', '2018-02-05', null, '10'])
    const { rows } = await asked(gone, { view: 'cohort', 'as-of': '2018-04-01' })
    expect(numbersOf({ rows } as AnswerEnvelope, 'share')).toEqual([1, 0, 0, 1, 1, null])
  })
})
