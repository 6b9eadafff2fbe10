import type { Day, Filter } from '../engine/engine.ts'
import { DEFAULT_PROFILE, policyKeys, policyNames, type PolicyName } from '../standard/profiles.ts'
import type { MoneyGrain } from '../standard/revenue-policies.ts'
import { formatDay } from '../time/calendar.ts'
import { badRef, dayOf, encode, once, whereOf, whereParts } from './ref-text.ts'
import type { Pairs } from './ref-text.ts'
import { grainOf } from './revenue-ref.ts'

/** The accounts that another definition tells another amount of, at a date. */
export interface DefinitionRef {
  readonly kind: 'definition'
  /** In this policy's turn; `null`: all told. */
  readonly policy: PolicyName | null
  /** `null`: where the data ends. */
  readonly asOf: Day | null
  /** As in `BowtieRef`. */
  readonly knownNow: boolean
  /** First day not told any more, where that is earlier. */
  readonly to: Day | null
  readonly profile: string
  /** `null`: that of the profile. */
  readonly grain: MoneyGrain | null
  readonly against: string
  readonly againstGrain: MoneyGrain | null
  readonly where: readonly Filter[]
}

const parts = ['asOf', 'known', 'to', 'profile', 'grain', 'against', 'againstGrain', 'where']

/** `definition/discounts?asOf=2025-07-01&profile=gitlab&against=stripe` */
export function formatDefinitionRef(ref: DefinitionRef): string {
  const given: readonly [string, string | null][] = [
    ['asOf', ref.asOf === null ? null : formatDay(ref.asOf)],
    ['known', ref.asOf !== null && ref.knownNow ? 'now' : null],
    ['to', ref.to === null ? null : formatDay(ref.to)],
    ['profile', ref.profile],
    ['grain', ref.grain],
    ['against', ref.against],
    ['againstGrain', ref.againstGrain],
    ...whereParts(ref.where),
  ]
  const query = given.flatMap(([key, value]) => (value === null ? [] : `${key}=${encode(value)}`))
  return `definition/${ref.policy === null ? 'all' : policyKeys[ref.policy]}?${query.join('&')}`
}

export function definitionRef(id: string, pairs: Pairs, text: string): DefinitionRef {
  const stranger = pairs.find(([name]) => !parts.includes(name))
  if (stranger !== undefined) throw badRef(text, `it has an unknown part: ${stranger[0]}`)
  const policy = policyNames.find((name) => policyKeys[name] === id)
  if (policy === undefined && id !== 'all') throw badRef(text, `it has no known policy: ${id}`)
  const recorded = once(pairs, text, 'known')
  if (recorded !== null && recorded !== 'now') throw badRef(text, `its known is ${recorded}`)
  const asOf = dayOf(once(pairs, text, 'asOf'), text)
  return {
    kind: 'definition',
    policy: policy ?? null,
    asOf,
    knownNow: asOf === null || recorded !== null,
    to: dayOf(once(pairs, text, 'to'), text),
    profile: once(pairs, text, 'profile') ?? DEFAULT_PROFILE,
    grain: grainOf(once(pairs, text, 'grain'), text),
    against: once(pairs, text, 'against') ?? DEFAULT_PROFILE,
    againstGrain: grainOf(once(pairs, text, 'againstGrain'), text),
    where: whereOf(pairs, text),
  }
}
