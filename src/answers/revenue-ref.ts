import type { Day, Filter } from '../engine/engine.ts'
import type { Movement } from '../engine/money.ts'
import { movements, type BridgeStep } from '../models/business/bridge.ts'
import { DEFAULT_PROFILE } from '../standard/profiles.ts'
import type { MoneyGrain } from '../standard/revenue-policies.ts'
import { formatDay } from '../time/calendar.ts'
import { badRef, dayOf, encode, once, whereOf, whereParts } from './ref-text.ts'
import type { Pairs } from './ref-text.ts'

/** Who moved between two days, and by how much; what is left out takes its default. */
export interface RevenueRef {
  readonly kind: 'revenue'
  /** `null`: whatever moved. */
  readonly movement: Movement | null
  /** `null`: where the data ends. */
  readonly asOf: Day | null
  /** As in `BowtieRef`. */
  readonly knownNow: boolean
  readonly step: BridgeStep
  readonly from: Day | null
  readonly to: Day | null
  readonly profile: string
  /** `null`: that of the profile. */
  readonly grain: MoneyGrain | null
  readonly where: readonly Filter[]
}

export const moneyGrains: readonly MoneyGrain[] = ['subscription', 'product', 'account', 'parent']
export const bridgeSteps: readonly BridgeStep[] = ['day', 'month', 'quarter', 'year']

/** `revenue/churn?asOf=2025-07-01&interval=month&from=2025-01-01&to=2025-02-01&profile=stripe` */
export function formatRevenueRef(ref: RevenueRef): string {
  const parts: [string, string][] = []
  if (ref.asOf !== null) parts.push(['asOf', formatDay(ref.asOf)])
  if (ref.asOf !== null && ref.knownNow) parts.push(['known', 'now'])
  parts.push(['interval', ref.step])
  if (ref.from !== null) parts.push(['from', formatDay(ref.from)])
  if (ref.to !== null) parts.push(['to', formatDay(ref.to)])
  if (ref.profile !== DEFAULT_PROFILE) parts.push(['profile', ref.profile])
  if (ref.grain !== null) parts.push(['grain', ref.grain])
  parts.push(...whereParts(ref.where))
  const query = parts.map(([key, value]) => `${key}=${encode(value)}`).join('&')
  return `revenue/${ref.movement ?? 'all'}?${query}`
}

export function revenueRef(id: string, pairs: Pairs, text: string): RevenueRef {
  const known = ['asOf', 'known', 'interval', 'from', 'to', 'profile', 'grain', 'where']
  const stranger = pairs.find(([name]) => !known.includes(name))
  if (stranger !== undefined) throw badRef(text, `it has an unknown part: ${stranger[0]}`)
  const movement = movements.find((name) => name === id)
  if (movement === undefined && id !== 'all') throw badRef(text, `it has no known movement: ${id}`)
  const recorded = once(pairs, text, 'known')
  if (recorded !== null && recorded !== 'now') throw badRef(text, `its known is ${recorded}`)
  const asOf = dayOf(once(pairs, text, 'asOf'), text)
  const from = dayOf(once(pairs, text, 'from'), text)
  const to = dayOf(once(pairs, text, 'to'), text)
  if (from !== null && to !== null && from >= to)
    throw badRef(text, 'its from is not before its to')
  return {
    kind: 'revenue',
    movement: movement ?? null,
    asOf,
    knownNow: asOf === null || recorded !== null,
    step: oneOf(bridgeSteps, once(pairs, text, 'interval') ?? 'month', 'interval', text),
    from,
    to,
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
