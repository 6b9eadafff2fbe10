import type { Engine, Slice } from '../../engine/engine.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import type { CustomerLives } from '../../models/data/standard-numbers.ts'
import { noTimes } from '../../models/data/times.ts'
import { customerSpan } from '../../models/math/customer-span.ts'
import { livedOf } from '../../models/math/lived.ts'
import { moneyAsked, moneyQuestion } from '../money/money-asked.ts'
import type { Asked } from '../input/normalize.ts'
import { subscriptionsOf } from '../money/subscriptions-of.ts'

/** A month’s days, in the mean of four years. */
const DAYS_OF_MONTH = 365.25 / 12

/**
 * How long accounts pay from the end of the month in which they began, by slice, whenever they
 * signed, by the definitions of the profile: watched at the ends of whole months, until the as-of.
 */
export async function customerLives(
  engine: Engine,
  asked: Asked,
  profile: string | undefined,
): Promise<(by: Slice) => CustomerLives> {
  const { catalog } = engine
  const own = moneyAsked(catalog, { by: [], where: [], profile, grain: 'account' }, 'month')
  const { asOf, knownBefore, by, where } = asked
  const { source } = own.profile.policies
  const subscriptions = subscriptionsOf(catalog, asked, source)
  const money = { ...own, asOf, knownBefore, by, where, until: asOf }
  const cells =
    subscriptions === 'told'
      ? await engine.cohorts({ ...moneyQuestion(money), interval: 'month' })
      : []
  const inSlice = bySlice(cells)
  return (slice) => {
    const { exposures, customers, lost } = livedOf(inSlice(slice), { step: 'month', asOf })
    const span = customerSpan(exposures)
    return {
      source,
      subscriptions,
      customers,
      left: lost,
      days: {
        ...noTimes,
        p25: daysOf(span.p25),
        median: daysOf(span.median),
        p75: daysOf(span.p75),
      },
      low: daysOf(span.low),
      high: daysOf(span.high),
    }
  }
}

function daysOf(months: number | null): number | null {
  return months === null ? null : months * DAYS_OF_MONTH
}
