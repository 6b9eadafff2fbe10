import { formatDecimal, minorDigits, readDecimal } from '../../money/decimal.ts'
import { meanAlive } from '../../models/math/buyers.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerRow, AnswerTable } from '../answer.ts'
import { dimensionColumn } from '../columns.ts'
import type { CountedBuyers, SliceBuyers } from './count-buyers.ts'
import { purchaseColumns } from './purchase-columns.ts'
import { purchaseFindings } from './purchase-findings.ts'
import { purchaseSentence } from './purchase-words.ts'
import { purchasesRef } from '../refs/purchases-ref.ts'
import { rangedCells } from '../lifetime/ranged.ts'

/** One row for each slice: who buys again, what is to come, and how well that was foretold. */
export function purchaseRows(counted: CountedBuyers): AnswerTable {
  const { context, asked, slices, months } = counted
  const columns = purchaseColumns(months, context.lang)
  const taken = columns.map(({ name }) => name)
  const dimensions = asked.by.map((name) => dimensionColumn(name, taken))
  return {
    asOf: formatDay(asked.asOf),
    columns: [...dimensions, ...columns],
    rows: slices
      .filter(({ buyers }) => buyers.length > 0)
      .map((slice): AnswerRow => ({
        ...Object.fromEntries(dimensions.map((each, at) => [each.name, slice.by[at] ?? null])),
        ...figures(slice, counted),
        ref: purchasesRef(slice.by, counted),
      })),
    summary: purchaseSummary(counted, 'purchases'),
    findings: purchaseFindings(counted),
  }
}

/** What all views say beside their rows. */
export function purchaseSummary(counted: CountedBuyers, view: string): AnswerTable['summary'] {
  const { months, split, question, until } = counted
  return {
    sentence: purchaseSentence(counted),
    view,
    months,
    charges: question.kinds === null ? 'all' : 'apart',
    known_until: formatDay(until),
    checked_from: split === null ? null : formatDay(split),
  }
}

function figures(slice: SliceBuyers, { context, split }: CountedBuyers): AnswerRow {
  const { buyers, fitted, told, check } = slice
  const { currency } = context.engine.catalog
  const digits = minorDigits(currency)
  const money = (value: number | null): string | null =>
    value === null ? null : value.toFixed(digits)
  const spent = buyers.reduce((sum, each) => sum + readDecimal(each.spent) * BigInt(each.count), 0n)
  return {
    customers: fitted.customers,
    repeated: buyers.reduce((sum, { repeats, count }) => sum + (repeats > 0 ? count : 0), 0),
    repeats: fitted.repeats,
    spent: formatDecimal(spent, currency),
    alive: meanAlive(fitted),
    ...rangedCells('expected', told.purchases, (value) => value),
    expected_naive: told.naive,
    ...rangedCells('value', told.value, money),
    checked_from: split === null ? null : formatDay(split),
    actual: check?.actual ?? null,
    ...rangedCells('predicted', check?.told.purchases, (value) => value),
    predicted_naive: check?.told.naive ?? null,
    actual_spent: money(check?.spent ?? null),
    ...rangedCells('predicted_value', check?.told.value, money),
  }
}
