import { MONEY_SCALE, parseDecimal, roundedShare } from '../../../money/decimal.ts'
import type { Day } from '../../engine.ts'
import { rowsKnown } from '../checks/versions.ts'
import type { CourseContext } from '../passages/courses.ts'

/** What one unit of a currency is worth on a local day, scaled; `null`: nobody has said yet. */
export type RateOn = (currency: string, day: Day) => bigint | null

const UNIT = 10n ** BigInt(MONEY_SCALE)

/** The latest rate, above zero, known before an instant and dated on or before the day. */
export function ratesKnown(context: CourseContext, before: number): RateOn {
  const rates = rowsKnown(context.tables, 'exchange_rates', before).flatMap(({ raw, values }) => {
    const rate = parseDecimal(raw['rate'] ?? '')
    const currency = values['currency']
    return rate === null || rate <= 0n ? [] : [{ currency, day: Number(values['date']), rate }]
  })
  return (currency, day) => {
    if (currency === context.setup.currency) return UNIT
    const earlier = rates.filter((each) => each.currency === currency && each.day <= day)
    return earlier.toSorted((a, b) => a.day - b.day).at(-1)?.rate ?? null
  }
}

/** An amount at a rate, both scaled. */
export function converted(amount: bigint, rate: bigint): bigint {
  return roundedShare(amount, rate, UNIT)
}
