import { startOfDay } from '../../../time/calendar.ts'
import type { Day } from '../../engine.ts'
import type { MoneyQuestion } from '../../money.ts'
import { groupBy } from '../group-by.ts'
import type { CourseContext } from '../passages/courses.ts'
import { amountAt } from './amount-at.ts'
import { paidKnown } from './paid.ts'
import type { Paid } from './paid.ts'
import { ratesKnown } from './rates.ts'
import type { RateOn } from './rates.ts'

/** A unit in a slice. */
export interface Payer {
  readonly unit: string
  readonly by: readonly (string | null)[]
  readonly paid: readonly Paid[]
  /** What it pays at a midnight, in the project's currency by the rates of a day. */
  readonly pays: (at: number, day: Day) => bigint
}

export interface Payers {
  readonly payers: readonly Payer[]
  readonly paid: readonly Paid[]
  readonly rateOn: RateOn
}

export function payersKnown(context: CourseContext, question: MoneyQuestion): Payers {
  const { knownBefore } = question
  const known = knownBefore === null ? Infinity : startOfDay(knownBefore, context.offsets)
  const rateOn = ratesKnown(context, known)
  const paid = paidKnown(context, question)
  const groups = groupBy(paid, ({ unit, by }) => JSON.stringify([unit, by]))
  const payers = [...groups.values()].map((own): Payer => {
    const { unit, by } = own[0]!
    return { unit, by, paid: own, pays: (at, day) => amountAt(own, at, { rateOn, day }) }
  })
  return { payers, paid, rateOn }
}
