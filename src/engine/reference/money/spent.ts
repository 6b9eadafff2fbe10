import { formatDecimal } from '../../../money/decimal.ts'
import { startOfDay } from '../../../time/calendar.ts'
import type { Spent, SpentQuestion } from '../../spend.ts'
import { mapsColumn } from '../checks/checked-table.ts'
import { rowsKnown } from '../checks/versions.ts'
import { passes, sliceIn } from '../dimensions.ts'
import { groupBy } from '../group-by.ts'
import type { CourseContext } from '../passages/courses.ts'
import { converted, ratesKnown } from './rates.ts'
import { moneyOf, textOf, timeOf } from './row-values.ts'

/** What was and will be spent, added up by month and slice. */
export function spentKnown(context: CourseContext, question: SpentQuestion): Spent[] {
  const { by, where, scope, knownBefore } = question
  const { offsets, setup, tables } = context
  const filters = [...where, ...scope]
  const table = tables.get('spend')
  const names = [...by, ...filters.map(({ dimension }) => dimension)]
  if (table === undefined || !names.every((name) => mapsColumn(table, name))) return []
  const known = knownBefore === null ? Infinity : startOfDay(knownBefore, offsets)
  const rateOn = ratesKnown(context, known)
  const lines = rowsKnown(tables, 'spend', known)
    .map((row) => ({ row, slice: sliceIn(table, row, context, names) }))
    .filter(({ slice }) => passes(slice, filters))
    .map(({ row, slice }) => ({
      month: timeOf(row, 'month') ?? 0,
      by: by.map((name) => slice[name] ?? null),
      currency: textOf(row, 'currency') ?? setup.currency,
      amount: moneyOf(row, 'amount') ?? 0n,
    }))
  const alike = groupBy(lines, (line) => JSON.stringify([line.month, line.by]))
  return [...alike.values()].map((same): Spent => {
    const { month, by: slice } = same[0]!
    const currencies = groupBy(same, ({ currency }) => currency)
    const sums = Array.from(currencies, ([currency, own]) => {
      const rate = rateOn(currency, month)
      const native = own.reduce((sum, { amount }) => sum + amount, 0n)
      return rate === null ? null : converted(native, rate)
    })
    const sum = sums.reduce((all, each) => (all === null || each === null ? null : all + each), 0n)
    return { month, by: slice, amount: sum === null ? null : formatDecimal(sum, setup.currency) }
  })
}
