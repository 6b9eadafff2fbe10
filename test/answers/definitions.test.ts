import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { compare } from '../../src/answers/compare/compare.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { retention } from '../../src/answers/money/retention.ts'
import { revenue } from '../../src/answers/money/revenue.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'
import { profileOf, withProfiles } from './money-profiles.ts'

const list = profileOf('list', { discounts: 'none', ends: 'cancelled', minorExpansion: 0.1 })

/**
 * By the year: a pays 120 of 180; b pays 240, cancelled; c pays 60 of 72, cancelled; d pays 36.
 * List prices without who has cancelled: a 180, d 36.
 */
const company = (): Engine =>
  withProfiles(
    companyOf(
      subscribed(
        'list_amount cancelled_at',
        ['s1', 'a', '2018-01-01', null, '10', '15', null],
        ['s2', 'b', '2018-01-10', null, '20', null, '2018-05-01'],
        ['s3', 'c', '2018-02-01', null, '5', '6', '2018-05-02'],
        ['s4', 'd', '2018-04-01', null, '3', null, null],
      ),
      {
        currency: 'EUR',
        observedUntil: [{ table: 'subscriptions', stage: null, until: '2018-07-01' }],
      },
    ),
    list,
  )

const asked = (raw: RawInput, engine = company()): Promise<AnswerEnvelope> =>
  ask(compare, { engine, lang: 'en' }, { profile: 'list', against: ['profile=bowline'], ...raw })

const lines = ({ rows }: AnswerEnvelope, ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name]))

describe('two definitions', () => {
  it('differ by policies, each in its turn and alone', async () => {
    const found = await asked({})
    expect(lines(found, 'policy', 'a', 'b', 'share', 'alone', 'accounts')).toEqual([
      // b and c are gone: 300 less.
      ['ends', 'ended', 'cancelled', '-300.00', '-300.00', 2],
      // In its turn a alone pays its list price; before, c did too.
      ['discounts', 'all', 'none', '60.00', '72.00', 1],
      // The third, minor_expansion, changes nothing here.
    ])
    expect(lines(found, 'share_customers', 'alone_customers')).toEqual([
      [-2, -2],
      [0, 0],
    ])
    expect(found.summary).toMatchObject({
      unchanged: 1,
      sentence:
        'Before 2018-07-01, annual recurring revenue (ARR) is 216.00 EUR by list (B) and 456.00 EUR by Bowline (A): −240.00 EUR (−52.6\u00a0%). 3 policies differ, of which 1 changes nothing here; the one that weighs most is when it ends (−300.00 EUR). A share is what a policy changes in its turn, switched from A to B in the order shown; in another order shares may differ, their sum does not.',
      difference: '-240.00',
      a: { profile: 'bowline', closing: '456.00', customers: 4 },
      b: { profile: 'list', closing: '216.00', customers: 2 },
    })
    expect(found.findings.find(({ code }) => code === 'policies_overlap')?.rows).toBe(1)
  })

  it('differ by accounts, with the policy that explains most and where their rows are', async () => {
    const found = await asked({ show: 'accounts' })
    expect(lines(found, 'account', 'a', 'b', 'difference', 'policy', 'others')).toEqual([
      ['b', '240.00', '0.00', '-240.00', 'ends', 0],
      ['a', '120.00', '180.00', '60.00', 'discounts', 0],
      ['c', '60.00', '0.00', '-60.00', 'ends', 0],
    ])
    expect(found.summary).toMatchObject({ difference: '-240.00', differing: 3, equal: 1 })
    expect(found.summary.sentence).toBe(
      '3 accounts pay another amount by list (B) than by Bowline (A), −240.00 EUR in all; 1 other pays the same. The most frequent cause: when it ends (2).',
    )
    const rows = await ask(
      explain,
      { engine: company(), lang: 'en' },
      { ref: String(found.rows[0]?.['a_ref']) },
    )
    expect(rows.summary.sentence).toBe('1 row of subscriptions (account_id=b).')
  })

  it('lead from a policy to the accounts it changes in its turn', async () => {
    const { rows } = await asked({})
    const [ends, discounts] = await Promise.all(
      rows
        .slice(0, 2)
        .map((row) =>
          ask(explain, { engine: company(), lang: 'en' }, { ref: String(row['ref']), limit: 1 }),
        ),
    )
    expect(ends?.rows).toMatchObject([
      { account: 'b', before: '240.00', after: '0.00', change: '-240.00' },
    ])
    expect(ends?.summary.sentence).toBe(
      '2 accounts pay another amount by list than by bowline, because of: when it ends; 1–1 shown.',
    )
    expect(discounts?.rows).toMatchObject([{ account: 'a', before: '120.00', after: '180.00' }])
  })

  it('restate each period: both bridges and what lies between, and retention in points', async () => {
    const found = await asked({ show: 'revenue', interval: 'quarter' })
    expect(
      lines(found, 'period', 'side', 'opening', 'new', 'churn', 'closing', 'customers'),
    ).toEqual([
      ['2018-01-01', 'A', '0.00', '420.00', '0.00', '420.00', 3],
      ['2018-01-01', 'B', '0.00', '492.00', '0.00', '492.00', 3],
      ['2018-01-01', 'B − A', '0.00', '72.00', '0.00', '72.00', 0],
      ['2018-04-01', 'A', '420.00', '36.00', '0.00', '456.00', 4],
      ['2018-04-01', 'B', '492.00', '36.00', '-312.00', '216.00', 2],
      ['2018-04-01', 'B − A', '72.00', '0.00', '-312.00', '-240.00', -2],
    ])
    // By list 180 of 492 stay; all of 420 do.
    expect(found.summary.sentence).toContain(
      'Net retention of the quarter from 2018-04-01 is 36.6\u00a0% by list (B), 63.4 points less than by A; gross retention 36.6\u00a0%, 63.4 points less.',
    )
    const [first, second] = await Promise.all(
      [1, 5].map((row) =>
        ask(explain, { engine: company(), lang: 'en' }, { ref: String(found.rows[row]?.['ref']) }),
      ),
    )
    expect(first?.rows.map(({ unit }) => unit)).toEqual(['b', 'a', 'c'])
    expect(second?.rows.map(({ account, change }) => [account, change])).toEqual([
      ['b', '-240.00'],
      ['a', '60.00'],
      ['c', '-60.00'],
    ])
  })

  it('tell retention of a shorter period where no year is whole', async () => {
    const { rows, summary } = await asked({ show: 'revenue' })
    expect(rows.map(({ period, side }) => [period, side])).toEqual([
      ['2018-01-01', 'A'],
      ['2018-01-01', 'B'],
      ['2018-01-01', 'B − A'],
    ])
    expect(summary['retention']).toMatchObject({ interval: 'quarter', period: '2018-04-01' })
    const none = await asked({ show: 'revenue', to: '2018-01-20' })
    expect(none.summary).toMatchObject({ retention: null })
    expect(none.summary.sentence).toContain('No whole period tells retention on both sides.')
  })

  it('differ by grain alone in who is counted', async () => {
    const found = await asked({ profile: 'bowline', against: ['grain=subscription'] })
    // Nobody has two.
    expect(found.rows).toEqual([])
    expect(found.summary['unchanged']).toBe(1)
    expect(found.summary.sentence).toContain('1 policy differs; none of them changes this amount.')
    expect(found.summary['a']).toMatchObject({ label: 'Bowline, by subscription' })
  })

  it.each([
    [{ against: ['profile=list'] }, 'against makes no difference: profile=list'],
    [{ against: ['grain=account', 'profile='] }, null],
    [{ against: ['profile=strip'] }, 'against: unknown profile: strip'],
    [{ against: ['grain=team'] }, /^against grain is none of/u],
    [{ show: 'stages' }, 'against makes no difference: profile=bowline'],
    [
      { show: 'accounts', against: ['profile=bowline', 'to=2018-03-01'] },
      /^two definitions are compared of the same money/u,
    ],
    [{ interval: 'month' }, 'policies takes no interval'],
    [{ from: '2018-01-01' }, 'policies takes no from'],
    [{ show: 'stages', grain: 'account' }, 'stages takes no grain'],
  ] as const)('%j', async (raw, message) => {
    if (message === null) await expect(asked(raw)).resolves.toBeDefined()
    else await expect(asked(raw)).rejects.toThrow(message)
  })

  it('say so where none of their policies differs', async () => {
    const engine = withProfiles(company(), profileOf('same', {}))
    const found = await asked({ profile: 'same' }, engine)
    expect(found.rows).toEqual([])
    expect(found.summary.sentence).toContain('0.00 EUR (0\u00a0%). No policy differs.')
  })

  it('say in French what they say in English', async () => {
    const found = await asked({ lang: 'fr' })
    expect(found.summary.sentence).toBe(
      'Avant le 2018-07-01, le revenu récurrent annuel (ARR) est de 216,00 EUR selon list (B) et de 456,00 EUR selon Bowline (A)\u00a0: −240,00 EUR (−52,6\u00a0%). 3 règles diffèrent, dont 1 ne change rien ici\u202f; celle qui pèse le plus\u00a0: quand cela finit (−300,00 EUR). Une part est ce qu’une règle change à son tour, de A à B dans l’ordre affiché\u202f; dans un autre ordre les parts peuvent différer, leur somme non.',
    )
  })

  it('close and keep as revenue and retention say of each', async () => {
    const engine = company()
    const raw = { profile: 'list', interval: 'quarter' }
    const { summary } = await asked({ show: 'revenue', interval: 'quarter' })
    const { rows: bridge } = await ask(revenue, { engine, lang: 'en' }, raw)
    const { rows: kept } = await ask(retention, { engine, lang: 'en' }, { ...raw, window: '3' })
    expect(summary['b']).toMatchObject({ closing: bridge.at(-1)?.['closing'] })
    expect(summary['retention']).toMatchObject({
      period: '2018-04-01',
      b: { net: kept.at(-1)?.['net'], gross: kept.at(-1)?.['gross'] },
    })
  })
})
