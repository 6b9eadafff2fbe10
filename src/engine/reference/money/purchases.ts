import { formatDecimal } from '../../../money/decimal.ts'
import { periodStart, startOfDay } from '../../../time/calendar.ts'
import type { Day, Page } from '../../engine.ts'
import type {
  Bought,
  Buyers,
  EachBuyer,
  EachBuyerQuestion,
  NotBought,
  NotPurchased,
  PurchasesQuestion,
  Sold,
  SoldQuestion,
} from '../../purchases.ts'
import type { CheckedRow } from '../checks/checked-row.ts'
import { rowsKnown } from '../checks/versions.ts'
import { passes } from '../dimensions.ts'
import { groupBy } from '../group-by.ts'
import { pageOf } from '../page.ts'
import type { CourseContext } from '../passages/courses.ts'
import { slicesKnown } from '../subscription-slices.ts'
import { compareText } from '../text-order.ts'
import { begunDay } from './begun-day.ts'
import { compareSlices } from './movements.ts'
import { converted, ratesKnown } from './rates.ts'
import { lowerOf, moneyOf, textOf, timeOf } from './row-values.ts'

interface Line {
  readonly account: string
  readonly by: readonly (string | null)[]
  readonly day: Day
  readonly currency: string
  readonly amount: bigint
  readonly why: NotBought | null
}

/** What a customer paid on a day, in the project's currency. */
interface OnDay {
  readonly account: string
  readonly by: readonly (string | null)[]
  readonly day: Day
  readonly paid: bigint
  readonly lines: number
}

interface Buyer {
  readonly account: string
  readonly by: readonly (string | null)[]
  /** In the order of time. */
  readonly purchases: readonly OnDay[]
}

export function buyersKnown(context: CourseContext, question: PurchasesQuestion): Buyers[] {
  const bought = everyBuyer(context, question).map((buyer) => boughtBy(buyer, context))
  const alike = groupBy(bought, (each) => JSON.stringify(each))
  return [...alike.values()].map((same): Buyers => ({ ...same[0]!, count: same.length }))
}

export function eachBuyerKnown(
  context: CourseContext,
  question: EachBuyerQuestion,
): Page<EachBuyer> {
  const inOrder = everyBuyer(context, question).toSorted(
    (a, b) => compareText(a.account, b.account) || compareSlices(a.by, b.by),
  )
  const each = inOrder.map((buyer) => ({ account: buyer.account, ...boughtBy(buyer, context) }))
  return pageOf(each, question)
}

export function soldKnown(context: CourseContext, question: SoldQuestion): Sold[] {
  const { interval } = question
  const sold = everyBuyer(context, question).flatMap(({ by, purchases }) =>
    purchases.map(({ day, paid }, place) => ({
      period: interval === 'day' ? day : periodStart(day, interval),
      by,
      paid: place === 0 ? 0n : paid,
      isFirst: place === 0,
    })),
  )
  const alike = groupBy(sold, ({ period, by }) => JSON.stringify([period, by]))
  return [...alike.values()].map((same): Sold => {
    const firsts = same.filter(({ isFirst }) => isFirst).length
    const spent = same.reduce((sum, { paid }) => sum + paid, 0n)
    const { period, by } = same[0]!
    const repeats = same.length - firsts
    return { period, by, firsts, repeats, spent: formatDecimal(spent, context.setup.currency) }
  })
}

export function notPurchasedKnown(
  context: CourseContext,
  question: PurchasesQuestion,
): NotPurchased[] {
  const lines = linesKnown(context, question)
  const apart = lines.flatMap(({ why }) => (why === null ? [] : [{ why, lines: 1 }]))
  const nothing = daysOf(lines, context, question)
    .filter(({ paid }) => paid <= 0n)
    .map((day) => ({ why: 'not_positive' as const, lines: day.lines }))
  const alike = groupBy([...apart, ...nothing], ({ why }) => why)
  return Array.from(alike, ([why, same]) => ({
    why,
    lines: same.reduce((sum, each) => sum + each.lines, 0),
  }))
}

function boughtBy({ by, purchases }: Buyer, { setup }: CourseContext): Bought {
  const spent = purchases.slice(1).reduce((sum, { paid }) => sum + paid, 0n)
  return {
    by,
    repeats: purchases.length - 1,
    first: purchases[0]!.day,
    last: purchases.at(-1)!.day,
    spent: formatDecimal(spent, setup.currency),
  }
}

function everyBuyer(context: CourseContext, question: PurchasesQuestion): Buyer[] {
  const { from, to } = question
  const paid = daysOf(linesKnown(context, question), context, question)
  const buyers = groupBy(
    paid.filter((each) => each.paid > 0n),
    ({ account, by }) => JSON.stringify([account, by]),
  )
  return [...buyers.values()]
    .map((days) => days.toSorted((a, b) => a.day - b.day))
    .map((purchases) => ({ account: purchases[0]!.account, by: purchases[0]!.by, purchases }))
    .filter(({ purchases }) => {
      const first = purchases[0]!.day
      return first >= (from ?? -Infinity) && first < (to ?? Infinity)
    })
}

function daysOf(
  lines: readonly Line[],
  context: CourseContext,
  question: PurchasesQuestion,
): OnDay[] {
  const rateOn = ratesKnown(context, knownUntil(context, question))
  const counted = lines.filter(({ why }) => why === null)
  const alike = groupBy(counted, ({ account, by, day }) => JSON.stringify([account, by, day]))
  return [...alike.values()].map((same): OnDay => {
    const { account, by, day } = same[0]!
    const currencies = groupBy(same, ({ currency }) => currency)
    const paid = [...currencies].reduce((all, [currency, own]) => {
      const native = own.reduce((sum, { amount }) => sum + amount, 0n)
      return all + converted(native, rateOn(currency, day) ?? 0n)
    }, 0n)
    return { account, by, day, paid, lines: same.length }
  })
}

function linesKnown(context: CourseContext, question: PurchasesQuestion): Line[] {
  const { offsets, setup, tables } = context
  const { by, where, scope, kinds, notCounted } = question
  const known = knownUntil(context, question)
  const asOf = startOfDay(question.asOf, offsets)
  const rateOn = ratesKnown(context, known)
  const sliceFor = slicesKnown(context, known)
  const whyNot = (row: CheckedRow, currency: string, day: Day): NotBought | null => {
    if (textOf(row, 'account_id') === null) return 'no_account'
    const kind = lowerOf(row, 'kind') || 'recurring'
    if (kinds !== null && !kinds.includes(kind)) return 'other_kind'
    if (notCounted.includes(lowerOf(row, 'status'))) return 'not_counted'
    return rateOn(currency, day) === null ? 'no_rate' : null
  }
  return rowsKnown(tables, 'charges', known).flatMap((row): Line[] => {
    const at = timeOf(row, 'charged_at') ?? Infinity
    const slice = sliceFor(row)
    if (at >= asOf || !passes(slice, [...where, ...scope])) return []
    const day = begunDay(at, offsets)
    const currency = textOf(row, 'currency') ?? setup.currency
    return [
      {
        account: textOf(row, 'account_id') ?? '',
        by: by.map((name) => slice[name] ?? null),
        day,
        currency,
        amount: moneyOf(row, 'amount') ?? 0n,
        why: whyNot(row, currency, day),
      },
    ]
  })
}

function knownUntil({ offsets }: CourseContext, { knownBefore }: PurchasesQuestion): number {
  return knownBefore === null ? Infinity : startOfDay(knownBefore, offsets)
}
