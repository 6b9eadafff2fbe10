import type { Engine, Slice } from '../../engine/engine.ts'
import { retentionOf } from '../../models/business/retention.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import type { YearKept } from '../../models/data/standard-numbers.ts'
import { addDays, civilDate, civilDay, nextPeriod, periodStart } from '../../time/calendar.ts'
import { moneyAsked, moneyQuestion } from './money-asked.ts'
import { moneyRef } from '../refs/money-ref.ts'
import type { Asked } from '../input/normalize.ts'
import { subscriptionsOf } from './subscriptions-of.ts'

interface KeptHere extends YearKept {
  /** Who moved in the year. */
  readonly ref: string | null
}

/**
 * What is left, at the end of the last whole month, of who paid twelve months before: by slice,
 * whenever they signed, by the definitions of the profile.
 */
export async function yearlyRetention(
  engine: Engine,
  asked: Asked,
  profile: string | undefined,
): Promise<(by: Slice) => KeptHere> {
  const { catalog } = engine
  const own = moneyAsked(catalog, { by: [], where: [], profile }, 'month')
  const { asOf, knownBefore, by, where } = asked
  const money = { ...own, asOf, knownBefore, by, where, until: asOf }
  const { source } = own.profile.policies
  const subscriptions = subscriptionsOf(catalog, asked, source)
  const nothing = { source, subscriptions, retention: null, ref: null }
  if (subscriptions !== 'told') return () => nothing
  const question = { ...moneyQuestion(money), interval: 'month', window: 12 } as const
  const end = periodStart(asOf, 'month')
  const last = periodStart(addDays(end, -1), 'month')
  const [kept, moved] = await Promise.all([
    engine.kept(question),
    own.profile.policies.churnOf === 'opening_and_new' ? engine.moved(question) : [],
  ])
  const rows = bySlice(kept.filter(({ period }) => period === last))
  const began = yearBefore(nextPeriod(last, 'month'))
  const within = bySlice(moved.filter(({ period }) => period >= began && period < end))
  return (slice) => {
    const retention = retentionOf(rows(slice), within(slice), own.profile.policies)
    if (retention === null) return nothing
    return { ...nothing, retention, ref: moneyRef(began, end, slice, { asked: money, catalog }) }
  }
}

/** The first of the same month, a year earlier. */
function yearBefore(first: number): number {
  const { year, month } = civilDate(first)
  return civilDay({ year: year - 1, month, date: 1 })
}
