import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { revenue } from '../../src/answers/money/revenue.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'

const asked = (raw: RawInput, engine: Engine): Promise<AnswerEnvelope> =>
  ask(revenue, { engine, lang: 'en' }, { 'as-of': '2018-06-16', ...raw })

const lines = ({ rows }: AnswerEnvelope, ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name]))

describe('revenue with kinds of expansion', () => {
  it('tells what expansions are made of where asked, and what nobody knows', async () => {
    const grown = companyOf(
      subscribed(
        'product',
        ['s1', 'a', '2018-01-01', '2018-02-10', '100', 'one'],
        ['s1', 'a', '2018-02-10', null, '110', 'one'],
        ['s2', 'a', '2018-02-10', null, '20', 'two'],
        ['s3', 'a', '2018-03-10', null, '5', null],
      ),
      { currency: 'EUR' },
    )
    const named = ['upsell', 'cross_sell', 'renewal_uplift', 'resell', 'expansion_unknown']
    const found = await asked({ expansion: 'kinds', to: '2018-04-01' }, grown)
    expect(lines(found, 'expansion', ...named)).toEqual([
      ['0.00', '0.00', '0.00', '0.00', '0.00', '0.00'],
      ['360.00', '120.00', '240.00', '0.00', '0.00', '0.00'],
      ['60.00', '0.00', '0.00', '0.00', '0.00', '60.00'],
    ])
    const columns = found.columns.map(({ name }) => name)
    expect(columns).toEqual(Object.keys(found.rows[0] ?? {}))
    expect(columns.slice(3, 9)).toEqual(['expansion', ...named])
    const unknown = found.findings.find(({ code }) => code === 'expansion_unknown')
    expect([unknown?.rows, unknown?.message]).toEqual([
      1,
      'Of 1 expansion, worth 60 EUR a year, the data does not say whether more of the same was sold, or something else.',
    ])
    const monthly = await asked({ expansion: 'kinds', per: 'month', to: '2018-04-01' }, grown)
    expect(lines(monthly, 'expansion', ...named)[1]).toEqual([
      '30.00',
      '10.00',
      '20.00',
      '0.00',
      '0.00',
      '0.00',
    ])
    expect((await asked({}, grown)).columns.map(({ name }) => name)).not.toContain('upsell')
  })
})
