import type { Kept, Moved } from '../../engine/money.ts'
import type { RevenuePolicies } from '../../standard/revenue-policies.ts'
import { readDecimal } from '../../money/decimal.ts'

/** What is left of the money and the customers of a window ago; money is scaled by 10^10. */
export interface Retention {
  /** Customers who paid then, and of these who pay still. */
  readonly n: number
  readonly nKept: number
  readonly opening: bigint
  /** Of each customer the smaller of then and now, in sum. */
  readonly kept: bigint
  readonly closing: bigint
  readonly returned: bigint
  /** Fractions of what was there at the opening. */
  readonly gross: number
  readonly net: number
  readonly logoChurn: number
  readonly revenueChurn: number
}

export type RetentionPolicies = Pick<RevenuePolicies, 'grossCap' | 'netOfReactivation' | 'churnOf'>

/**
 * Retention over a window, of those who were there at its opening: gross = kept ÷ opening, at most 1;
 * net = closing ÷ opening, expansion included. Never a product of shorter windows: who came within
 * the window is in none of it. `moved` is what moved within the window; only `opening_and_new` needs
 * it. `null` where nobody was there.
 */
export function retentionOf(
  rows: readonly Kept[],
  moved: readonly Moved[],
  { grossCap, netOfReactivation, churnOf }: RetentionPolicies,
): Retention | null {
  const sum = (name: 'opening' | 'kept' | 'closing' | 'returnedAmount'): bigint =>
    rows.reduce((total, row) => total + readDecimal(row[name]), 0n)
  const n = rows.reduce((total, { units }) => total + units, 0)
  const nKept = rows.reduce((total, { left }) => total + left, 0)
  const [opening, kept, closing, returned] = [
    sum('opening'),
    sum('kept'),
    sum('closing'),
    sum('returnedAmount'),
  ]
  if (opening <= 0n || n === 0) return null
  const capped = closing < opening ? closing : opening
  const gross = share(grossCap === 'customer' ? kept : capped, opening)
  const counted = netOfReactivation === 'include' ? closing + returned : closing
  const common = { n, nKept, opening, kept, closing, returned, gross, net: share(counted, opening) }
  if (churnOf === 'opening') {
    return { ...common, logoChurn: (n - nKept) / n, revenueChurn: 1 - gross }
  }
  const of = (...names: readonly Moved['movement'][]): readonly Moved[] =>
    moved.filter(({ movement }) => names.includes(movement))
  const there = n + units(of('new'))
  return {
    ...common,
    logoChurn: units(of('churn')) / there,
    revenueChurn: share(-money(of('churn', 'contraction')), opening + money(of('new'))),
  }
}

function share(part: bigint, whole: bigint): number {
  return Number(part) / Number(whole)
}

function money(moved: readonly Moved[]): bigint {
  return moved.reduce((total, { amount }) => total + readDecimal(amount), 0n)
}

function units(moved: readonly Moved[]): number {
  return moved.reduce((total, each) => total + each.units, 0)
}
