import type { Day, Filter } from '../../engine/engine.ts'
import {
  DEFAULT_PROFILE,
  policyKeys,
  policyNames,
  type PolicyName,
} from '../../standard/profiles.ts'
import type { MoneyGrain } from '../../standard/revenue-policies.ts'
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
import { grainOf } from './revenue-ref.ts'

/** The accounts that another definition tells another amount of, at a date. */
export interface DefinitionRef extends RefMoment {
  readonly kind: 'definition'
  /** In this policy's turn; `null`: all told. */
  readonly policy: PolicyName | null
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
  return refText('definition', ref.policy === null ? 'all' : policyKeys[ref.policy], [
    ...momentParts(ref),
    dayPart('to', ref.to),
    ['profile', ref.profile],
    ['grain', ref.grain],
    ['against', ref.against],
    ['againstGrain', ref.againstGrain],
    ...whereParts(ref.where),
  ])
}

export function definitionRef(id: string, pairs: Pairs, text: string): DefinitionRef {
  checkParts(pairs, parts, text)
  const policy = policyNames.find((name) => policyKeys[name] === id)
  if (policy === undefined && id !== 'all') throw badRef(text, `it has no known policy: ${id}`)
  return {
    kind: 'definition',
    policy: policy ?? null,
    ...momentOf(pairs, text),
    to: dayOf(once(pairs, text, 'to'), text),
    profile: once(pairs, text, 'profile') ?? DEFAULT_PROFILE,
    grain: grainOf(once(pairs, text, 'grain'), text),
    against: once(pairs, text, 'against') ?? DEFAULT_PROFILE,
    againstGrain: grainOf(once(pairs, text, 'againstGrain'), text),
    where: whereOf(pairs, text),
  }
}
