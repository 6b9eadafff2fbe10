import { describe, expect, it } from 'vitest'
import { DEFAULT_REVENUE } from '../../standard/revenue-policies.ts'
import { policyVariants } from './policy-variants.ts'

const mapped = (name: 'subscriptions' | 'charges' | 'accounts', ...columns: readonly string[]) => {
  return { name, columns, rows: 1, apart: 0 }
}

describe('the variants of definitions', () => {
  it('differ in one setting each, of which the tables say something', () => {
    const tables = [
      mapped('subscriptions', 'amount', 'cancelled_at', 'list_amount', 'billing_period'),
      mapped('accounts', 'account_id'),
    ]
    const variants = policyVariants(DEFAULT_REVENUE, tables)
    expect(variants.map(({ text }) => text)).toEqual([
      'ends: cancelled',
      'discounts: lasting',
      'discounts: none',
      'weeks_per_year: 48',
      'weeks_per_year: 365.28/7',
    ])
    for (const { policy, policies } of variants) {
      expect({ ...policies, [policy]: DEFAULT_REVENUE[policy] }).toEqual(DEFAULT_REVENUE)
      expect(policies[policy]).not.toEqual(DEFAULT_REVENUE[policy])
    }
  })

  it('are of the table that says what is paid', () => {
    const tables = [
      mapped('subscriptions', 'cancelled_at', 'status'),
      mapped('charges', 'kind', 'status'),
    ]
    const policies = { ...DEFAULT_REVENUE, source: 'charges' } as const
    const told = policyVariants(policies, tables).map(({ policy }) => policy)
    expect(told).toEqual([
      'source',
      'usage',
      'notCounted',
      'notCounted',
      'wholePeriods',
      'wholePeriods',
    ])
  })
})
