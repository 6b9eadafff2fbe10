import type { Column, Table } from '../../standard/types.ts'
import type { CastPlan } from './cast-column.ts'

/**
 * A row is set apart where this column cannot be read: it says what the row is, when it happened,
 * or what was known when, which is never guessed.
 */
export function isNeeded(
  { key, defaultKey = [], time }: Table,
  { name, required }: Column,
): boolean {
  return required || [...key, ...defaultKey, time, 'recorded_at', 'retracted'].includes(name)
}

/** Of a value that cannot be read nothing is kept, and nothing more is doubted. */
export function emptiedAtFault(plan: CastPlan): CastPlan {
  const doubts = Object.entries(plan.doubts).map(([code, when]) => [
    code,
    `(${plan.fault}) IS NULL AND ${when}`,
  ])
  return {
    ...plan,
    value: `CASE WHEN (${plan.fault}) IS NULL THEN ${plan.value} END`,
    doubts: Object.fromEntries(doubts),
  }
}
