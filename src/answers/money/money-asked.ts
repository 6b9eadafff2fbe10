import type { Catalog, Day } from '../../engine/engine.ts'
import type { MoneyQuestion, RecurringQuestion, RecurringState } from '../../engine/money.ts'
import type { BridgeStep } from '../../models/business/bridge.ts'
import type { Profile } from '../../standard/profiles.ts'
import type { MoneyGrain, RevenuePolicies } from '../../standard/revenue-policies.ts'
import { formatDay, nextPeriod, periodStart } from '../../time/calendar.ts'
import { CallError } from '../call-error.ts'
import type { CommonInput } from '../input/common-input.ts'
import { normalize, profileNamed, type Asked } from '../input/normalize.ts'

/** A question about recurring money, checked against what the build knows. */
export interface MoneyAsked extends Asked {
  readonly profile: Profile
  readonly grain: MoneyGrain
  readonly step: BridgeStep
  /** First day not told any more: the as-of date, or `to` where that is earlier. */
  readonly until: Day
  /** The table that says what is paid is mapped. */
  readonly isMapped: boolean
}

export interface MoneyInput extends Omit<CommonInput, 'view' | 'interval'> {
  readonly grain?: MoneyGrain | undefined
}

export function moneyAsked(catalog: Catalog, input: MoneyInput, step: BridgeStep): MoneyAsked {
  const { grain, ...common } = input
  const asked = normalize(catalog, { ...common, view: 'period' })
  const profile = profileNamed(catalog, input.profile)
  const { source } = profile.policies
  if (step !== 'day') checkFrom(asked.from, step)
  return {
    ...asked,
    profile,
    grain: grain ?? profile.policies.grain,
    step,
    until: Math.min(asked.to ?? asked.asOf, asked.asOf),
    isMapped: catalog.tables.some(({ name }) => name === source),
  }
}

/** The question of the engine, without row rules. */
export function moneyQuestion({
  until,
  step,
  grain,
  profile,
  ...asked
}: MoneyAsked): MoneyQuestion {
  return questionBy({ ...asked, asOf: until }, step, { ...profile.policies, grain })
}

/** The same at the grain of the policies. */
export function questionBy<Step extends BridgeStep>(
  { asOf, knownBefore, by, where }: Pick<Asked, 'asOf' | 'knownBefore' | 'by' | 'where'>,
  interval: Step,
  policies: RevenuePolicies,
): MoneyQuestion & { readonly interval: Step } {
  const { grain } = policies
  return { asOf, knownBefore, by, where, scope: [], interval, grain, policies }
}

/** What was signed, has started and runs. */
export function recurringQuestion(
  { asOf, knownBefore, from, to, by, where }: Asked,
  states: readonly RecurringState[] = ['committed', 'started', 'running'],
): RecurringQuestion {
  return { asOf, knownBefore, from, to, by, where, scope: [], states }
}

/** What a period opens with is known at its beginning, not within it. */
function checkFrom(from: Day | null, step: Exclude<BridgeStep, 'day'>): void {
  if (from === null || periodStart(from, step) === from) return
  const [before, after] = [periodStart(from, step), nextPeriod(from, step)].map(formatDay)
  throw new CallError(
    'bad_range',
    `from must be the first day of a ${step}: ${formatDay(from)}`,
    `write from ${before} or ${after}, or a shorter interval`,
  )
}
