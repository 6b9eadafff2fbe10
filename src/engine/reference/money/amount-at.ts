import type { Day } from '../../engine.ts'
import { groupBy } from '../group-by.ts'
import type { Paid } from './paid.ts'
import { converted } from './rates.ts'
import type { RateOn } from './rates.ts'

/** What is paid at a midnight in sum, each currency at its rate on a day. */
export function amountAt(
  paid: readonly Paid[],
  at: number,
  { rateOn, day }: { readonly rateOn: RateOn; readonly day: Day },
): bigint {
  return [...groupBy(runningAt(paid, at), ({ currency }) => currency)].reduce(
    (all, [currency, same]) => {
      const rate = rateOn(currency, day)
      if (rate === null) throw new Error(`currency must have a rate since it was paid: ${currency}`)
      return (
        all +
        converted(
          same.reduce((sum, { amount }) => sum + amount, 0n),
          rate,
        )
      )
    },
    0n,
  )
}

/** What is paid at a midnight: it began before, and had not ended before. */
export function runningAt(paid: readonly Paid[], at: number): readonly Paid[] {
  return paid.filter(({ begin, end }) => begin < at && (end === null || end >= at))
}
