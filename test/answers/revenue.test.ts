import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { revenue } from '../../src/answers/money/revenue.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { addDecimals } from '../../src/money/decimal.ts'
import type { Profile } from '../../src/standard/profiles.ts'
import { DEFAULT_REVENUE } from '../../src/standard/revenue-policies.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'
import { table } from '../conformance/small-company.ts'
import { sampleEngine } from '../sample-company.ts'

const sampleProfile: Profile = {
  id: 'board',
  version: 1,
  label: { en: 'Board', fr: 'Board' },
  source: 'bowline',
  policies: { ...DEFAULT_REVENUE, ends: 'cancelled' },
}

const parts = ['new', 'expansion', 'contraction', 'churn', 'reactivation', 'currency']

/**
 * By the year: a pays 120 from January, 180 from March. b pays 240 from January, is gone in
 * February and March, and back with 240 in April. c pays 60 until May, 36 from then on.
 */
const company = (): Engine =>
  companyOf(
    subscribed(
      'status',
      ['s1', 'a', '2018-01-01', '2018-03-01', '10', null],
      ['s1', 'a', '2018-03-01', null, '15', null],
      ['s2', 'b', '2018-01-10', '2018-02-10', '20', null],
      ['s3', 'b', '2018-04-05', null, '20', null],
      ['s4', 'c', '2018-01-20', '2018-05-01', '5', null],
      ['s4', 'c', '2018-05-01', null, '3', null],
      ['s5', 'd', '2018-01-20', null, '7.50', 'unpaid'],
      ['s6', 'd', '2018-01-20', null, null, null],
    ),
    {
      currency: 'EUR',
      observedUntil: [{ table: 'subscriptions', stage: null, until: '2018-06-16' }],
    },
  )

const asked = (raw: RawInput = {}, engine = company()): Promise<AnswerEnvelope> =>
  ask(revenue, { engine, lang: 'en' }, { 'as-of': '2018-06-16', ...raw })

const lines = ({ rows }: AnswerEnvelope, ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name]))

describe('revenue', () => {
  it('tells what moved in each period, and closes with what the next one opens with', async () => {
    const found = await asked()
    expect(lines(found, 'period', 'opening', ...parts, 'closing', 'customers')).toEqual([
      ['2018-01-01', '0.00', '420.00', '0.00', '0.00', '0.00', '0.00', '0.00', '420.00', 3],
      ['2018-02-01', '420.00', '0.00', '0.00', '0.00', '-240.00', '0.00', '0.00', '180.00', 2],
      ['2018-03-01', '180.00', '0.00', '60.00', '0.00', '0.00', '0.00', '0.00', '240.00', 2],
      ['2018-04-01', '240.00', '0.00', '0.00', '0.00', '0.00', '240.00', '0.00', '480.00', 3],
      ['2018-05-01', '480.00', '0.00', '0.00', '-24.00', '0.00', '0.00', '0.00', '456.00', 3],
      ['2018-06-01', '456.00', '0.00', '0.00', '0.00', '0.00', '0.00', '0.00', '456.00', 3],
    ])
    expect(found.summary.sentence).toBe(
      'Annual recurring revenue (ARR) went from 0.00 EUR to 456.00 EUR from 2018-01-01 until before 2018-06-16: new +420.00, expansion +60.00, contraction −24.00, churn −240.00, reactivation +240.00; 3 customers at the end.',
    )
    expect(found).toMatchObject({ profile: 'bowline', currency: 'EUR' })
    expect(found.columns.map(({ name }) => name)).toEqual(Object.keys(found.rows[0] ?? {}))
  })

  it('marks the period that is not over, and divides by nothing where nothing was lost', async () => {
    const found = await asked()
    expect(lines(found, 'quick_ratio', 'maturity')).toEqual([
      [null, 1],
      [0, 1],
      [null, 1],
      [null, 1],
      [0, 1],
      [null, 0.5],
    ])
    const codes = found.findings.map(({ code, rows }) => [code, rows])
    expect(codes).toContainEqual(['nothing_lost', 4])
    expect(codes).toContainEqual(['period_under_way', 1])
  })

  it('says what is left out, and what it is worth', async () => {
    const { findings } = await asked()
    const told = findings.filter(({ where }) => where === 'subscriptions')
    expect(told.map(({ code, rows }) => [code, rows])).toEqual([
      ['money_without_amount', 1],
      ['money_not_recurring', 1],
    ])
    expect(told[1]?.message).toContain('7.5 EUR as written')
  })

  it('opens a range with all that was before, and ends it where it ends', async () => {
    const found = await asked({ from: '2018-04-01', to: '2018-05-15' })
    expect(lines(found, 'period', 'opening', 'closing', 'maturity')).toEqual([
      ['2018-04-01', '240.00', '480.00', 1],
      ['2018-05-01', '480.00', '456.00', 14 / 31],
    ])
    expect(found.asOf).toBe('2018-06-16')
  })

  it('sums up to longer periods: who left and came back within one did nothing', async () => {
    const found = await asked({ interval: 'year' })
    expect(lines(found, 'period', 'new', 'churn', 'reactivation', 'closing')).toEqual([
      ['2018-01-01', '456.00', '0.00', '0.00', '456.00'],
    ])
  })

  it('goes by the day', async () => {
    const found = await asked({ interval: 'day', from: '2018-01-09', to: '2018-01-12' })
    expect(lines(found, 'period', 'new', 'closing', 'maturity')).toEqual([
      ['2018-01-09', '0.00', '120.00', 1],
      ['2018-01-10', '240.00', '360.00', 1],
      ['2018-01-11', '0.00', '360.00', 1],
    ])
  })

  it('shows a month’s, and what rounding leaves', async () => {
    const found = await asked(
      { per: 'month', to: '2018-02-01' },
      companyOf(
        subscribed(
          '',
          ['s', 'a', '2018-01-01', null, '10'],
          ['t', 'b', '2018-01-01', null, '0.0000000001'],
        ),
      ),
    )
    expect(lines(found, 'new', 'rounding', 'closing')).toEqual([
      ['10.0000000001', '0.00', '10.0000000001'],
    ])
    expect(found.summary.sentence).toContain('Monthly')
  })

  it('follows the profile: both moves of a month, and a minor expansion of its own', async () => {
    const one = companyOf(
      subscribed(
        '',
        ['s', 'a', '2018-01-10', '2018-01-20', '10'],
        ['t', 'b', '2018-01-10', null, '5'],
      ),
    )
    const moves = async (profile: string) =>
      lines(await asked({ profile, to: '2018-02-01' }, one), 'new', 'churn', 'closing')
    expect(await moves('bowline')).toEqual([['60.00', '0.00', '60.00']])
    expect(await moves('stripe')).toEqual([['180.00', '-120.00', '60.00']])
    const rise = companyOf({
      charges: table(
        'charge_id account_id charged_at period_start period_end amount kind',
        ['1', 'a', '2016-01-01', '2016-01-01', '2017-01-01', '100', 'recurring'],
        ['2', 'a', '2017-01-01', '2017-01-01', '2018-01-01', '110', 'recurring'],
      ),
    })
    const raw = { profile: 'invoice-lines', interval: 'year', 'as-of': '2018-01-01' }
    const found = await ask(revenue, { engine: rise, lang: 'en' }, raw)
    expect(found.profile).toBe('invoice-lines')
    expect(lines(found, 'new', 'expansion', 'minor_expansion', 'closing')).toEqual([
      ['100.00', '0.00', '0.00', '100.00'],
      ['0.00', '0.00', '10.00', '110.00'],
    ])
  })

  it('tells a lost subscription as contraction of its account, or as churn', async () => {
    const two = companyOf(
      subscribed(
        '',
        ['s', 'a', '2018-01-01', '2018-02-10', '10'],
        ['t', 'a', '2018-01-01', null, '5'],
      ),
    )
    const lost = async (grain: string) =>
      lines(await asked({ grain, to: '2018-03-01' }, two), 'contraction', 'churn', 'customers')[1]
    expect(await lost('account')).toEqual(['-120.00', '0.00', 1])
    expect(await lost('subscription')).toEqual(['0.00', '-120.00', 1])
  })

  it('takes a profile of the project, and no other', async () => {
    const own = companyOf(
      { ...subscribed('cancelled_at', ['s', 'a', '2018-01-01', '2018-04-01', '10', '2018-02-10']) },
      { profiles: [{ ...sampleProfile, id: 'board' }] },
    )
    const churned = (found: AnswerEnvelope) =>
      found.rows.find(({ churn }) => churn !== '0.00')?.['period']
    expect(churned(await asked({ profile: 'board' }, own))).toBe('2018-02-01')
    expect(churned(await asked({}, own))).toBe('2018-04-01')
    await expect(asked({ profile: 'bord' }, own)).rejects.toThrow('unknown profile: bord')
  })

  it('says that nothing is known where the table is not mapped', async () => {
    const found = await asked({}, sampleEngine())
    expect(found.rows).toEqual([])
    expect(found.findings[0]).toMatchObject({ code: 'money_without_table', where: 'subscriptions' })
    expect(found.summary.sentence).toContain('the table subscriptions is not mapped')
  })

  it('refuses a beginning within a period, and names those around it', async () => {
    await expect(asked({ from: '2018-02-10' })).rejects.toMatchObject({
      message: 'from must be the first day of a month: 2018-02-10',
      remedy: 'write from 2018-02-01 or 2018-03-01, or a shorter interval',
    })
  })

  it('leads from a row to who moved, and from them to their rows', async () => {
    const engine = company()
    const { rows } = await asked({}, engine)
    const follow = async (ref: unknown): Promise<AnswerEnvelope> =>
      ask(explain, { engine, lang: 'en' }, { ref })
    const found = await follow(rows[0]?.['ref'])
    expect(lines(found, 'unit', 'movement', 'before', 'after', 'change')).toEqual([
      ['b', 'new', '0.00', '240.00', '240.00'],
      ['a', 'new', '0.00', '120.00', '120.00'],
      ['c', 'new', '0.00', '60.00', '60.00'],
    ])
    const own = await follow(found.rows[0]?.['ref'])
    expect(own.summary['total']).toBe(2)
    expect(own.rows[0]?.['value']).toContain('s2')
    const churned = await follow('revenue/churn?asOf=2018-06-16')
    expect(lines(churned, 'unit', 'period', 'change')).toEqual([['b', '2018-02-01', '-240.00']])
  })

  it('adds up exactly in every row, slice and profile, and explain gives each change', async () => {
    const day = fc.integer({ min: 1, max: 28 }).map((at) => String(at).padStart(2, '0'))
    const month = fc.integer({ min: 1, max: 9 }).map((at) => `2018-0${at}`)
    const date = fc.tuple(month, day).map(([m, d]) => `${m}-${d}`)
    const amount = fc.constantFrom('0.01', '3.333', '9.99', '19', '1234.5678901234')
    const row = fc.tuple(
      fc.constantFrom('s', 't', 'u', 'v'),
      fc.constantFrom('a', 'b', null),
      date,
      fc.option(date),
      amount,
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('bowline', 'stripe', 'chartmogul', 'gitlab', 'revenuecat'),
        fc.constantFrom('month', 'quarter'),
        fc.constantFrom([], ['segment']),
        async (all, profile, interval, by) => {
          const accounts = table('account_id segment', ['a', 'x'], ['b', null])
          const subscriptions = subscribed('', ...all.map((each) => [...each]))
          const journeys = table('journey_id account_id', ['j', 'a'])
          const engine = companyOf(
            { ...subscriptions, accounts, journeys },
            { dimensions: ['segment'] },
          )
          const raw = { profile, interval, by, 'as-of': '2018-09-20' }
          const { rows } = await ask(revenue, { engine, lang: 'en' }, raw)
          for (const each of rows) {
            const sum = ['opening', ...parts].reduce<string | null>(
              (total, name) => addDecimals(total, String(each[name])),
              '0',
            )
            expect(sum).toBe(addDecimals(String(each['closing']), '0'))
            const { rows: units } = await ask(
              explain,
              { engine, lang: 'en' },
              { ref: String(each['ref']), limit: 1000 },
            )
            const changes = units.reduce<string | null>(
              (total, unit) => addDecimals(total, String(unit['change'])),
              '0',
            )
            expect(changes).toBe(addDecimals(String(each['net']), '0'))
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})
