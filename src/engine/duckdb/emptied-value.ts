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

/**
 * Of a value that cannot be read nothing is kept, and nothing more is doubted.
 * @param fault SQL, NULL where the value can be read
 */
export function emptiedAtFault(plan: CastPlan, fault: string): CastPlan {
  const doubts = Object.entries(plan.doubts).map(([code, when]) => [
    code,
    `${fault} IS NULL AND ${when}`,
  ])
  return {
    ...plan,
    value: `CASE WHEN ${fault} IS NULL THEN ${plan.value} END`,
    doubts: Object.fromEntries(doubts),
  }
}
