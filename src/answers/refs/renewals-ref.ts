import type { Day, Filter, Interval } from '../../engine/engine.ts'
import type { RenewalState } from '../../engine/renewals.ts'
import { renewalStates } from '../../models/business/renewals.ts'
import { DEFAULT_PROFILE } from '../../standard/profiles.ts'
import {
  badRef,
  checkParts,
  dayOf,
  dayPart,
  momentOf,
  momentParts,
  once,
  refText,
  whereOf,
  whereParts,
} from './ref-text.ts'
import type { Pairs, RefMoment } from './ref-text.ts'

/** The terms of subscriptions that end in a period, and what became of them. */
export interface RenewalsRef extends RefMoment {
  readonly kind: 'renewals'
  /** `null`: whatever became of them. */
  readonly state: RenewalState | null
  readonly interval: Interval
  /** First day of the period; `null`: of any. */
  readonly from: Day | null
  readonly grace: number
  readonly profile: string
  readonly where: readonly Filter[]
}

/** Days after the end of a term within which it can be renewed. */
export const DEFAULT_GRACE = 90
export const MOST_GRACE = 1000

const intervals: readonly Interval[] = ['month', 'quarter', 'year']

/** `renewals/lost?asOf=2025-07-01&interval=month&from=2025-01-01` */
export function formatRenewalsRef(ref: RenewalsRef): string {
  return refText('renewals', ref.state ?? 'all', [
    ...momentParts(ref),
    ['interval', ref.interval],
    dayPart('from', ref.from),
    ['grace', ref.grace === DEFAULT_GRACE ? null : String(ref.grace)],
    ['profile', ref.profile === DEFAULT_PROFILE ? null : ref.profile],
    ...whereParts(ref.where),
  ])
}

export function renewalsRef(id: string, pairs: Pairs, text: string): RenewalsRef {
  checkParts(pairs, ['asOf', 'known', 'interval', 'from', 'grace', 'profile', 'where'], text)
  const state = renewalStates.find((name) => name === id)
  if (state === undefined && id !== 'all') throw badRef(text, `it has no known state: ${id}`)
  const written = once(pairs, text, 'interval') ?? 'month'
  const interval = intervals.find((each) => each === written)
  if (interval === undefined) throw badRef(text, `its interval is ${written}`)
  const days = once(pairs, text, 'grace') ?? String(DEFAULT_GRACE)
  if (!/^\d{1,4}$/u.test(days) || Number(days) > MOST_GRACE) {
    throw badRef(text, `its grace is ${days}`)
  }
  return {
    kind: 'renewals',
    state: state ?? null,
    ...momentOf(pairs, text),
    interval,
    from: dayOf(once(pairs, text, 'from'), text),
    grace: Number(days),
    profile: once(pairs, text, 'profile') ?? DEFAULT_PROFILE,
    where: whereOf(pairs, text),
  }
}
