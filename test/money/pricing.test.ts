import { describe, expect, it } from 'vitest'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import { askedOf, told, withCompany } from './money-company.ts'
import type { Tables } from './money-company.ts'

const HEADER =
  'subscription_id,account_id,started_at,ended_at,committed_at,cancelled_at,trial_ends_at,discount_ends_at,amount,list_amount,billing_period,status,revenue_model,currency'

/** A subscription by its columns; 10 a month of account `a` from mid-January where it does not say. */
function row(cells: Readonly<Record<string, string>> = {}): string {
  const own = {
    subscription_id: 's',
    account_id: 'a',
    started_at: '2024-01-15',
    amount: '10',
    billing_period: 'month',
    ...cells,
  } as Readonly<Record<string, string>>
  return HEADER.split(',')
    .map((column) => own[column] ?? '')
    .join(',')
}

const subscriptions = (...rows: readonly string[]): Tables => ({
  subscriptions: [HEADER, ...rows].join('\n'),
})

interface Asked {
  readonly movedOf: (policies?: Partial<RevenuePolicies>) => Promise<string[]>
  readonly leftOutOf: (policies?: Partial<RevenuePolicies>) => Promise<string[]>
}

async function ofCompany(tables: Tables, use: (asked: Asked) => Promise<void>): Promise<void> {
  await withCompany(tables, (engine) =>
    use({
      movedOf: async (policies) => told(await engine.moved(askedOf({}, policies))),
      leftOutOf: async (policies) => {
        const left = await engine.leftOut(askedOf({}, policies))
        return left
          .map(({ why, intervals, currency, amount }) =>
            [why, intervals, currency ?? '(none)', amount ?? '(none)'].join(' '),
          )
          .sort()
      },
    }),
  )
}

async function movedOf(tables: Tables): Promise<string[]> {
  return withCompany(tables, async (engine) => told(await engine.moved(askedOf())))
}

describe('a year’s worth of a subscription', () => {
  it('follows from its billing period, exactly, rounded once to ten decimals', async () => {
    const periods = [
      'month',
      'quarter',
      'half_year',
      'YEAR',
      'two_years',
      'triennial',
      'four_weeks',
    ]
    const rows = [...periods, 'weekly', 'day'].map((period, i) =>
      row({ subscription_id: `s${i}`, account_id: `a${i}`, billing_period: period }),
    )
    await withCompany(subscriptions(...rows), async (engine) => {
      const worth = async (weeksPerYear: RevenuePolicies['weeksPerYear']) => {
        const page = { periods: [], movements: [], limit: 20, offset: 0 } as const
        const { items } = await engine.unitsMoved({ ...askedOf({}, { weeksPerYear }), ...page })
        return Object.fromEntries(items.map(({ unit, after }) => [unit, after]))
      }
      expect(await worth('52')).toEqual({
        a0: '120.00',
        a1: '40.00',
        a2: '20.00',
        a3: '10.00',
        a4: '5.00',
        a5: '3.3333333333',
        a6: '130.00',
        a7: '520.00',
        a8: '3650.00',
      })
      expect(await worth('48')).toMatchObject({ a7: '480.00', a8: '3650.00' })
      // 10 × 365.28 / 7 = 521.828571428571…
      expect(await worth('365.28/7')).toMatchObject({ a7: '521.8285714286', a8: '3652.80' })
    })
  })

  it('rounds half away from zero, and keeps large amounts to the last digit', async () => {
    // 0.0000000001 / 2 and 123456789012345678 / 2.
    expect(
      await movedOf(subscriptions(row({ amount: '0.0000000001', billing_period: 'biennial' }))),
    ).toEqual(['2024-01 new 1 0.0000000001'])
    const large = row({ amount: '123456789012345678.0000000001', billing_period: 'biennial' })
    expect(await movedOf(subscriptions(large))).toEqual([
      '2024-01 new 1 61728394506172839.0000000001',
    ])
  })

  it('begins when it was signed and ends when it was cancelled where policies say so', async () => {
    const tables = subscriptions(
      row({
        started_at: '2024-03-01',
        committed_at: '2024-02-10',
        cancelled_at: '2024-04-10',
        ended_at: '2024-05-20',
      }),
    )
    await ofCompany(tables, async ({ movedOf }) => {
      expect(await movedOf()).toEqual(['2024-03 new 1 120.00', '2024-05 churn 1 -120.00'])
      expect(await movedOf({ begins: 'committed', ends: 'cancelled' })).toEqual([
        '2024-02 new 1 120.00',
        '2024-04 churn 1 -120.00',
      ])
    })
  })

  it('begins on the local day, not on that of Greenwich', async () => {
    const tables = subscriptions(row({ started_at: '2024-01-31T23:30:00Z' }))
    expect(await movedOf(tables)).toEqual(['2024-02 new 1 120.00'])
  })

  it('follows its trial, or counts it', async () => {
    const tables = subscriptions(row({ trial_ends_at: '2024-02-14' }))
    await ofCompany(tables, async ({ movedOf }) => {
      expect(await movedOf()).toEqual(['2024-02 new 1 120.00'])
      expect(await movedOf({ trials: 'include' })).toEqual(['2024-01 new 1 120.00'])
    })
  })

  it('is after all discounts, after lasting ones, or the list price', async () => {
    const discounted = { list_amount: '15', discount_ends_at: '2024-03-15' }
    const tables = subscriptions(
      row(discounted),
      row({ subscription_id: 't', account_id: 'b', list_amount: '15' }),
    )
    await ofCompany(tables, async ({ movedOf }) => {
      expect(await movedOf()).toEqual(['2024-01 new 2 240.00', '2024-03 expansion 1 60.00'])
      expect(await movedOf({ discounts: 'lasting' })).toEqual(['2024-01 new 2 300.00'])
      expect(await movedOf({ discounts: 'none' })).toEqual(['2024-01 new 2 360.00'])
    })
    // Free of charge until the discount ends.
    const free = subscriptions(row({ ...discounted, amount: '0' }))
    expect(await movedOf(free)).toEqual(['2024-03 new 1 180.00'])
  })

  it('gives way to the later of two intervals that overlap', async () => {
    const tables = subscriptions(
      row({ ended_at: '2024-06-15' }),
      row({ started_at: '2024-02-15', amount: '20' }),
      row({ started_at: '2024-04-15', amount: '5', ended_at: '2024-05-15' }),
    )
    await ofCompany(tables, async ({ movedOf, leftOutOf }) => {
      expect(await movedOf()).toEqual([
        '2024-01 new 1 120.00',
        '2024-02 expansion 1 120.00',
        '2024-04 contraction 1 -180.00',
        '2024-05 churn 1 -60.00',
      ])
      // The second had no end of its own: cutting it is no news.
      expect(await leftOutOf()).toEqual(['overlap 1 (none) 10.00'])
    })
  })
})

describe('what is left out of recurring money', () => {
  const tables = subscriptions(
    row(),
    row({ subscription_id: 's1', ended_at: '2024-01-15' }),
    row({ subscription_id: 's2', status: 'Trialing' }),
    row({ subscription_id: 's3', revenue_model: 'Usage', amount: '30' }),
    row({ subscription_id: 's4', amount: '0' }),
    row({ subscription_id: 's5', amount: '' }),
    row({ subscription_id: 's6', amount: '-5' }),
    row({ subscription_id: 's7', billing_period: 'fortnight' }),
    row({ subscription_id: 's8', currency: 'USD', amount: '8' }),
    row({ subscription_id: 's9', currency: 'EUR', amount: '-1', billing_period: '' }),
    row({ subscription_id: 's10', started_at: '2024-07-01', amount: '-7' }),
  )

  it('is told with the first reason that holds, by currency as written, or counts where a policy includes it', () =>
    ofCompany(tables, async ({ movedOf, leftOutOf }) => {
      expect(await movedOf()).toEqual(['2024-01 new 1 120.00'])
      expect(await leftOutOf()).toEqual([
        'empty 1 (none) 10.00',
        'no_amount 1 (none) (none)',
        'no_period 1 (none) 10.00',
        'no_rate 1 USD 8.00',
        'not_positive 1 (none) -5.00',
        'not_positive 1 EUR -1.00',
        'not_recurring 3 (none) 40.00',
      ])
      const included = { usage: 'include', notCounted: [] } as const
      expect(await movedOf(included)).toEqual(['2024-01 new 1 600.00'])
      expect((await leftOutOf(included)).at(-1)).toBe('not_recurring 1 (none) 0.00')
    }))
})
