import { formatDecimal } from '../../../models/business/money.ts'
import { startOfDay } from '../../../time/calendar.ts'
import type { Held, HeldQuestion } from '../../money.ts'
import type { CourseContext } from '../passages/courses.ts'
import { compareBig, compareSlices } from './movements.ts'
import { payersKnown } from './payers.ts'
import { compareText } from '../text-order.ts'

/** What each unit pays at the as-of date, at the rates of the day before. */
export function heldMoney(context: CourseContext, question: HeldQuestion): Held[] {
  const { asOf, limit, offset } = question
  const end = startOfDay(asOf, context.offsets)
  return payersKnown(context, question)
    .payers.map(({ unit, by, pays }) => ({ unit, by, held: pays(end, asOf - 1) }))
    .filter(({ held }) => held > 0n)
    .toSorted(
      (a, b) =>
        compareBig(b.held, a.held) || compareText(a.unit, b.unit) || compareSlices(a.by, b.by),
    )
    .slice(offset, limit === null ? undefined : offset + limit)
    .map(({ unit, by, held }) => ({
      unit,
      by,
      amount: formatDecimal(held, context.setup.currency),
    }))
}
