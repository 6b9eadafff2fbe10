import { formatDecimal } from '../../../models/business/money.ts'
import type { CohortCell, CohortQuestion } from '../../money.ts'
import { groupBy } from '../group-by.ts'
import type { CourseContext } from '../passages/courses.ts'
import { payersKnown } from './payers.ts'
import { periodEnds } from './period-ends.ts'

/**
 * Units by when they first paid at the end of a whole period; a cell for every whole period since.
 * `units` pay at that age; both amounts that are compared are by the rates of its end.
 */
export function cohortMoney(context: CourseContext, question: CohortQuestion): CohortCell[] {
  const { offsets, setup } = context
  const { payers, paid } = payersKnown(context, question)
  const whole = periodEnds(paid, question, offsets).filter(({ isWhole }) => isWhole)
  const lines = payers.flatMap(({ by, pays }) => {
    const first = whole.findIndex(({ at, next }) => pays(at, next - 1) > 0n)
    return first === -1
      ? []
      : whole.slice(first).map(({ at, next }, age) => {
          const amount = pays(at, next - 1)
          const opening = pays(whole[first]!.at, next - 1)
          const kept = amount < opening ? amount : opening
          return { start: whole[first]!.period, by, age, amount, kept }
        })
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
      units: same.filter((line) => line.amount > 0n).length,
      amount: formatDecimal(amount, setup.currency),
      kept: formatDecimal(kept, setup.currency),
    }
  })
}
