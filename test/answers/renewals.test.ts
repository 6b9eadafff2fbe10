import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { retention } from '../../src/answers/money/retention.ts'
import { readDecimal } from '../../src/money/decimal.ts'
import { table } from '../conformance/small-company.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'

/**
 * Five terms end in April 2018, by the year 1,200 each: s1 renews early at 1,320, s2 on time at
 * 1,200, s3 is late at 1,080, s4 is lost, and s5, of another account, too. s6 ends in September and
 * has not been seen since; s7 has no term.
 */
const company = () =>
  companyOf(
    {
      accounts: table('account_id segment', ['a', 'small'], ['b', 'large']),
      journeys: table('journey_id account_id', ['j', 'a']),
      ...subscribed(
        'term_ends_at',
        ['s1', 'a', '2018-01-01', '2018-03-20', '100', '2018-04-01'],
        ['s1', 'a', '2018-03-20', null, '110', '2019-04-01'],
        ['s2', 'a', '2018-01-01', null, '100', '2018-04-01'],
        ['s3', 'a', '2018-01-01', '2018-04-01', '100', '2018-04-01'],
        ['s3', 'a', '2018-05-01', null, '90', '2019-05-01'],
        ['s4', 'a', '2018-01-01', '2018-04-01', '100', '2018-04-01'],
        ['s5', 'b', '2018-01-01', '2018-02-01', '100', '2018-04-01'],
        ['s6', 'b', '2018-03-01', '2018-09-15', '100', '2018-09-15'],
        ['s7', 'b', '2018-03-01', null, '100', null],
      ),
    },
    { currency: 'EUR', dimensions: ['segment'] },
  )

const asked = (raw: RawInput = {}, engine = company()): Promise<AnswerEnvelope> =>
  ask(retention, { engine, lang: 'en' }, { view: 'renewals', 'as-of': '2018-10-01', ...raw })

const lines = ({ rows }: AnswerEnvelope, ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name]))

const states = ['due', 'renewed', 'early', 'on_time', 'late', 'lost', 'open']

describe('renewals', () => {
  it('tells by the period of its end what became of each term', async () => {
    const found = await asked()
    expect(lines(found, 'period', ...states)).toEqual([
      ['2018-04-01', 5, 3, 1, 1, 1, 2, 0],
      ['2018-09-01', 1, 0, 0, 0, 0, 0, 1],
    ])
    expect(found.columns.map(({ name }) => name)).toEqual(Object.keys(found.rows[0] ?? {}))
    expect(found.summary.sentence).toBe(
      'Of 6 terms due, 60 % of the 5 past their 90 days of grace were renewed: in all 1 early, 1 on time, 1 late (uplift 0.00 EUR a year), 2 lost (2,400.00 EUR), 1 open.'.replace(
        ' %',
        '\u00a0%',
      ),
    )
  })

  it('adds up: due is renewed, lost or open, and what is renewed is due and uplift', async () => {
    const found = await asked({ from: '2018-04-01', to: '2018-05-01' })
    const money = ['due', 'kept', 'renewed', 'lost', 'open'].map((name) => `${name}_amount`)
    expect(lines(found, ...money, 'uplift')).toEqual([
      ['6000.00', '3600.00', '3600.00', '2400.00', '0.00', '0.00'],
    ])
    for (const row of (await asked({ by: ['segment'], interval: 'year' })).rows) {
      const [due, kept, renewed, lost, open, uplift] = [...money, 'uplift'].map((name) =>
        readDecimal(String(row[name])),
      ) as [bigint, bigint, bigint, bigint, bigint, bigint]
      expect(due).toBe(kept + lost + open)
      expect(renewed).toBe(kept + uplift)
    }
  })

  it('tells a rate of those past their grace alone, with its interval', async () => {
    const rate = ['', '_low', '_high', '_n', '_maturity'].map((end) => `renewal_rate${end}`)
    const [april, september] = lines(await asked(), ...rate)
    // Wilson’s interval of 3 of 5, by hand: (0.6 + 0.384146) / 1.768292 ± 0.325815.
    expect(april?.[0]).toBe(0.6)
    expect(april?.[1]).toBeCloseTo(0.230724, 5)
    expect(april?.[2]).toBeCloseTo(0.882379, 5)
    expect(april?.slice(3)).toEqual([5, 1])
    expect(september).toEqual([null, null, null, 0, 0])
    // In April who renews is known, and who is lost is not: no rate yet, rather than all of it.
    const early = await asked({ 'as-of': '2018-05-10' })
    expect(lines(early, ...states)).toEqual([[5, 3, 1, 1, 1, 0, 2]])
    expect(lines(early, ...rate)).toEqual([[null, null, null, 0, 0]])
    expect(lines(await asked({ grace: '5', 'as-of': '2018-05-10' }), ...states)).toEqual([
      [5, 2, 1, 1, 0, 3, 0],
    ])
  })

  it('shows what is due later where a range asks for it', async () => {
    const found = await asked({ from: '2019-01-01', to: '2020-01-01' })
    expect(lines(found, 'period', 'due', 'open')).toEqual([
      ['2019-04-01', 1, 1],
      ['2019-05-01', 1, 1],
    ])
  })

  it('says what is open, and of which subscriptions no term is known', async () => {
    const { findings } = await asked()
    const told = findings.map(({ code, rows }) => [code, rows])
    expect(told).toContainEqual(['terms_unknown', 1])
    expect(told).toContainEqual(['renewals_open', 1])
    expect(findings.find(({ code }) => code === 'terms_unknown')?.message).toBe(
      'Of 1 subscription no term is known: nothing says when to renew.',
    )
  })

  it('leads to the terms behind a row, and these to their rows', async () => {
    const engine = company()
    const found = await asked({ by: ['segment'] }, engine)
    expect(lines(found, 'segment', 'period', 'due')).toEqual([
      ['small', '2018-04-01', 4],
      ['large', '2018-04-01', 1],
      ['large', '2018-09-01', 1],
    ])
    const ref = String(found.rows[0]?.['ref'])
    expect(ref).toContain('renewals/all?asOf=2018-10-01')
    const read = await ask(explain, { engine, lang: 'en' }, { ref })
    expect(
      lines(read, 'subscription', 'account', 'term_ends', 'state', 'due_amount', 'renewed_amount'),
    ).toEqual([
      ['s1', 'a', '2018-04-01', 'early', '1200.00', '1320.00'],
      ['s2', 'a', '2018-04-01', 'on time', '1200.00', '1200.00'],
      ['s3', 'a', '2018-04-01', 'late', '1200.00', '1080.00'],
      ['s4', 'a', '2018-04-01', 'lost', '1200.00', null],
    ])
    expect(read.summary.sentence).toBe('4 terms in the month from 2018-04-01.')
    const lost = await ask(explain, { engine, lang: 'fr' }, { ref: ref.replace('all', 'lost') })
    expect(lines(lost, 'subscription', 'state')).toEqual([['s4', 'perdus']])
    const rows = await ask(explain, { engine, lang: 'en' }, { ref: String(read.rows[0]?.['ref']) })
    expect(rows.rows).toHaveLength(2)
  })

  it('speaks French, and of nothing where nothing is due', async () => {
    const french = await ask(
      retention,
      { engine: company(), lang: 'fr' },
      { view: 'renewals', 'as-of': '2018-10-01' },
    )
    expect(french.summary.sentence).toContain('De 6 échéances, 60\u00a0%')
    const none = await asked({}, companyOf(subscribed('', ['s', 'a', '2018-01-01', null, '1'])))
    expect(none.rows).toEqual([])
    expect(none.summary.sentence).toBe('No term is known here.')
  })
})
