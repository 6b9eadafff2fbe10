import { describe, expect, it } from 'vitest'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import type { Engine } from '../../src/engine/engine.ts'
import {
  comparableCohorts,
  comparableKept,
  comparableLeftOut,
  comparableMoved,
  comparableSpent,
  comparableValued,
} from './comparable.ts'
import { keptFor, moneyFor, valuedFor } from './generate-money-questions.ts'
import type { QuestionRecipe } from './generate-questions.ts'
import type { Suite } from './suite-settings.ts'
import { everyAccountValued, everyUnitMoved } from './whole-answers.ts'

/** The engine says of recurring money what the reference engine says, to the last digit. */
export function describeMoneyAgreement({ always, timeout }: Suite): void {
  describe('agrees with the reference engine on recurring money', { timeout }, () => {
    const agrees = (ask: (engine: Engine, recipe: QuestionRecipe) => Promise<unknown>) =>
      always(async (engine, company, recipes) => {
        const judge = referenceEngine({ ...company, buildId: 'reference', headlines })
        for (const recipe of recipes) {
          const expected = await ask(judge, recipe)
          const question = JSON.stringify(keptFor(recipe, judge.catalog))
          expect(await ask(engine, recipe), question).toEqual(expected)
        }
      })

    it('that moved', () =>
      agrees(async (engine, recipe) =>
        comparableMoved(await engine.moved(moneyFor(recipe, engine.catalog))),
      ))

    it('that is kept', () =>
      agrees(async (engine, recipe) =>
        comparableKept(await engine.kept(keptFor(recipe, engine.catalog))),
      ))

    it('by cohorts', () =>
      agrees(async (engine, recipe) =>
        comparableCohorts(await engine.cohorts(keptFor(recipe, engine.catalog))),
      ))

    it('by the units that moved, in order', () =>
      agrees(async (engine, recipe) => {
        const question = moneyFor(recipe, engine.catalog)
        const { movements } = recipe.money
        const all = await everyUnitMoved(engine, question)
        const periods = all.slice(0, 1).map(({ period }) => period)
        return [all, await everyUnitMoved(engine, question, { periods, movements })]
      }))

    it('that each unit pays at the end, in order and by pages', () =>
      agrees(async (engine, recipe) => {
        const question = moneyFor(recipe, engine.catalog)
        const all = await engine.held({ ...question, limit: null, offset: 0 })
        return [all, await engine.held({ ...question, limit: 2, offset: 1 })]
      }))

    it('that each unit pays in each other currency', () =>
      agrees((engine, recipe) =>
        engine.held({ ...moneyFor(recipe, engine.catalog), of: 'foreign', limit: null, offset: 0 }),
      ))

    it('by what accounts were worth, alike and each', () =>
      agrees(async (engine, recipe) => {
        const question = valuedFor(recipe, engine.catalog)
        const alike = comparableValued(await engine.valued(question))
        return [alike, await everyAccountValued(engine, question)]
      }))

    it('that was and will be spent', () =>
      agrees(async (engine, recipe) => {
        const { knownBefore, by, where, scope } = moneyFor(recipe, engine.catalog)
        const carried = by.filter((name) => name === 'motion' || name === 'origin')
        const asked = [by, carried].flatMap((own) => [
          { knownBefore, by: own, where, scope },
          { knownBefore, by: own, where: [], scope: [] },
        ])
        return Promise.all(asked.map(async (each) => comparableSpent(await engine.spent(each))))
      }))

    it('that does not count', () =>
      agrees(async (engine, recipe) =>
        comparableLeftOut(await engine.leftOut(moneyFor(recipe, engine.catalog))),
      ))
  })
}
