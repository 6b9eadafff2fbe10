import * as fc from 'fast-check'
import type { MoneyQuestion, Movement } from '../../src/engine/money.ts'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import { policies } from './generate-money.ts'

/** What a question about money has beside what every question has. */
export interface MoneyRecipe {
  readonly policies: RevenuePolicies
  readonly grain: MoneyQuestion['grain']
  readonly interval: MoneyQuestion['interval']
  readonly window: number
  readonly movements: readonly Movement[]
  /** Of every slice. */
  readonly isWhole: boolean
}

export const moneyRecipes: fc.Arbitrary<MoneyRecipe> = fc.record({
  policies,
  grain: fc.constantFrom('subscription', 'product', 'account', 'account', 'parent'),
  interval: fc.constantFrom('month', 'month', 'month', 'quarter', 'quarter', 'year', 'day'),
  window: fc.constantFrom(1, 1, 2, 3, 12),
  movements: fc.uniqueArray(
    fc.constantFrom('new', 'reactivation', 'expansion', 'contraction', 'churn', 'currency'),
    { maxLength: 2 },
  ),
  isWhole: fc.nat(2).map((n) => n > 0),
})
