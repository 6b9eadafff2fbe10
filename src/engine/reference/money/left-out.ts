import { formatDecimal } from '../../../money/decimal.ts'
import type { LeftOut, MoneyQuestion, NotCounted } from '../../money.ts'
import type { CheckedRow } from '../checks/checked-row.ts'
import { groupBy } from '../group-by.ts'
import type { CourseContext } from '../passages/courses.ts'
import { intervalsKnown } from './paid.ts'
import { moneyOf, textOf } from './row-values.ts'

interface Line {
  readonly why: NotCounted
  readonly row: CheckedRow
}

/**
 * Rows that began before the as-of and do not count. One cut short is told as such whether it
 * counts or not. Currencies and amounts as they are written, with the decimals of the project's
 * currency at least; the amount of those that have one.
 */
export function leftOutKnown(context: CourseContext, question: MoneyQuestion): LeftOut[] {
  const lines = intervalsKnown(context, question).flatMap(({ rows, why, isCut }) =>
    rows.flatMap((row): Line[] => [
      ...(why === null ? [] : [{ why, row }]),
      ...(isCut ? [{ why: 'overlap' as const, row }] : []),
    ]),
  )
  const groups = groupBy(lines, ({ why, row }) => JSON.stringify([why, textOf(row, 'currency')]))
  return [...groups.values()].map((same) => {
    const { why, row } = same[0]!
    const amounts = same.flatMap((line) => moneyOf(line.row, 'amount') ?? [])
    const sum = amounts.reduce((all, amount) => all + amount, 0n)
    return {
      why,
      intervals: same.length,
      currency: textOf(row, 'currency'),
      amount: amounts.length === 0 ? null : formatDecimal(sum, context.setup.currency),
    }
  })
}
