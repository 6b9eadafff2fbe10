import type { Engine, Passage, Slice } from '../../engine/engine.ts'
import type { Movement } from '../../engine/money.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { MOST_MONTHS_UNDER_WAY } from '../../models/math/measured-step.ts'
import type { PaidEarly } from '../../models/math/sheet.ts'
import { dayOfInstant, monthsBefore, periodsBetween, periodStart } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { MoneyFacts } from './measure-money.ts'
import { questionOf } from '../input/normalize.ts'
import { subscriptionsOf } from '../money/subscriptions-of.ts'
import { questionBy } from '../money/money-asked.ts'

const MOST = 1_000_000
const rises: readonly Movement[] = ['new', 'reactivation', 'expansion', 'minor_expansion']

/**
 * Of those who committed within so many months before the start and are not live at it, who pays
 * already: what an account pays rose in the month of its commitment or later. They run as they
 * stand, and do not begin to run once more when they go live.
 */
export async function paidEarly(
  engine: Engine,
  { asked, business, profile, start }: MoneyFacts,
): Promise<(slice: Slice, months: number) => Promise<PaidEarly | null>> {
  const { catalog } = engine
  const has = (stage: string): boolean => catalog.stages.some(({ id }) => id === stage)
  const isPaid = subscriptionsOf(catalog, asked, profile.policies.source) === 'told'
  if (!isPaid || !has('commit') || !has('live')) return async () => null
  const from = Math.max(business.from ?? -Infinity, monthsBefore(start, MOST_MONTHS_UNDER_WAY))
  const to = Math.min(business.to ?? Infinity, start)
  if (from >= to) return async () => null
  const { items: waiting } = await engine.facts({
    ...questionOf({ ...business, view: 'cohort', interval: null, asOf: start, from, to }),
    path: { from: 'commit', to: 'live' },
    stage: 'commit',
    events: ['open'],
    limit: MOST,
    offset: 0,
  })
  const offsets = zoneOffsets(catalog.timezone)
  const monthOf = ({ entered }: Passage): number =>
    entered === null ? start : periodStart(dayOfInstant(entered, offsets), 'month')
  const policies = { ...profile.policies, grain: 'account' } as const
  const question = questionBy({ ...asked, asOf: start, by: [] }, 'month', policies)
  const waitingIn = bySlice(waiting)
  return async (slice, months) => {
    const since = monthsBefore(start, months)
    const own = waitingIn(slice).filter((each) => monthOf(each) >= since)
    if (own.length === 0) return null
    const first = Math.min(...own.map(monthOf))
    const { items } = await engine.unitsMoved({
      ...question,
      where: [
        ...asked.where,
        ...asked.by.map((dimension, at) => ({ dimension, values: [slice[at] ?? null] })),
      ],
      periods: periodsBetween(first, start, 'month'),
      movements: rises,
      limit: MOST,
      offset: 0,
    })
    const last = new Map<string, number>()
    for (const { unit, period } of items) last.set(unit, Math.max(period, last.get(unit) ?? period))
    const paying = own.filter(
      (each) => each.account !== null && (last.get(each.account) ?? -Infinity) >= monthOf(each),
    )
    return { waiting: own.length, paying: paying.length }
  }
}
