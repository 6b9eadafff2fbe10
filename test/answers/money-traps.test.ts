import { describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { retention } from '../../src/answers/money/retention.ts'
import { revenue } from '../../src/answers/money/revenue.ts'
import type { TableRows } from '../../src/engine/reference/setup.ts'
import { table } from '../conformance/small-company.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'

/** What widely used tools get wrong: each is a company in which it would show. */
const engineOf = (rows: TableRows) =>
  companyOf(rows, {
    currency: 'EUR',
    dimensions: ['segment'],
    observedUntil: [{ table: 'subscriptions', stage: null, until: '2018-07-01' }],
  })

async function movedOf(rows: TableRows, raw: RawInput = {}): Promise<string[]> {
  const told = await ask(revenue, { engine: engineOf(rows), lang: 'en' }, raw)
  const names = ['new', 'expansion', 'contraction', 'churn', 'reactivation']
  return told.rows.flatMap((row) =>
    names.flatMap((name) =>
      row[name] === '0.00' ? [] : [`${String(row['period']).slice(0, 7)} ${name} ${row[name]}`],
    ),
  )
}

const kept = (rows: TableRows, raw: RawInput = {}) =>
  ask(retention, { engine: engineOf(rows), lang: 'en' }, { window: '1', ...raw })

describe('a customer who comes back', () => {
  const back = (amount: string): TableRows =>
    subscribed(
      '',
      ['s', 'a', '2018-01-01', '2018-02-15', '100'],
      ['t', 'a', '2018-04-01', null, amount],
    )

  it('is a reactivation, and no expansion, though it pays more than last month', async () => {
    // "More than last month" is true of it too: nothing was paid then.
    for (const amount of ['50', '100', '300']) {
      const yearly = `${12 * Number(amount)}.00`
      expect(await movedOf(back(amount))).toEqual([
        '2018-01 new 1200.00',
        '2018-02 churn -1200.00',
        `2018-04 reactivation ${yearly}`,
      ])
    }
  })

  it('has lapsed before: that is churn, and no contraction', async () => {
    const told = await movedOf(back('100'))
    expect(told.filter((each) => each.includes('contraction'))).toEqual([])
    expect(told).toContain('2018-02 churn -1200.00')
  })
})

describe('a product swapped for another', () => {
  const swap = subscribed(
    'product',
    ['s', 'a', '2018-01-01', '2018-03-10', '100', 'basic'],
    ['t', 'a', '2018-03-10', null, '130', 'premium'],
  )

  it('is no churn of the customer, and both of the subscriptions', async () => {
    expect(await movedOf(swap)).toEqual(['2018-01 new 1200.00', '2018-03 expansion 360.00'])
    for (const grain of ['subscription', 'product']) {
      expect(await movedOf(swap, { grain })).toEqual([
        '2018-01 new 1200.00',
        '2018-03 new 1560.00',
        '2018-03 churn -1200.00',
      ])
    }
  })

  it('does not halve what a customer is worth: it is one customer who stays', async () => {
    const { rows } = await kept(swap)
    const march = rows.filter((row) => row['period'] === '2018-03-01')
    expect(march.map((row) => [row['n'], row['n_kept'], row['gross'], row['net']])).toEqual([
      [1, 1, 1, 1.3],
    ])
  })
})

describe('gross retention', () => {
  // Ten pay 100; one leaves, and one doubles: the total is as before.
  const hidden = subscribed(
    'segment',
    ...Array.from({ length: 10 }, (_, i) => [
      `s${i}`,
      `a${i}`,
      '2018-01-01',
      i === 0 ? '2018-03-10' : i === 1 ? '2018-03-10' : null,
      '100',
      null,
    ]),
    ['s1', 'a1', '2018-03-10', null, '200', null],
  )

  it('is capped for each customer: the smaller of two totals hides who left', async () => {
    const { rows } = await kept(hidden)
    const march = rows.find((row) => row['period'] === '2018-03-01')
    expect(march).toMatchObject({ opening: '12000.00', closing: '12000.00' })
    expect(march).toMatchObject({ kept: '10800.00', gross: 0.9, net: 1, logo_churn: 0.1 })
  })

  it('is a fraction of one, and is said as so much of a hundred', async () => {
    const { rows, summary, columns } = await kept(hidden)
    const april = rows.find((row) => row['period'] === '2018-04-01')
    expect(april).toMatchObject({ gross: 1, net: 1 })
    expect(columns.find(({ name }) => name === 'gross')?.unit).toBe('fraction')
    // Not 1 %, which is what a fraction printed with a sign is.
    expect(summary.sentence).toContain('100\u00a0% was kept (gross)')
    expect(summary.sentence).not.toMatch(/(?<!\d)1\u00a0%/u)
  })

  it('of all is of the sums, and no mean of what slices keep', async () => {
    const rows: TableRows = {
      ...subscribed(
        '',
        ['s1', 'a', '2018-01-01', null, '900'],
        ['s2', 'b', '2018-01-01', '2018-03-10', '100'],
        ['s3', 'c', '2018-01-01', null, '100'],
      ),
      journeys: table(
        'journey_id account_id subscription_id segment',
        ['j1', 'a', 's1', 'large'],
        ['j2', 'b', 's2', 'small'],
        ['j3', 'c', 's3', 'small'],
      ),
      stage_entries: table(
        'journey_id stage entered_at',
        ['j1', 'education', '2018-01-01'],
        ['j2', 'education', '2018-01-01'],
        ['j3', 'education', '2018-01-01'],
      ),
    }
    const march = async (by: readonly string[]) => {
      const { rows: told } = await kept(rows, { by: [...by] })
      return told.filter((row) => row['period'] === '2018-03-01').map((row) => row['gross'])
    }
    expect(await march(['segment'])).toEqual([1, 0.5])
    // 1000 of 1100, where the mean of the two is 75 %.
    expect(await march([])).toEqual([1000 / 1100])
  })
})
