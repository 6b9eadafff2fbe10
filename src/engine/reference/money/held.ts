import { formatDecimal } from '../../../money/decimal.ts'
import { startOfDay } from '../../../time/calendar.ts'
import type { Held, HeldQuestion } from '../../money.ts'
import type { CourseContext } from '../passages/courses.ts'
import { groupBy } from '../group-by.ts'
import { amountAt, runningAt } from './amount-at.ts'
import { compareBig, compareSlices } from './movements.ts'
import { payersKnown } from './payers.ts'
import { compareText } from '../text-order.ts'

interface Holder extends Pick<Held, 'unit' | 'by'> {
  readonly held: bigint
  /** As written, of one currency. */
  readonly paid: bigint
  readonly currency: string | null
}

/** What each unit pays at the as-of date, at the rates of the day before. */
export function heldMoney(context: CourseContext, question: HeldQuestion): Held[] {
  const { limit, offset } = question
  const own = context.setup.currency
  const holders = question.of === 'foreign' ? foreign(context, question) : all(context, question)
  return holders
    .slice(offset, limit === null ? undefined : offset + limit)
    .map(({ unit, by, held, currency, paid }) => ({
      unit,
      by,
      amount: formatDecimal(held, own),
      ...(currency === null ? {} : { native: { currency, amount: formatDecimal(paid, own) } }),
    }))
}

function all(context: CourseContext, question: HeldQuestion): Holder[] {
  const { asOf } = question
  const end = startOfDay(asOf, context.offsets)
  return payersKnown(context, question)
    .payers.map(({ unit, by, pays }) => {
      const held = pays(end, asOf - 1)
      return { unit, by, held, paid: held, currency: null }
    })
    .filter(({ held }) => held > 0n)
    .toSorted(
      (a, b) =>
        compareBig(b.held, a.held) || compareText(a.unit, b.unit) || compareSlices(a.by, b.by),
    )
}

function foreign(context: CourseContext, question: HeldQuestion): Holder[] {
  const { asOf } = question
  const end = startOfDay(asOf, context.offsets)
  const { payers, rateOn } = payersKnown(context, question)
  return payers
    .flatMap(({ unit, by, paid }) =>
      [...groupBy(runningAt(paid, end), ({ currency }) => currency)].map(([currency, same]) => ({
        unit,
        by,
        currency,
        paid: same.reduce((sum, { amount }) => sum + amount, 0n),
        held: amountAt(same, end, { rateOn, day: asOf - 1 }),
      })),
    )
    .filter(({ currency, paid }) => currency !== context.setup.currency && paid > 0n)
    .toSorted(
      (a, b) =>
        compareText(a.unit, b.unit) ||
        compareSlices(a.by, b.by) ||
        compareText(a.currency, b.currency),
    )
}
