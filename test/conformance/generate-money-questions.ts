import type { Catalog } from '../../src/engine/engine.ts'
import type { KeptQuestion, MoneyQuestion } from '../../src/engine/money.ts'
import type { ValuedQuestion } from '../../src/engine/valued.ts'
import { questionFor } from './generate-questions.ts'
import type { QuestionRecipe } from './generate-questions.ts'

/** The question about money put to what a catalog has. */
export function moneyFor(recipe: QuestionRecipe, catalog: Catalog): MoneyQuestion {
  const { asOf, knownBefore, by, where, scope } = questionFor(recipe, catalog)
  const { policies, grain, interval, isWhole } = recipe.money
  const filters = isWhole ? { where: [], scope: [] } : { where, scope }
  return { asOf, knownBefore, by, ...filters, policies, grain, interval }
}

/** The same of what is kept, where days are no periods. */
export function keptFor(recipe: QuestionRecipe, catalog: Catalog): KeptQuestion {
  const question = moneyFor(recipe, catalog)
  const { interval } = question
  const { window } = recipe.money
  return { ...question, interval: interval === 'day' ? 'month' : interval, window }
}

/** The same of what accounts were worth. */
export function valuedFor(recipe: QuestionRecipe, catalog: Catalog): ValuedQuestion {
  const { from, to } = questionFor(recipe, catalog)
  const { grain: _, interval, ...question } = moneyFor(recipe, catalog)
  const range = interval === 'quarter' ? { from, to } : { from: null, to: null }
  return { ...question, ...range, months: recipe.money.window }
}
