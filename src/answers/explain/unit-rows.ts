import type { MoneyGrain, RevenuePolicies } from '../../standard/revenue-policies.ts'
import { formatRef } from '../refs/ref.ts'

/** Where the rows of a unit are; a product's are among its account's. */
export function unitRows(
  unit: string,
  grain: MoneyGrain,
  { source }: Pick<RevenuePolicies, 'source'>,
): string | null {
  switch (grain) {
    case 'subscription':
      return formatRef({ kind: 'rows', table: source, where: { subscription_id: unit } })
    case 'account':
      return unit === ''
        ? null
        : formatRef({ kind: 'rows', table: source, where: { account_id: unit } })
    case 'parent':
      return formatRef({ kind: 'rows', table: 'accounts', where: { parent_id: unit } })
    case 'product': {
      const between = unit.lastIndexOf(' · ')
      const account = unit.slice(0, between)
      const product = unit.slice(between + 3)
      const where = { account_id: account, ...(product === '' ? {} : { product }) }
      return between < 1 ? null : formatRef({ kind: 'rows', table: source, where })
    }
  }
}
