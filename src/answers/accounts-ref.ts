import type { Catalog, Day, Filter } from '../engine/engine.ts'
import { DEFAULT_PROFILE } from '../standard/profiles.ts'
import { formatDay } from '../time/calendar.ts'
import type { LoopFacts } from './loop-asked.ts'
import { badRef, dayOf, encode, once, whereOf, whereParts } from './ref-text.ts'
import type { Pairs } from './ref-text.ts'

/** The accounts that pay, what they were worth and what became of them. */
export interface AccountsRef {
  readonly kind: 'accounts'
  /** In which money counts since the first was paid. */
  readonly months: number
  /** `null`: where the data ends. */
  readonly asOf: Day | null
  /** As in `BowtieRef`. */
  readonly knownNow: boolean
  readonly from: Day | null
  readonly to: Day | null
  readonly profile: string
  readonly where: readonly Filter[]
}

/** The address of the accounts of a row. Its own values take the place of the filters on them. */
export function accountsRef(
  { money, loop }: LoopFacts,
  own: readonly Filter[],
  { recorded }: Catalog,
): string {
  const named = own.map(({ dimension }) => dimension)
  return formatAccountsRef({
    kind: 'accounts',
    months: loop.months,
    asOf: money.asOf,
    knownNow: recorded && money.knownBefore === null,
    from: money.from,
    to: money.to,
    profile: money.profile.id,
    where: [...money.where.filter(({ dimension }) => !named.includes(dimension)), ...own],
  })
}

/** `accounts/12?asOf=2025-07-01&where=channel%3Dpartner`: of their first twelve months. */
export function formatAccountsRef(ref: AccountsRef): string {
  const parts: [string, string][] = []
  if (ref.asOf !== null) parts.push(['asOf', formatDay(ref.asOf)])
  if (ref.asOf !== null && ref.knownNow) parts.push(['known', 'now'])
  if (ref.from !== null) parts.push(['from', formatDay(ref.from)])
  if (ref.to !== null) parts.push(['to', formatDay(ref.to)])
  if (ref.profile !== DEFAULT_PROFILE) parts.push(['profile', ref.profile])
  parts.push(...whereParts(ref.where))
  const query = parts.map(([key, value]) => `${key}=${encode(value)}`).join('&')
  return `accounts/${ref.months}${query === '' ? '' : `?${query}`}`
}

export function readAccountsRef(id: string, pairs: Pairs, text: string): AccountsRef {
  const known = ['asOf', 'known', 'from', 'to', 'profile', 'where']
  const stranger = pairs.find(([name]) => !known.includes(name))
  if (stranger !== undefined) throw badRef(text, `it has an unknown part: ${stranger[0]}`)
  if (!/^[1-9]\d{0,2}$/u.test(id)) throw badRef(text, `its months are no number: ${id}`)
  const recorded = once(pairs, text, 'known')
  if (recorded !== null && recorded !== 'now') throw badRef(text, `its known is ${recorded}`)
  const asOf = dayOf(once(pairs, text, 'asOf'), text)
  const from = dayOf(once(pairs, text, 'from'), text)
  const to = dayOf(once(pairs, text, 'to'), text)
  if (from !== null && to !== null && from >= to) {
    throw badRef(text, 'its from is not before its to')
  }
  return {
    kind: 'accounts',
    months: Number(id),
    asOf,
    knownNow: asOf === null || recorded !== null,
    from,
    to,
    profile: once(pairs, text, 'profile') ?? DEFAULT_PROFILE,
    where: whereOf(pairs, text),
  }
}
