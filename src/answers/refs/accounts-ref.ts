import type { Catalog, Filter } from '../../engine/engine.ts'
import { DEFAULT_PROFILE } from '../../standard/profiles.ts'
import { askedMoment, sliceWhere } from './asked-ref.ts'
import type { LoopFacts } from '../loop/loop-asked.ts'
import {
  badRef,
  checkParts,
  dayPart,
  momentOf,
  momentParts,
  once,
  rangeOf,
  refText,
  whereOf,
  whereParts,
} from './ref-text.ts'
import type { Pairs, RefMoment, RefRange } from './ref-text.ts'

/** The accounts that pay, what they were worth and what became of them. */
export interface AccountsRef extends RefMoment, RefRange {
  readonly kind: 'accounts'
  /** In which money counts since the first was paid. */
  readonly months: number
  readonly profile: string
  readonly where: readonly Filter[]
}

/** The address of the accounts that have a value of a dimension. */
export function accountsRef(
  { money, loop }: LoopFacts,
  { dimension, value }: { readonly dimension: string; readonly value: string | null },
  catalog: Catalog,
): string {
  return formatAccountsRef({
    kind: 'accounts',
    months: loop.months,
    ...askedMoment(money, catalog),
    from: money.from,
    to: money.to,
    profile: money.profile.id,
    where: sliceWhere({ by: [dimension], where: money.where }, [value]),
  })
}

/** `accounts/12?asOf=2025-07-01&where=channel%3Dpartner`: of their first twelve months. */
export function formatAccountsRef(ref: AccountsRef): string {
  return refText('accounts', String(ref.months), [
    ...momentParts(ref),
    dayPart('from', ref.from),
    dayPart('to', ref.to),
    ['profile', ref.profile === DEFAULT_PROFILE ? null : ref.profile],
    ...whereParts(ref.where),
  ])
}

export function readAccountsRef(id: string, pairs: Pairs, text: string): AccountsRef {
  checkParts(pairs, ['asOf', 'known', 'from', 'to', 'profile', 'where'], text)
  if (!/^[1-9]\d{0,2}$/u.test(id)) throw badRef(text, `its months are no number: ${id}`)
  return {
    kind: 'accounts',
    months: Number(id),
    ...momentOf(pairs, text),
    ...rangeOf(pairs, text),
    profile: once(pairs, text, 'profile') ?? DEFAULT_PROFILE,
    where: whereOf(pairs, text),
  }
}
