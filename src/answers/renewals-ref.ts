import type { Day, Filter, Interval } from '../engine/engine.ts'
import type { RenewalState } from '../engine/renewals.ts'
import { renewalStates } from '../models/business/renewals.ts'
import { DEFAULT_PROFILE } from '../standard/profiles.ts'
import { formatDay } from '../time/calendar.ts'
import { badRef, dayOf, encode, once, whereOf, whereParts } from './ref-text.ts'
import type { Pairs } from './ref-text.ts'

/** The terms of subscriptions that end in a period, and what became of them. */
export interface RenewalsRef {
  readonly kind: 'renewals'
  /** `null`: whatever became of them. */
  readonly state: RenewalState | null
  /** `null`: where the data ends. */
  readonly asOf: Day | null
  /** As in `BowtieRef`. */
  readonly knownNow: boolean
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
  const parts: [string, string][] = []
  if (ref.asOf !== null) parts.push(['asOf', formatDay(ref.asOf)])
  if (ref.asOf !== null && ref.knownNow) parts.push(['known', 'now'])
  parts.push(['interval', ref.interval])
  if (ref.from !== null) parts.push(['from', formatDay(ref.from)])
  if (ref.grace !== DEFAULT_GRACE) parts.push(['grace', String(ref.grace)])
  if (ref.profile !== DEFAULT_PROFILE) parts.push(['profile', ref.profile])
  parts.push(...whereParts(ref.where))
  const query = parts.map(([key, value]) => `${key}=${encode(value)}`).join('&')
  return `renewals/${ref.state ?? 'all'}?${query}`
}

export function renewalsRef(id: string, pairs: Pairs, text: string): RenewalsRef {
  const known = ['asOf', 'known', 'interval', 'from', 'grace', 'profile', 'where']
  const stranger = pairs.find(([name]) => !known.includes(name))
  if (stranger !== undefined) throw badRef(text, `it has an unknown part: ${stranger[0]}`)
  const state = renewalStates.find((name) => name === id)
  if (state === undefined && id !== 'all') throw badRef(text, `it has no known state: ${id}`)
  const recorded = once(pairs, text, 'known')
  if (recorded !== null && recorded !== 'now') throw badRef(text, `its known is ${recorded}`)
  const asOf = dayOf(once(pairs, text, 'asOf'), text)
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
    asOf,
    knownNow: asOf === null || recorded !== null,
    interval,
    from: dayOf(once(pairs, text, 'from'), text),
    grace: Number(days),
    profile: once(pairs, text, 'profile') ?? DEFAULT_PROFILE,
    where: whereOf(pairs, text),
  }
}
