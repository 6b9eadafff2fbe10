import type { Recurring, RecurringState } from '../../engine/engine.ts'
import { formatDecimal, readDecimal } from '../../money/decimal.ts'
import { stateSum } from '../business/state-sum.ts'

/** What subscriptions in a state cost in a year, exact; what is not known is left out. */
export function yearlySum(
  sums: readonly Recurring[],
  state: RecurringState,
  currency: string,
): string {
  return formatDecimal(stateSum(sums, state), currency)
}

/**
 * The discount on what was signed, 1 − price ÷ list price, of the `n` subscriptions where both are
 * known: larger ones weigh more, as in committed revenue.
 */
export function discountOf(sums: readonly Recurring[]): {
  readonly value: number | null
  readonly n: number
} {
  const own = sums.filter(({ state, listed }) => state === 'committed' && listed)
  const sum = (text: (each: Recurring) => string | null): number =>
    Number(own.reduce((total, each) => total + readDecimal(text(each) ?? '0'), 0n))
  const list = sum(({ listAmount }) => listAmount)
  const n = own.reduce((total, { count }) => total + count, 0)
  return { value: list > 0 ? 1 - sum(({ amount }) => amount) / list : null, n }
}
