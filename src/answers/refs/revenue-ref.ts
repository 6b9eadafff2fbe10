import type { Filter } from '../../engine/engine.ts'
import type { Movement } from '../../engine/money.ts'
import { movements, type BridgeStep } from '../../models/business/bridge.ts'
import { DEFAULT_PROFILE } from '../../standard/profiles.ts'
import type { MoneyGrain } from '../../standard/revenue-policies.ts'
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

/** Who moved between two days, and by how much; what is left out takes its default. */
export interface RevenueRef extends RefMoment, RefRange {
  readonly kind: 'revenue'
  /** `null`: whatever moved. */
  readonly movement: Movement | null
  readonly step: BridgeStep
  readonly profile: string
  /** `null`: that of the profile. */
  readonly grain: MoneyGrain | null
  readonly where: readonly Filter[]
}

export const moneyGrains: readonly MoneyGrain[] = ['subscription', 'product', 'account', 'parent']
export const bridgeSteps: readonly BridgeStep[] = ['day', 'month', 'quarter', 'year']

/** `revenue/churn?asOf=2025-07-01&interval=month&from=2025-01-01&to=2025-02-01&profile=stripe` */
export function formatRevenueRef(ref: RevenueRef): string {
  return refText('revenue', ref.movement ?? 'all', [
    ...momentParts(ref),
    ['interval', ref.step],
    dayPart('from', ref.from),
    dayPart('to', ref.to),
    ['profile', ref.profile === DEFAULT_PROFILE ? null : ref.profile],
    ['grain', ref.grain],
    ...whereParts(ref.where),
  ])
}

export function revenueRef(id: string, pairs: Pairs, text: string): RevenueRef {
  const known = ['asOf', 'known', 'interval', 'from', 'to', 'profile', 'grain', 'where']
  checkParts(pairs, known, text)
  const movement = movements.find((name) => name === id)
  if (movement === undefined && id !== 'all') throw badRef(text, `it has no known movement: ${id}`)
  return {
    kind: 'revenue',
    movement: movement ?? null,
    ...momentOf(pairs, text),
    ...rangeOf(pairs, text),
    step: oneOf(bridgeSteps, once(pairs, text, 'interval') ?? 'month', 'interval', text),
    profile: once(pairs, text, 'profile') ?? DEFAULT_PROFILE,
    grain: grainOf(once(pairs, text, 'grain'), text),
    where: whereOf(pairs, text),
  }
}

export function grainOf(value: string | null, text: string): MoneyGrain | null {
  return value === null ? null : oneOf(moneyGrains, value, 'grain', text)
}

function oneOf<T extends string>(
  among: readonly T[],
  value: string,
  name: string,
  text: string,
): T {
  const found = among.find((each) => each === value)
  if (found === undefined) throw badRef(text, `its ${name} is ${value}`)
  return found
}
