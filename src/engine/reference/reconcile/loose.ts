import { formatDecimal } from '../../../money/decimal.ts'
import { startOfDay } from '../../../time/calendar.ts'
import type { KnotQuestion, Loose } from '../../reconcile.ts'
import type { CheckedRow } from '../checks/checked-row.ts'
import { rowsKnown } from '../checks/versions.ts'
import { passes } from '../dimensions.ts'
import { groupBy } from '../group-by.ts'
import { textOf, timeOf } from '../money/row-values.ts'
import type { CourseContext } from '../passages/courses.ts'
import { endBefore } from '../passages/passages.ts'
import type { FullPassage } from '../passages/passages.ts'
import { slicesKnown } from '../subscription-slices.ts'
import { smallest } from '../text-order.ts'

/** @param passages of the stage of the question */
export function looseAsOf(
  context: CourseContext,
  passages: readonly FullPassage[],
  { asOf: day, knownBefore, scope }: KnotQuestion,
): Loose[] {
  const { tables, offsets, setup } = context
  const known = knownBefore === null ? Infinity : startOfDay(knownBefore, offsets)
  const asOf = startOfDay(day, offsets)
  if (!tables.has('subscriptions')) return []
  const subscriptions = [
    ...groupBy(rowsKnown(tables, 'subscriptions', known), (row) => idOf(row)).values(),
  ].map(firstOf)
  const ids = new Set(subscriptions.map(({ id }) => id))
  const journeys = rowsKnown(tables, 'journeys', known)
  const names = new Map(
    journeys.map((row) => [textOf(row, 'journey_id'), textOf(row, 'subscription_id')]),
  )
  const naming = groupBy(journeys, (row) => textOf(row, 'subscription_id'))
  const unnamed = subscriptions.filter(({ id }) => !naming.has(id))
  const won = passages
    .filter(({ entered }) => entered < asOf)
    .map((passage) => {
      const named = names.get(passage.journey) ?? null
      return { passage, named, isFound: named !== null && ids.has(named) }
    })
  const sliceFor = slicesKnown(context, known)
  return [
    ...won
      .filter(({ isFound, passage }) => !isFound && endBefore(passage, asOf).outcome !== 'lost')
      .filter(({ passage }) => unnamed.every(({ account }) => account !== passage.account))
      .filter(({ passage }) => passes(passage.slice, scope))
      .map(({ passage, named }): Loose => {
        const { journey, account, entered, amount } = passage
        return {
          side: 'won',
          journey,
          subscription: named,
          account,
          at: Number.isFinite(entered) ? entered : null,
          amount: amount === null ? null : formatDecimal(amount, setup.currency),
        }
      }),
    ...subscriptions
      .filter(({ id, since }) => since < asOf && won.every(({ named }) => named !== id))
      .filter(
        ({ id, account }) =>
          naming.has(id) ||
          won.every(({ isFound, passage }) => isFound || passage.account !== account),
      )
      .filter(({ row }) => passes(sliceFor(row), scope))
      .map(({ id, account, since }): Loose => {
        const own = (naming.get(id) ?? []).map((row) => textOf(row, 'journey_id'))
        return {
          side: 'paid',
          journey: smallest(own),
          subscription: id,
          account,
          at: since,
          amount: null,
        }
      }),
  ]
}

interface First {
  readonly id: string
  readonly row: CheckedRow
  readonly account: string | null
  readonly since: number
}

/** A subscription by its first interval, and when it was signed or began. */
function firstOf(rows: readonly CheckedRow[]): First {
  const row = rows.reduce((a, b) =>
    (timeOf(b, 'started_at') ?? 0) < (timeOf(a, 'started_at') ?? 0) ? b : a,
  )
  const moments = rows.flatMap((each) => [
    timeOf(each, 'started_at') ?? Infinity,
    timeOf(each, 'committed_at') ?? Infinity,
  ])
  return { id: idOf(row), row, account: textOf(row, 'account_id'), since: Math.min(...moments) }
}

function idOf(row: CheckedRow): string {
  return textOf(row, 'subscription_id') ?? ''
}
