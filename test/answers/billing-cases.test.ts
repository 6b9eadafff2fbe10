import { describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { revenue } from '../../src/answers/money/revenue.ts'
import type { TableRows } from '../../src/engine/reference/setup.ts'
import { DEFAULT_REVENUE } from '../../src/standard/revenue-policies.ts'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import { table } from '../conformance/small-company.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'

const moves = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const

interface Case {
  readonly policies?: Partial<RevenuePolicies>
  readonly raw?: RawInput
}

/** The months in which something moved, as `2018-03 expansion 600.00 = 1800.00`. */
async function moved(rows: TableRows, { policies = {}, raw = {} }: Case = {}): Promise<string[]> {
  const label = { en: 'Own', fr: 'Own' }
  const own = { ...DEFAULT_REVENUE, ...policies }
  const profile = { id: 'own', version: 1, label, source: 'own', policies: own }
  const engine = companyOf(rows, { currency: 'EUR', profiles: [profile] })
  const asked = { 'as-of': '2019-07-01', profile: 'own', ...raw }
  const { rows: told } = await ask(revenue, { engine, lang: 'en' }, asked)
  return told.flatMap((row) => {
    const own = moves.filter((name) => row[name] !== '0.00').map((name) => `${name} ${row[name]}`)
    const period = String(row['period']).slice(0, 7)
    return own.length === 0 ? [] : [`${period} ${own.join(', ')} = ${row['closing']}`]
  })
}

const invoiced = (...lines: readonly (string | null)[][]): TableRows => ({
  charges: table(
    'charge_id account_id subscription_id charged_at period_start period_end amount kind status',
    ...lines.map((line, i) => [`c${i}`, ...line]),
  ),
})

/** A line of subscription `s` of account `a`, paid. */
const line = (start: string, end: string | null, amount: string, kind = 'recurring') => [
  'a',
  's',
  start,
  end === null ? null : start,
  end,
  amount,
  kind,
  'paid',
]
const byLines = { policies: { source: 'charges' } } as const

describe('paid in advance', () => {
  it('is a year’s worth from the beginning to the end, for one year or three', async () => {
    const told = (until: string) => [
      '2018-01 new 1200.00 = 1200.00',
      `${until} churn -1200.00 = 0.00`,
    ]
    const year = ['s', 'a', '2018-01-01', '2019-01-01', '1200', 'year']
    expect(await moved(subscribed('billing_period', year))).toEqual(told('2019-01'))
    const three = ['s', 'a', '2018-01-01', '2021-01-01', '3600', 'three_years']
    const until = { raw: { 'as-of': '2021-03-01' } }
    expect(await moved(subscribed('billing_period', three), until)).toEqual(told('2021-01'))

    expect(await moved(invoiced(line('2018-01-01', '2019-01-01', '1200')), byLines)).toEqual(
      told('2019-01'),
    )
    expect(
      await moved(invoiced(line('2018-01-01', '2021-01-01', '3600')), { ...byLines, ...until }),
    ).toEqual(told('2021-01'))
  })

  it('is nothing that moves where it is invoiced month by month', async () => {
    const bounds = ['2018-01-01', '2018-02-01', '2018-03-01', '2018-04-01', '2018-05-01']
    const months = bounds.slice(1).map((end, i) => line(bounds[i] ?? '', end, '100'))
    expect(await moved(invoiced(...months), byLines)).toEqual([
      '2018-01 new 1200.00 = 1200.00',
      '2018-05 churn -1200.00 = 0.00',
    ])
  })
})

describe('a price that changes', () => {
  const told = ['2018-01 new 1200.00 = 1200.00', '2018-03 expansion 720.00 = 1920.00']

  it('within its period is an expansion from that day on, and counts once', async () => {
    expect(
      await moved(
        subscribed(
          '',
          ['s', 'a', '2018-01-01', '2018-03-15', '100'],
          ['s', 'a', '2018-03-15', null, '160'],
        ),
      ),
    ).toEqual(told)
    // The year of 1200 is paid; 292 of its 365 days come back, and cost 1536 now.
    expect(
      await moved(
        invoiced(
          line('2018-01-01', '2019-01-01', '1200'),
          line('2018-03-15', '2019-01-01', '-960', 'credit'),
          line('2018-03-15', '2019-01-01', '1536'),
        ),
        { ...byLines, raw: { 'as-of': '2018-12-01' } },
      ),
    ).toEqual([
      told[0],
      // 1536 × 365.25 / 292 = 1921.3150684932.
      '2018-03 expansion 721.3150684932 = 1921.3150684932',
    ])
  })

  it('by quantity is the same: five seats, then eight', async () => {
    const seats = ['s', 'a', '2018-01-01', '2018-03-01', '100', '5']
    expect(
      await moved(subscribed('quantity', seats, ['s', 'a', '2018-03-01', null, '160', '8'])),
    ).toEqual(told)
  })

  it('with a coupon is what is paid while it lasts, unless the profile says otherwise', async () => {
    const coupon = subscribed('list_amount discount_ends_at', [
      's',
      'a',
      '2018-01-01',
      null,
      '100',
      '160',
      '2018-03-15',
    ])
    expect(await moved(coupon)).toEqual(told)
    for (const discounts of ['lasting', 'none'] as const) {
      expect(await moved(coupon, { policies: { discounts } })).toEqual([
        '2018-01 new 1920.00 = 1920.00',
      ])
    }
  })
})

describe('credits and refunds', () => {
  it('that end a service are churn, and others change nothing that recurs', async () => {
    const year = line('2018-01-01', '2019-01-01', '1200')
    const rest = line('2018-07-01', '2019-01-01', '-604.93', 'credit')
    expect(await moved(invoiced(year, rest), byLines)).toEqual([
      '2018-01 new 1200.00 = 1200.00',
      '2018-07 churn -1200.00 = 0.00',
    ])
    const goodwill = line('2018-07-01', null, '-50', 'credit')
    expect(await moved(invoiced(year, goodwill), byLines)).toEqual([
      '2018-01 new 1200.00 = 1200.00',
      '2019-01 churn -1200.00 = 0.00',
    ])
  })
})

describe('who is late with a payment', () => {
  const late = subscribed(
    'status',
    ['s', 'a', '2018-01-01', '2018-03-01', '100', 'active'],
    ['s', 'a', '2018-03-01', '2018-05-01', '100', 'past_due'],
    ['s', 'a', '2018-05-01', '2018-06-01', '100', 'unpaid'],
    ['s', 'a', '2018-06-01', null, '100', 'active'],
  )
  const back = '2018-06 reactivation 1200.00 = 1200.00'

  it('counts until the payment is given up, or not at all', async () => {
    const opening = '2018-01 new 1200.00 = 1200.00'
    expect(await moved(late)).toEqual([opening, '2018-05 churn -1200.00 = 0.00', back])
    const notCounted = [...DEFAULT_REVENUE.notCounted, 'past_due']
    expect(await moved(late, { policies: { notCounted } })).toEqual([
      opening,
      '2018-03 churn -1200.00 = 0.00',
      back,
    ])
  })

  it('pays still where invoices are not paid yet, and not where they are void', async () => {
    const status = (word: string) => [
      ...line('2018-01-01', '2019-01-01', '1200').slice(0, -1),
      word,
    ]
    expect(await moved(invoiced(status('open')), byLines)).toHaveLength(2)
    expect(await moved(invoiced(status('void')), byLines)).toEqual([])
  })
})

describe('a pause, a trial and a free plan', () => {
  it('is churn where it is paused, and reactivation where it goes on', async () => {
    const paused = subscribed(
      'status',
      ['s', 'a', '2018-01-01', '2018-03-01', '100', 'active'],
      ['s', 'a', '2018-03-01', '2018-05-01', '100', 'paused'],
      ['s', 'a', '2018-05-01', null, '100', 'active'],
    )
    expect(await moved(paused)).toEqual([
      '2018-01 new 1200.00 = 1200.00',
      '2018-03 churn -1200.00 = 0.00',
      '2018-05 reactivation 1200.00 = 1200.00',
    ])
    expect(await moved(paused, { policies: { notCounted: [] } })).toHaveLength(1)
  })

  it('is new when it is paid for, and neither expansion nor reactivation', async () => {
    const trial = subscribed('trial_ends_at', ['s', 'a', '2018-01-01', null, '100', '2018-02-15'])
    const paid = ['2018-02 new 1200.00 = 1200.00']
    expect(await moved(trial)).toEqual(paid)
    expect(
      await moved(
        subscribed(
          'status',
          ['s', 'a', '2018-01-01', '2018-02-15', '100', 'trialing'],
          ['s', 'a', '2018-02-15', null, '100', 'active'],
        ),
      ),
    ).toEqual(paid)
    const free = ['s', 'a', '2018-01-01', '2018-02-15', '0']
    expect(await moved(subscribed('', free, ['s', 'a', '2018-02-15', null, '100']))).toEqual(paid)
  })

  it('is churn where somebody goes back to what is free', async () => {
    expect(
      await moved(
        subscribed(
          '',
          ['s', 'a', '2018-01-01', '2018-03-10', '100'],
          ['s', 'a', '2018-03-10', null, '0'],
        ),
      ),
    ).toEqual(['2018-01 new 1200.00 = 1200.00', '2018-03 churn -1200.00 = 0.00'])
  })
})

describe('a change after the fact', () => {
  const running = ['s', 'a', '2018-01-01', null, '100', '2018-01-02']
  const rows = subscribed(
    'recorded_at',
    running,
    // Written down in June: it had ended in February.
    ['s', 'a', '2018-01-01', '2018-02-15', '100', '2018-06-10'],
  )

  it('is known from when it was recorded, and as of a day before it the old holds', async () => {
    const opening = '2018-01 new 1200.00 = 1200.00'
    expect(await moved(rows)).toEqual([opening, '2018-02 churn -1200.00 = 0.00'])
    expect(await moved(rows, { raw: { 'as-of': '2018-06-01' } })).toEqual([opening])
    expect(await moved(rows, { raw: { 'as-of': '2018-06-11' } })).toHaveLength(2)
  })

  it('is the same of invoices', async () => {
    const lines: TableRows = {
      charges: table(
        'charge_id account_id charged_at period_start period_end amount recorded_at',
        ['c1', 'a', '2018-01-01', '2018-01-01', '2019-01-01', '1200', '2018-01-02'],
        ['c1', 'a', '2018-01-01', '2018-01-01', '2019-01-01', '900', '2018-06-10'],
      ),
    }
    expect(await moved(lines, { ...byLines, raw: { 'as-of': '2018-06-01' } })).toEqual([
      '2018-01 new 1200.00 = 1200.00',
    ])
    expect(await moved(lines, { ...byLines, raw: { 'as-of': '2018-07-01' } })).toEqual([
      '2018-01 new 900.00 = 900.00',
    ])
  })
})
