import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { CallError } from '../../src/answers/call-error.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { reconcile } from '../../src/answers/reconcile/reconcile.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { readDecimal } from '../../src/money/decimal.ts'
import { companyOf } from '../conformance/small-money.ts'
import { duckdbOver } from '../conformance/duckdb-over.ts'
import { companyOf as asCompany, table } from '../conformance/small-company.ts'
import { plantedReasons, plantedRows } from './planted-gaps.ts'

const asked = (
  engine: Engine,
  raw: RawInput = {},
  lang: 'en' | 'fr' = 'en',
): Promise<AnswerEnvelope> => ask(reconcile, { engine, lang }, raw)

const lines = ({ rows }: AnswerEnvelope, ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name]))

const sumOf = ({ rows }: AnswerEnvelope, name: string): bigint =>
  rows.reduce((sum, row) => sum + readDecimal(String(row[name])), 0n)

const planted = companyOf(plantedRows())

describe('reconcile, account by account', () => {
  const march = (raw: RawInput = {}) =>
    asked(planted, { view: 'accounts', month: '2018-03', 'as-of': '2018-06-01', ...raw })

  it('finds every gap that was planted, and why it is there', async () => {
    const found = await march()
    const reasons = Object.fromEntries(
      found.rows.flatMap(({ account, reason }) => (account === null ? [] : [[account, reason]])),
    )
    expect(reasons).toEqual(plantedReasons)
    expect(found.summary).toMatchObject({
      accounts: Object.keys(plantedReasons).length,
      month: '2018-03-01',
      series_unit: 'month',
    })
  })

  it('tells of accounts billed in another currency the amount as written, and the rate', async () => {
    const why = async (lang: 'en' | 'fr', raw: RawInput = {}) => {
      const question = { view: 'accounts', 'as-of': '2018-06-01', ...raw }
      const { rows } = await asked(planted, question, lang)
      const told = new Map(rows.map((row) => [row['account'], row['why']]))
      return ['abroad', 'written', 'rated', 'listed'].map((account) => told.get(account))
    }
    expect(await why('en')).toEqual([
      'currency: begin (84 EUR at 5)',
      'not converted (96 EUR at 5)',
      'at another rate (108 EUR at 5, theirs at 6)',
      'discounts: none',
    ])
    expect(await why('fr', { per: 'month' })).toEqual([
      'currency: begin (7 EUR à 5)',
      'non converti (8 EUR à 5)',
      'à un autre cours (9 EUR à 5, le leur à 6)',
      'discounts: none',
    ])
  })

  it('adds up to the gap of the company, to the last digit', async () => {
    for (const per of ['year', 'month']) {
      const found = await march({ per })
      expect(sumOf(found, 'gap')).toBe(readDecimal(String(found.summary['gap'])))
    }
  })

  it('has figures of no account on a line of their own', async () => {
    const found = await march()
    const rest = found.rows.filter(({ account }) => account === null)
    expect(rest.map(({ gap, reason }) => [gap, reason])).toEqual([
      ['-60.00', 'no_account'],
      ['-0.024', 'equal'],
    ])
  })

  it('leads to the rows of each account', async () => {
    const { rows } = await march()
    for (const { ref, account, reason } of rows) {
      if (account === null || reason === 'unbilled') continue
      const { rows: behind } = await ask(explain, { engine: planted, lang: 'en' }, { ref })
      expect(behind.length, String(account)).toBeGreaterThan(0)
    }
  })

  it('counts gaps within the tolerance as none', async () => {
    const found = await march({ tolerance: '1000' })
    expect(found.rows.every(({ account }) => account === null)).toBe(true)
    expect(sumOf(found, 'gap')).toBe(readDecimal(String(found.summary['gap'])))
  })

  it('says so in both languages', async () => {
    const sentence = async (lang: 'en' | 'fr') =>
      (await asked(planted, { view: 'accounts', 'as-of': '2018-06-01' }, lang)).summary.sentence
    expect(await sentence('en')).toMatch(
      /^In March 2018 ours, [\d,.]+ BRL, is [\d.]+\u00a0% below mrr, [\d,.]+ BRL: 24 accounts make up the gap but for 60\.00 BRL; 3 of them “× 1\.2 as others \(tax, a rate\?\)”; 3 are not explained\.$/u,
    )
    expect(await sentence('fr')).toMatch(/^En mars 2018, le nôtre \(.*\) est .* au-dessous de mrr/u)
  })
})

describe('reconcile, by either engine', () => {
  it('says the same', { timeout: 60_000 }, async () => {
    const engine = await duckdbOver(asCompany(plantedRows(), { dimensions: [] }))
    try {
      for (const raw of [
        { view: 'accounts' },
        { view: 'accounts', per: 'month', profile: 'stripe' },
        { view: 'months' },
        { view: 'knot', grace: '0' },
      ]) {
        const question = { 'as-of': '2018-06-01', ...raw }
        const [one, two] = [await asked(engine, question), await asked(planted, question)]
        expect(one.rows).toEqual(two.rows)
        expect(one.summary).toEqual(two.summary)
      }
    } finally {
      await engine.close()
    }
  })
})

describe('reconcile, month by month', () => {
  it('sets ours beside theirs, and counts who differs', async () => {
    const found = await asked(planted, { 'as-of': '2018-06-01' })
    expect(lines(found, 'month', 'accounts')).toEqual([['2018-03-01', 24]])
    const [row] = found.rows
    const accounts = await asked(planted, { view: 'accounts', 'as-of': '2018-06-01' })
    expect(row?.['gap']).toBe(accounts.summary['gap'])
  })

  it('names the policy that closes the gap, and the profile that lies nearest', async () => {
    const engine = churned([
      ['mrr', '2018-02', '30', null],
      ['mrr', '2018-03', '10', null],
      ['mrr', '2018-04', '10', null],
    ])
    const found = await asked(engine, { 'as-of': '2018-05-01' })
    expect(lines(found, 'ours', 'theirs', 'gap', 'gap_share', 'cause', 'closes')).toEqual([
      ['360.00', '360.00', '0.00', 0, null, null],
      ['360.00', '120.00', '240.00', 2, 'ends: cancelled', 1],
      ['120.00', '120.00', '0.00', 0, null, null],
    ])
    expect(found.summary).toMatchObject({
      cause: 'ends: cancelled',
      closes: 1,
      months: 3,
      months_apart: 1,
      nearest_profile: 'stripe',
      nearest_gap: 0,
    })
    expect(found.summary.sentence).toBe(
      'In April 2018 ours and mrr agree on 120.00 BRL. Of 3 months, 2 agree. The profile stripe lies nearest.',
    )
    expect(found.findings.map(({ code }) => code)).toContain('series_without_accounts')
    // Without accounts of theirs, those whom the policy would change.
    const accounts = await asked(engine, {
      view: 'accounts',
      month: '2018-03',
      'as-of': '2018-05-01',
    })
    expect(lines(accounts, 'account', 'gap', 'reason')).toEqual([
      ['b', '240.00', 'ends: cancelled'],
    ])
  })

  it('has no gap by the profile that theirs was made by', async () => {
    const engine = churned([['mrr', '2018-03', '10', null]])
    const found = await asked(engine, { profile: 'stripe', 'as-of': '2018-05-01' })
    expect(lines(found, 'gap')).toEqual([['0.00']])
  })

  it('says where figures look like a year’s, and takes them so where asked, or named', async () => {
    const engine = churned([['theirs', '2018-02', '360.01', null]])
    const found = await asked(engine, { 'as-of': '2018-05-01' })
    const told = found.findings.find(({ code }) => code === 'series_unit')
    expect(told?.effect).toContain('--series-unit year')
    expect(found.rows[0]?.['cause']).toBeNull()
    const yearly = await asked(engine, { 'as-of': '2018-05-01', 'series-unit': 'year' })
    expect(lines(yearly, 'gap')).toEqual([['-0.01']])
    expect(yearly.findings.map(({ code }) => code)).not.toContain('series_unit')
    const named = churned([['reported_arr', '2018-02', '360.01', null]])
    expect(lines(await asked(named, { 'as-of': '2018-05-01' }), 'gap')).toEqual([['-0.01']])
  })

  it('says which months are not compared', async () => {
    const engine = churned([
      ['mrr', '2018-01', '30', null],
      ['mrr', '2018-03', '10', null],
      ['mrr', '2018-04', '10', null],
    ])
    const found = await asked(engine, { 'as-of': '2018-04-15' })
    expect(lines(found, 'month')).toEqual([['2018-01-01'], ['2018-03-01']])
    const told = found.findings.map(({ code, rows }) => [code, rows])
    expect(told).toContainEqual(['series_months_missing', 1])
    expect(told).toContainEqual(['series_beyond', 1])
  })

  it('compares the ledger with what was paid through the month', async () => {
    const engine = churned(
      [],
      [
        ['2018-02', '30'],
        ['2018-04', '14'],
      ],
    )
    // In April b pays for 9 of 30 days: until the midnight of the 9th has passed.
    const found = await asked(engine, { 'as-of': '2018-05-01' })
    expect(found.summary).toMatchObject({ series: 'ledger', basis: 'through' })
    expect(lines(found, 'month', 'ours', 'theirs')).toEqual([
      ['2018-02-01', '360.00', '360.00'],
      ['2018-04-01', '192.00', '168.00'],
    ])
    const accounts = await asked(engine, { view: 'accounts', 'as-of': '2018-05-01' })
    expect(sumOf(accounts, 'gap')).toBe(readDecimal('24'))
  })

  it('tells apart what the ledger has because it is earned by the day', async () => {
    // 120 and 240 a year, by the day of 365.25: 28 days of them, and then 31.
    const ledger = ['2018-02', '2018-03'].map((month, i) => [
      month,
      ((360 * [28, 31][i]!) / 365.25).toFixed(2),
    ])
    const found = await asked(churned([], ledger), { view: 'accounts', 'as-of': '2018-04-01' })
    expect(found.rows.map(({ account, reason }) => [account, reason])).toEqual([
      [null, 'by_day'],
      [null, 'no_account'],
    ])
    expect(Number(found.rows[0]?.['gap'])).toBeCloseTo(360 - (360 * 12 * 31) / 365.25, 8)
    expect(Math.abs(Number(found.rows[1]?.['gap']))).toBeLessThan(0.06)
  })

  it('asks which of several series is meant', async () => {
    const engine = churned([
      ['mrr', '2018-02', '30', null],
      ['other', '2018-02', '30', null],
    ])
    await expect(asked(engine)).rejects.toThrow('there are several: mrr, other')
    await expect(asked(engine, { series: 'othr' })).rejects.toMatchObject({
      code: 'bad_option',
      remedy: expect.stringContaining('did you mean other?') as string,
    })
    expect((await asked(engine, { series: 'other', 'as-of': '2018-05-01' })).rows).toHaveLength(1)
  })

  it('refuses what cannot be meant', async () => {
    const engine = churned([['mrr', '2018-02', '30', null]])
    for (const raw of [
      { month: '2018-13', view: 'accounts' },
      { month: '2019-01', view: 'accounts' },
      { tolerance: '-1' },
      { tolerance: 'much' },
      { from: '2018-01-15' },
    ]) {
      await expect(asked(engine, raw), JSON.stringify(raw)).rejects.toBeInstanceOf(CallError)
    }
  })

  it('says that there is nothing to reconcile with', async () => {
    for (const view of ['months', 'accounts']) {
      const found = await asked(churned([]), { view })
      expect(found.rows).toEqual([])
      expect(found.findings.map(({ code }) => code)).toContain('series_none')
      expect(found.summary.sentence).toContain('no series is mapped')
    }
  })
})

/** a pays 10 a month from January; b 20 until 2018-04-10, and said on 2018-03-05 that it would end. */
function churned(
  series: readonly (readonly (string | null)[])[],
  ledger: readonly (readonly string[])[] = [],
): Engine {
  return companyOf({
    subscriptions: table(
      'subscription_id account_id started_at ended_at cancelled_at amount billing_period',
      ['s1', 'a', '2018-01-01', null, null, '10', 'month'],
      ['s2', 'b', '2018-01-01', '2018-04-10', '2018-03-05', '20', 'month'],
    ),
    ...(series.length === 0
      ? {}
      : { reference_series: table('name month amount account_id', ...series) }),
    ...(ledger.length === 0 ? {} : { finance: table('month revenue', ...ledger) }),
  })
}
