import { formatDecimal } from '../../../money/decimal.ts'
import type { Page } from '../../engine.ts'
import type { MoneyQuestion, Moved, UnitMoved, UnitsQuestion } from '../../money.ts'
import { groupBy } from '../group-by.ts'
import { pageOf } from '../page.ts'
import type { CourseContext } from '../passages/courses.ts'
import { compareText } from '../text-order.ts'
import { changesKnown } from './changes.ts'
import type { Change } from './changes.ts'

/** The sums of movements. Day by day a unit moves as often as it does. */
export function movedMoney(context: CourseContext, question: MoneyQuestion): Moved[] {
  const { currency } = context.setup
  const changes = changesKnown(context, question)
  const moving = changes.filter(({ movement }) => movement !== null)
  const perMovement = groupBy(moving, ({ period, by, movement }) =>
    JSON.stringify([period, by, movement]),
  )
  const perSlice = groupBy(changes, ({ period, by }) => JSON.stringify([period, by]))
  return [
    ...[...perMovement.values()].flatMap((same): Moved[] => {
      const { period, by, movement } = same[0]!
      const amount = same.reduce((sum, { before, after }) => sum + after - before, 0n)
      if (movement === null) return []
      const units = same.length
      return [{ period, by, movement, units, amount: formatDecimal(amount, currency) }]
    }),
    ...[...perSlice.values()].flatMap((same): Moved[] => {
      const { period, by } = same[0]!
      const sum = same.reduce((all, change) => all + change.currency, 0n)
      if (sum === 0n) return []
      const amount = formatDecimal(sum, currency)
      return [{ period, by, movement: 'currency', units: 0, amount }]
    }),
  ]
}

/** The units behind movements, one line for each time and slice in which one moves. */
export function unitsMovedKnown(context: CourseContext, question: UnitsQuestion): Page<UnitMoved> {
  const { periods, movements } = question
  const { currency } = context.setup
  const all = changesKnown(context, question).flatMap((change) => {
    const { period, movement } = change
    const isAsked =
      movement !== null &&
      (periods.length === 0 || periods.includes(period)) &&
      (movements.length === 0 || movements.includes(movement))
    return isAsked ? [{ ...change, movement }] : []
  })
  const { items, total } = pageOf(all.toSorted(largestFirst), question)
  return {
    total,
    items: items.map(({ period, unit, movement, before, after }) => ({
      period,
      unit,
      movement,
      before: formatDecimal(before, currency),
      after: formatDecimal(after, currency),
    })),
  }
}

/** By size of the change, then unit, period, movement, what it was before, and slice. */
function largestFirst(a: Change, b: Change): number {
  return (
    compareBig(sizeOf(b), sizeOf(a)) ||
    compareText(a.unit, b.unit) ||
    a.period - b.period ||
    compareText(a.movement ?? '', b.movement ?? '') ||
    compareBig(a.before, b.before) ||
    compareSlices(a.by, b.by)
  )
}

/** By the values of slices in their order. */
export function compareSlices(a: Change['by'], b: Change['by']): number {
  return a.map((value, i) => compareValues(value, b[i] ?? null)).find((order) => order !== 0) ?? 0
}

/** What is missing stands last. */
export function compareValues(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compareText(a, b)
}

function sizeOf({ before, after }: Pick<Change, 'before' | 'after'>): bigint {
  return after > before ? after - before : before - after
}

export function compareBig(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1
}
