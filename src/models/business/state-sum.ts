import type { Recurring, RecurringState } from '../../engine/money.ts'
import { readDecimal } from '../../money/decimal.ts'

/** What a state costs in a year, scaled by 10^10; what is not known is left out. */
export function stateSum(
  lines: readonly Pick<Recurring, 'state' | 'amount'>[],
  state: RecurringState,
): bigint {
  return lines
    .filter((line) => line.state === state)
    .reduce((sum, { amount }) => sum + readDecimal(amount ?? '0'), 0n)
}
