import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { numbers } from '../../src/answers/numbers/numbers.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { retention } from '../../src/answers/money/retention.ts'
import { revenue } from '../../src/answers/money/revenue.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { readDecimal } from '../../src/money/decimal.ts'
import { table } from '../conformance/small-company.ts'
import { companyOf } from '../conformance/small-money.ts'
import { sampleEngine } from '../sample-company.ts'

const header =
  'subscription_id account_id started_at ended_at committed_at cancelled_at amount billing_period currency'

/**
 * By the year: s1 is signed in January at 1,200, begins in March and costs 1,800 from July on. s2
 * of 600 is signed in February, for June, and withdrawn in April. Nobody knows what s3 costs.
 */
const company = () =>
  companyOf(
    {
      accounts: table('account_id segment', ['a', 'small'], ['b', 'large']),
      journeys: table('journey_id account_id', ['j', 'a']),
      subscriptions: table(
        header,
        ['s1', 'a', '2018-03-01', '2018-07-01', '2018-01-10', null, '100', 'month', null],
        ['s1', 'a', '2018-07-01', null, '2018-01-10', null, '150', 'month', null],
        ['s2', 'b', '2018-06-01', '2018-06-01', '2018-02-10', '2018-04-05', '50', 'month', null],
        ['s3', 'b', '2018-02-01', null, null, null, '50', 'month', 'USD'],
      ),
    },
    { currency: 'EUR', dimensions: ['segment'] },
  )

const asked = (raw: RawInput = {}, engine = company()): Promise<AnswerEnvelope> =>
  ask(retention, { engine, lang: 'en' }, { view: 'states', 'as-of': '2018-07-16', ...raw })

const lines = ({ rows }: AnswerEnvelope, ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name]))

describe('states of revenue', () => {
  it.each([
    ['a company of seven months', {}, 13, 7],
    ['one before its first subscription', { 'as-of': '2017-06-01' }, 1, 0],
    ['months that were asked for', { from: '2018-05-01' }, 3, 3],
    ['more periods than are told', { 'as-of': '2030-01-01' }, 60, 60],
  ])('of %s take no more questions than they need', async (_, raw, questions, periods) => {
    const engine = company()
    let count = 0
    const recurring: Engine['recurring'] = (question) => {
      count += 1
      return engine.recurring(question)
    }
    const found = await asked(raw, { ...engine, recurring })
    expect(found.rows).toHaveLength(periods)
    expect(count).toBeLessThanOrEqual(questions)
  })

  it('are told side by side at the end of each period', async () => {
    const found = await asked()
    const states = ['committed', 'started', 'waiting', 'withdrawn', 'running']
    expect(lines(found, 'period', ...states, 'signed', 'signed_waiting', 'unknown')).toEqual([
      ['2018-01-01', '1200.00', '0.00', '1200.00', '0.00', '0.00', 1, 1, 0],
      ['2018-02-01', '1800.00', '0.00', '1800.00', '0.00', '0.00', 3, 2, 1],
      ['2018-03-01', '1800.00', '1200.00', '600.00', '0.00', '1200.00', 3, 1, 1],
      ['2018-04-01', '1800.00', '1200.00', '0.00', '600.00', '1200.00', 3, 0, 1],
      ['2018-05-01', '1800.00', '1200.00', '0.00', '600.00', '1200.00', 3, 0, 1],
      ['2018-06-01', '1800.00', '1200.00', '0.00', '600.00', '1200.00', 3, 0, 1],
      ['2018-07-01', '1800.00', '1200.00', '0.00', '600.00', '1800.00', 3, 0, 1],
    ])
    expect(found.columns.map(({ name }) => name)).toEqual(Object.keys(found.rows[0] ?? {}))
    // 1,200 for 122 days, then 1,800 for 15 of July.
    expect(lines(found, 'lifetime', 'maturity').slice(-2)).toEqual([
      ['401.095890411', 1],
      ['475.0684931507', 15 / 31],
    ])
    expect(found.summary.sentence).toBe(
      'Before 2018-07-16, 1,800.00 EUR a year was signed, of which 1,200.00 EUR has started and 0.00 EUR has not yet; 1,800.00 EUR a year is running, and 475.07 EUR has accrued in all.',
    )
    const codes = found.findings.map(({ code, rows }) => [code, rows])
    expect(codes).toContainEqual(['recurring_left_out', 1])
    expect(codes).toContainEqual(['period_under_way', 1])
  })

  it('add up, in slices too: what is committed has started, waits or was withdrawn', async () => {
    const found = await asked({ by: ['segment'] })
    expect(found.rows.length).toBeGreaterThan(7)
    for (const row of found.rows) {
      const [committed = 0n, started = 0n, waiting = 0n, withdrawn = 0n] = [
        'committed',
        'started',
        'waiting',
        'withdrawn',
      ].map((name) => readDecimal(String(row[name])))
      expect(committed).toBe(started + waiting + withdrawn)
    }
    expect(lines(await asked({ where: ['segment=small'] }), 'committed').at(-1)).toEqual([
      '1200.00',
    ])
  })

  it('end with the numbers of the standard, and run as revenue closes', async () => {
    const engine = company()
    const last = (await asked({}, engine)).rows.at(-1)
    const standard = await ask(numbers, { engine, lang: 'en' }, { 'as-of': '2018-07-16' })
    const money = standard.rows.flatMap((row) => (row['money'] === null ? [] : [row['money']]))
    expect(money).toEqual([last?.['committed'], last?.['started'], last?.['running']])
    const closed = await ask(revenue, { engine, lang: 'en' }, { 'as-of': '2018-07-16' })
    expect(closed.rows.at(-1)?.['closing']).toBe(last?.['running'])
  })

  it('keep to a range, and to the last of very many periods', async () => {
    expect(lines(await asked({ from: '2018-03-01', to: '2018-05-01' }), 'period')).toEqual([
      ['2018-03-01'],
      ['2018-04-01'],
    ])
    const old = companyOf(
      {
        subscriptions: table(header, [
          's',
          'a',
          '2010-01-01',
          null,
          null,
          null,
          '1',
          'month',
          null,
        ]),
      },
      { currency: 'EUR' },
    )
    const cut = await asked({}, old)
    expect(cut.rows).toHaveLength(60)
    expect(cut.findings.map(({ code }) => code)).toContain('periods_cut')
    const years = await asked({ interval: 'year' }, old)
    expect(years.rows).toHaveLength(9)
    expect(years.findings.map(({ code }) => code)).not.toContain('periods_cut')
    expect(lines(years, 'lifetime').slice(0, 3)).toEqual([['12.00'], ['24.00'], ['36.00']])
  })

  it('do not depend on the profile, and are nothing without subscriptions', async () => {
    const board = await asked({ profile: 'stripe' })
    const bare = ({ rows }: AnswerEnvelope) => rows.map((row) => ({ ...row, ref: null }))
    expect(bare(board)).toEqual(bare(await asked()))
    expect(board.findings.map(({ code }) => code)).toContain('profile_unused')
    const none = await ask(retention, { engine: sampleEngine(), lang: 'fr' }, { view: 'states' })
    expect(none.rows).toEqual([])
    expect(none.summary.sentence).toBe('Aucun abonnement n’est connu ici.')
    expect(none.findings.map(({ code }) => code)).toContain('money_without_table')
  })

  it.each([
    ['en', 'The table subscriptions is not mapped.', 'Map subscriptions in bowline.yaml.'],
    [
      'fr',
      'La table subscriptions n’est pas associée.',
      'Associez subscriptions dans bowline.yaml.',
    ],
  ] as const)(
    'need subscriptions whatever the profile reads: %s',
    async (lang, message, advice) => {
      const ofInvoices = { view: 'states', profile: 'invoice-lines' } as const
      const { findings } = await ask(retention, { engine: sampleEngine(), lang }, ofInvoices)
      const [finding] = findings.filter(({ code }) => code === 'money_without_table')
      expect(finding).toMatchObject({ where: 'subscriptions', message })
      expect(finding?.effect.endsWith(advice)).toBe(true)
    },
  )
})
