import { formatDecimal } from '../../../money/decimal.ts'
import { monthsBefore, startOfDay } from '../../../time/calendar.ts'
import type { Kept, KeptQuestion } from '../../money.ts'
import { groupBy } from '../group-by.ts'
import type { CourseContext } from '../passages/courses.ts'
import { payersKnown } from './payers.ts'
import { periodEnds } from './period-ends.ts'

/** What each unit pays at the end of every whole period, and paid a window before. */
export function keptMoney(context: CourseContext, question: KeptQuestion): Kept[] {
  const { offsets, setup } = context
  const { payers, paid } = payersKnown(context, question)
  const whole = periodEnds(paid, question, offsets).filter(({ isWhole }) => isWhole)
  return whole.flatMap(({ period, next, at }) => {
    const opens = startOfDay(monthsBefore(next, question.window), offsets)
    const all = payers.map(({ by, paid, pays }) => ({
      by,
      before: pays(opens, next - 1),
      now: pays(at, next - 1),
      hadBegun: paid.some(({ begin }) => begin < opens),
    }))
    const slices = groupBy(all, ({ by }) => JSON.stringify(by))
    return [...slices.values()].flatMap((own): Kept[] => {
      const opened = own.filter((each) => each.before > 0n)
      const back = own.filter((each) => each.before === 0n && each.now > 0n && each.hadBegun)
      if (opened.length === 0) return []
      return [
        {
          period,
          by: own[0]!.by,
          units: opened.length,
          left: opened.filter(({ now }) => now > 0n).length,
          opening: sumOf(
            setup.currency,
            opened.map(({ before }) => before),
          ),
          kept: sumOf(
            setup.currency,
            opened.map(({ before, now }) => (now < before ? now : before)),
          ),
          closing: sumOf(
            setup.currency,
            opened.map(({ now }) => now),
          ),
          returned: back.length,
          returnedAmount: sumOf(
            setup.currency,
            back.map(({ now }) => now),
          ),
        },
      ]
    })
  })
}

function sumOf(currency: string, amounts: readonly bigint[]): string {
  return formatDecimal(
    amounts.reduce((sum, amount) => sum + amount, 0n),
    currency,
  )
}
