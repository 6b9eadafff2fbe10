import { MONEY_SCALE, parseDecimal } from '../../../money/decimal.ts'
import type { RevenuePolicies } from '../../../standard/revenue-policies.ts'
import { periodStart } from '../../../time/calendar.ts'
import type { Day } from '../../engine.ts'
import type { MoneyQuestion, Movement } from '../../money.ts'
import type { CourseContext } from '../passages/courses.ts'
import type { Payer } from './payers.ts'
import { payersKnown } from './payers.ts'
import { periodEnds } from './period-ends.ts'
import type { PeriodEnd } from './period-ends.ts'

/** What a unit in a slice does from one end (of a period, or a day) to the next. */
export interface Change {
  readonly period: Day
  readonly unit: string
  readonly by: readonly (string | null)[]
  /** `null`: it pays the same. */
  readonly movement: Exclude<Movement, 'currency'> | null
  /** Both at the rates of the period's end; scaled. */
  readonly before: bigint
  readonly after: bigint
  /** What it paid before by these rates, less what that was by those of its own period. */
  readonly currency: bigint
  /** Whose it is, and between which ends. */
  readonly payer: Payer
  readonly from: Pick<PeriodEnd, 'at'> | null
  readonly to: Step
}

export interface Step extends PeriodEnd {
  /** The period that is told, and its last day: whose rates hold. */
  readonly told: Day
  readonly rated: Day
}

/** From end to end, or from day to day where who comes and goes within a period counts. */
export function changesKnown(context: CourseContext, question: MoneyQuestion): Change[] {
  const { interval, policies } = question
  const { payers, paid } = payersKnown(context, question)
  const periods = periodEnds(paid, question, context.offsets)
  const days = periodEnds(paid, { ...question, interval: 'day' }, context.offsets)
  const steps = (policies.within === 'daily' ? days : periods).map((end): Step => {
    const told = interval === 'day' ? end.period : periodStart(end.period, interval)
    const last = periods.find(({ period }) => period === told)
    return { ...end, told, rated: (last?.next ?? end.next) - 1 }
  })
  return payers.flatMap((payer) => changesOf(payer, steps, policies))
}

function changesOf(payer: Payer, steps: readonly Step[], policies: RevenuePolicies): Change[] {
  const { unit, by, pays } = payer
  const amounts = steps.map(({ at, rated }) => pays(at, rated))
  return steps.map((to, i): Change => {
    const { told, rated } = to
    const earlier = steps[i - 1]
    const before = earlier === undefined ? 0n : pays(earlier.at, rated)
    const after = amounts[i] ?? 0n
    const movement = before === 0n && after > 0n ? arrival(i) : movementOf(before, after, policies)
    const currency = before - (amounts[i - 1] ?? 0n)
    const ends = { payer, from: earlier ?? null, to }
    return { period: told, unit, by, movement, before, after, currency, ...ends }
  })

  /** New, or back again: all earlier ends say whether it ever paid, and since when no more. */
  function arrival(i: number): 'new' | 'reactivation' {
    const last = amounts.findLastIndex((amount, j) => j < i && amount > 0n)
    const gone = steps[last + 1]
    if (last === -1 || gone === undefined) return 'new'
    const days = (steps[i]?.period ?? 0) - gone.next
    const { newAgainAfter } = policies
    return newAgainAfter !== null && days > newAgainAfter ? 'new' : 'reactivation'
  }
}

function movementOf(
  before: bigint,
  after: bigint,
  { minorExpansion }: RevenuePolicies,
): Change['movement'] {
  const change = after - before
  if (change === 0n) return null
  if (after === 0n) return 'churn'
  if (change < 0n) return 'contraction'
  if (minorExpansion === null) return 'expansion'
  const most = parseDecimal(String(minorExpansion)) ?? 0n
  return change * 10n ** BigInt(MONEY_SCALE) <= most * before ? 'minor_expansion' : 'expansion'
}
