import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import type { Buyers, EachBuyer, PurchasesQuestion } from '../../src/engine/purchases.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { questionFor } from './generate-questions.ts'
import type { QuestionRecipe } from './generate-questions.ts'
import { moneyFor } from './generate-money-questions.ts'
import { sumsOf } from './money-sums.ts'
import type { Suite } from './suite-settings.ts'

/** Purchases without a contract: as the reference engine says, and in themselves. */
export function describePurchases({ always, timeout }: Suite): void {
  describe('purchases', { timeout }, () => {
    it('are those of the reference engine, to the last digit', () =>
      always(async (engine, company, recipes) => {
        const judge = referenceEngine({ ...company, buildId: 'reference', headlines })
        for (const recipe of recipes) {
          const question = purchasesFor(recipe, judge)
          expect(await everything(engine, question, recipe), JSON.stringify(question)).toEqual(
            await everything(judge, question, recipe),
          )
        }
      }))

    it('are each customer’s, alike or not, and those of all periods together', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = purchasesFor(recipe, engine)
          const told = JSON.stringify(question)
          const [alike, each] = [await engine.buyers(question), await everyBuyer(engine, question)]
          const expected = new Map<string, number>()
          for (const { account: _account, ...bought } of each) {
            const key = JSON.stringify(bought)
            expected.set(key, (expected.get(key) ?? 0) + 1)
          }
          expect(
            new Map(alike.map(({ count, ...bought }) => [JSON.stringify(bought), count])),
            told,
          ).toEqual(expected)
          for (const interval of ['day', 'month', 'year'] as const) {
            const sold = await engine.sold({ ...question, interval })
            expect(total(sold.map(({ firsts }) => firsts))).toBe(each.length)
            expect(total(sold.map(({ repeats }) => repeats))).toBe(
              total(each.map(({ repeats }) => repeats)),
            )
            const spent = [sold, each].map((lines) =>
              sumsOf<EachBuyer | (typeof sold)[number]>(
                lines,
                ({ by }) => by,
                (line) => line.spent,
              ),
            )
            expect(spent[0], told).toEqual(spent[1])
          }
          for (const { repeats, first, last } of alike) {
            expect(repeats === 0 ? first === last : last - first >= repeats, told).toBe(true)
            expect(last < question.asOf, told).toBe(true)
          }
        }
      }))

    it('of the past are what was bought before it, whatever was bought since', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = purchasesFor(recipe, engine)
          const asOf = question.asOf - 20
          const sold = await engine.sold({ ...question, interval: 'day' })
          const before = await engine.sold({ ...question, asOf, interval: 'day' })
          expect(before.map(keyOf).toSorted(), JSON.stringify(question)).toEqual(
            sold
              .filter(({ period }) => period < asOf)
              .map(keyOf)
              .toSorted(),
          )
        }
      }))
  })
}

async function everything(engine: Engine, question: PurchasesQuestion, recipe: QuestionRecipe) {
  const { interval } = recipe.money
  const page = { limit: 2, offset: 1 }
  return {
    buyers: (await engine.buyers(question)).toSorted(inText),
    each: await everyBuyer(engine, question),
    page: await engine.eachBuyer({ ...question, ...page }),
    sold: (await engine.sold({ ...question, interval })).toSorted(inText),
    not: (await engine.notPurchased(question)).toSorted(inText),
  }
}

async function everyBuyer(engine: Engine, question: PurchasesQuestion): Promise<EachBuyer[]> {
  const { items } = await engine.eachBuyer({ ...question, limit: 10_000, offset: 0 })
  return [...items]
}

function purchasesFor(recipe: QuestionRecipe, { catalog }: Engine): PurchasesQuestion {
  const { asOf, knownBefore, by, where, scope, policies } = moneyFor(recipe, catalog)
  const { from, to } = questionFor(recipe, catalog)
  const { interval, window } = recipe.money
  const range = interval === 'quarter' ? { from, to } : { from: null, to: null }
  const kinds = policies.usage === 'include' ? ['one_off', 'usage', 'credit'] : null
  const { notCounted } = policies
  const asked = window === 1 ? ['one_off', 'recurring'] : kinds
  return { asOf, knownBefore, by, where, scope, ...range, kinds: asked, notCounted }
}

function inText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}

function keyOf({
  period,
  by,
  firsts,
  repeats,
  spent,
}: {
  readonly period: number
  readonly by: Buyers['by']
  readonly firsts: number
  readonly repeats: number
  readonly spent: string
}): string {
  return JSON.stringify([period, by, firsts, repeats, spent])
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
