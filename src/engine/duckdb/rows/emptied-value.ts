import type { CastPlan } from './cast-plan.ts'

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
