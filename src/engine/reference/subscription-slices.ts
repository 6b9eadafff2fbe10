import type { CheckedRow } from './checks/checked-row.ts'
import { rowsKnown } from './checks/versions.ts'
import { sliceOf } from './dimensions.ts'
import type { Slice } from './dimensions.ts'
import { accountsKnown } from './passages/courses.ts'
import type { CourseContext } from './passages/courses.ts'
import { compareText } from './text-order.ts'

/**
 * The slice of a row that names a subscription and an account: of the first journey by id that
 * names the subscription, and of its own account.
 */
export function slicesKnown(context: CourseContext, before: number): (row: CheckedRow) => Slice {
  const accounts = accountsKnown(context.tables, before)
  const journeys = new Map<string, CheckedRow>()
  const inOrder = rowsKnown(context.tables, 'journeys', before).toSorted((a, b) =>
    compareText(textOf(a, 'journey_id') ?? '', textOf(b, 'journey_id') ?? ''),
  )
  for (const journey of inOrder) {
    const subscription = textOf(journey, 'subscription_id')
    if (subscription !== null && !journeys.has(subscription)) journeys.set(subscription, journey)
  }
  return (row) =>
    sliceOf(
      {
        journey: journeys.get(textOf(row, 'subscription_id') ?? '') ?? null,
        account: accounts.get(textOf(row, 'account_id') ?? '') ?? null,
      },
      context,
    )
}

function textOf(row: CheckedRow, column: string): string | null {
  const value = row.values[column] ?? null
  return value === null ? null : String(value)
}
