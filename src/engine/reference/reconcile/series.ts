import { formatDecimal } from '../../../money/decimal.ts'
import { startOfDay } from '../../../time/calendar.ts'
import type { SeriesQuestion, SeriesSum } from '../../reconcile.ts'
import { rowsKnown } from '../checks/versions.ts'
import { groupBy } from '../group-by.ts'
import { moneyOf, textOf, timeOf } from '../money/row-values.ts'
import type { CourseContext } from '../passages/courses.ts'

/** Somebody else's figures, added up by series and month, and by account where asked. */
export function seriesKnown(context: CourseContext, question: SeriesQuestion): SeriesSum[] {
  const { table, knownBefore, name, month, byAccount, scope } = question
  if (scope.length > 0) return []
  const known = knownBefore === null ? Infinity : startOfDay(knownBefore, context.offsets)
  const isLedger = table === 'finance'
  const lines = rowsKnown(context.tables, table, known)
    .map((row) => ({
      name: isLedger ? table : (textOf(row, 'name') ?? ''),
      month: timeOf(row, 'month') ?? 0,
      account: isLedger ? null : textOf(row, 'account_id'),
      amount: moneyOf(row, isLedger ? 'revenue' : 'amount'),
    }))
    .filter((line) => name === null || line.name === name)
    .filter((line) => month === null || line.month === month)
    .flatMap(({ amount, ...line }) => (amount === null ? [] : [{ ...line, amount }]))
  const groups = groupBy(lines, (line) =>
    JSON.stringify([line.name, line.month, byAccount ? line.account : line.account !== null]),
  )
  return [...groups.values()].map((same) => {
    const [first] = same
    const sum = same.reduce((all, { amount }) => all + amount, 0n)
    return {
      name: first!.name,
      month: first!.month,
      ofAccounts: first!.account !== null,
      account: byAccount ? first!.account : null,
      rows: same.length,
      amount: formatDecimal(sum, context.setup.currency),
    }
  })
}
