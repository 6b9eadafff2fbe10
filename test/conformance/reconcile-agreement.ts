import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { comparableLoose, comparableSeries } from './comparable.ts'
import { questionFor } from './generate-questions.ts'
import type { QuestionRecipe } from './generate-questions.ts'
import type { Suite } from './suite-settings.ts'

/** The engine says of figures of others, and of the knot, what the reference engine says. */
export function describeReconcileAgreement({ always, timeout }: Suite): void {
  describe('agrees with the reference engine on what is reconciled', { timeout }, () => {
    const agrees = (ask: (engine: Engine, recipe: QuestionRecipe) => Promise<unknown>) =>
      always(async (engine, company, recipes) => {
        const judge = referenceEngine({ ...company, buildId: 'reference', headlines })
        for (const recipe of recipes) {
          const question = JSON.stringify(questionFor(recipe, judge.catalog))
          expect(await ask(engine, recipe), question).toEqual(await ask(judge, recipe))
        }
      })

    it('month by month, and account by account', () =>
      agrees(async (engine, recipe) => {
        const { knownBefore } = questionFor(recipe, engine.catalog)
        const all = { knownBefore, scope: [], name: null, month: null, byAccount: false }
        const series = { ...all, table: 'reference_series' } as const
        const sums = comparableSeries(await engine.series(series))
        const { name = null, month = null } = sums[0] ?? {}
        const asked = [
          sums,
          await engine.series({ ...series, byAccount: true }),
          await engine.series({ ...series, name, month, byAccount: true }),
          await engine.series({ ...all, table: 'finance' }),
        ]
        return asked.map(comparableSeries)
      }))

    it('on wins and subscriptions without each other', () =>
      agrees(async (engine, recipe) => {
        const { asOf, knownBefore, scope } = questionFor(recipe, engine.catalog)
        const loose = (stage: string, rules: typeof scope) =>
          engine.loose({ asOf, knownBefore, scope: rules, stage })
        const stages = ['commit', 'selection', 'nowhere']
        return Promise.all(
          [scope, []].flatMap((rules) =>
            stages.map(async (stage) => comparableLoose(await loose(stage, rules))),
          ),
        )
      }))
  })
}
