import { formatDecimal } from '../../../money/decimal.ts'
import type { CohortCell, CohortQuestion } from '../../money.ts'
import { groupBy } from '../group-by.ts'
import type { CourseContext } from '../passages/courses.ts'
import { payersKnown } from './payers.ts'
import { periodEnds } from './period-ends.ts'

/**
 * Units by when they first paid at the end of a whole period. Each amount is by the rates of its
 * own end; `units` pay at that age, and there is no cell where nobody does.
 */
export function cohortMoney(context: CourseContext, question: CohortQuestion): CohortCell[] {
  const { offsets, setup } = context
  const { payers, paid } = payersKnown(context, question)
  const whole = periodEnds(paid, question, offsets).filter(({ isWhole }) => isWhole)
  const lines = payers.flatMap(({ by, pays }) => {
    const amounts = whole.map(({ at, next }) => pays(at, next - 1))
    const first = amounts.findIndex((amount) => amount > 0n)
    const start = whole[first]?.period
    const opening = amounts[first] ?? 0n
    if (start === undefined) return []
    return amounts
      .slice(first)
      .map((amount, age) => ({ start, by, age, amount, kept: amount < opening ? amount : opening }))
      .filter(({ amount }) => amount > 0n)
  })
  const cells = groupBy(lines, ({ start, by, age }) => JSON.stringify([start, by, age]))
  return [...cells.values()].map((same) => {
    const { start, by, age } = same[0]!
    const amount = same.reduce((sum, line) => sum + line.amount, 0n)
    const kept = same.reduce((sum, line) => sum + line.kept, 0n)
    return {
      start,
      by,
      age,
      units: same.length,
      amount: formatDecimal(amount, setup.currency),
      kept: formatDecimal(kept, setup.currency),
    }
  })
}
