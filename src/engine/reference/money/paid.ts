import { startOfDay, dayOfInstant } from '../../../time/calendar.ts'
import type { MoneyQuestion } from '../../money.ts'
import type { CheckedRow } from '../checks/checked-row.ts'
import { rowsKnown } from '../checks/versions.ts'
import { passes } from '../dimensions.ts'
import type { Slice } from '../dimensions.ts'
import { accountsKnown } from '../passages/courses.ts'
import type { CourseContext } from '../passages/courses.ts'
import { slicesKnown } from '../subscription-slices.ts'
import { chargeIntervals } from './charge-intervals.ts'
import type { Judged, Piece } from './judged.ts'
import { converted, ratesKnown } from './rates.ts'
import { textOf } from './row-values.ts'
import { subscriptionIntervals } from './subscription-intervals.ts'

/** An interval with whose it is. */
export interface Interval extends Judged {
  readonly unit: string
  readonly slice: Slice
}

/** What a unit pays in a slice, in a currency, from one moment until another. */
export interface Paid extends Piece {
  readonly unit: string
  /** One value per dimension of the question's `by`. */
  readonly by: readonly (string | null)[]
  readonly currency: string
  /** A row it was read from. */
  readonly row: CheckedRow
  /** When its interval began, with another price perhaps. */
  readonly begun: number
}

/** Every interval of the question's slices that began before its as-of. */
export function intervalsKnown(context: CourseContext, question: MoneyQuestion): Interval[] {
  const asOf = startOfDay(question.asOf, context.offsets)
  return everyInterval(context, question).filter(({ begin }) => begin < asOf)
}

function everyInterval(context: CourseContext, question: MoneyQuestion): Interval[] {
  const { policies, where, scope } = question
  const { setup, offsets, tables } = context
  const known = question.knownBefore === null ? Infinity : startOfDay(question.knownBefore, offsets)
  const rows = rowsKnown(tables, policies.source, known)
  const judged =
    policies.source === 'subscriptions'
      ? subscriptionIntervals(rows, policies, setup.currency)
      : chargeIntervals(rows, policies, context)
  const rateOn = ratesKnown(context, known)
  const sliceFor = slicesKnown(context, known)
  const unitFor = unitsKnown(context, known, question)
  return judged
    .map((each) => withRate(each, rateOn(each.currency, dayOfInstant(each.begin, offsets))))
    .map((each) => ({ ...each, unit: unitFor(each.rows[0]!), slice: sliceFor(each.rows[0]!) }))
    .filter(({ slice }) => passes(slice, [...where, ...scope]))
}

/** What counts of these, in the project's currency where it is worth what it was at its beginning. */
export function paidKnown(context: CourseContext, question: MoneyQuestion): Paid[] {
  return paidOf(intervalsKnown(context, question), context, question)
}

/** The same with what begins after the as-of. */
export function paidAhead(context: CourseContext, question: MoneyQuestion): Paid[] {
  return paidOf(everyInterval(context, question), context, question)
}

function paidOf(
  intervals: readonly Interval[],
  context: CourseContext,
  question: MoneyQuestion,
): Paid[] {
  const { offsets, setup } = context
  const known = question.knownBefore === null ? Infinity : startOfDay(question.knownBefore, offsets)
  const rateOn = ratesKnown(context, known)
  const isFixed = question.policies.currency === 'begin'
  return intervals.flatMap(({ pieces, rows, unit, slice, currency, begin }) => {
    const rate = isFixed ? rateOn(currency, dayOfInstant(begin, offsets)) : null
    const by = question.by.map((name) => slice[name] ?? null)
    return pieces.map((piece) => ({
      ...piece,
      unit,
      by,
      row: rows[0]!,
      begun: begin,
      currency: rate === null ? currency : setup.currency,
      amount: rate === null ? piece.amount : converted(piece.amount, rate),
    }))
  })
}

function withRate(judged: Judged, rate: bigint | null): Judged {
  return judged.why === null && rate === null ? { ...judged, why: 'no_rate', pieces: [] } : judged
}

function unitsKnown(
  context: CourseContext,
  before: number,
  { grain }: MoneyQuestion,
): (row: CheckedRow) => string {
  const accounts = accountsKnown(context.tables, before)
  return (row) => {
    const account = textOf(row, 'account_id') ?? ''
    const known = accounts.get(account)
    switch (grain) {
      case 'subscription':
        return textOf(row, 'subscription_id') ?? account
      case 'product':
        return `${account} · ${textOf(row, 'product') ?? ''}`
      case 'account':
        return account
      case 'parent':
        return (known === undefined ? null : textOf(known, 'parent_id')) ?? account
    }
  }
}
