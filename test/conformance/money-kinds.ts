import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import type { MoneyQuestion } from '../../src/engine/money.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import type { RenewalsQuestion, TermLength } from '../../src/engine/renewals.ts'
import { freshSeed } from '../evidence.ts'
import { runsOf } from '../thoroughness.ts'
import { comparableExpanded, comparableRenewals } from './comparable.ts'
import { growing, growingQuestions } from './generate-growing.ts'
import { moneyFor } from './generate-money-questions.ts'
import { moneyRecipes } from './generate-money-recipes.ts'
import { sumsOf } from './money-sums.ts'
import type { Suite } from './suite-settings.ts'
import { everyRenewalTerm } from './whole-answers.ts'

const questions = fc.record({
  asked: growingQuestions,
  money: moneyRecipes,
  grace: fc.constantFrom(0, 2, 30, 90),
})

/** What expansions are made of, and renewals: as the reference engine says, and in itself. */
export function describeMoneyKinds({ always, companies, shelf, timeout }: Suite): void {
  describe('kinds of expansion, and renewals', { timeout }, () => {
    it('are those of the reference engine where much grows, and add up', async () => {
      const held = fc.asyncProperty(
        growing,
        fc.array(questions, { minLength: 8, maxLength: 8 }),
        async (company, recipes) => {
          const judge = referenceEngine({ ...company, buildId: 'reference', headlines })
          await shelf.use(company, async (engine) => {
            for (const { asked, money, grace } of recipes.slice(0, runsOf(8))) {
              const { policies, grain, interval } = money
              const rest = { scope: [], knownBefore: null, policies, grain, interval }
              await agree(engine, judge, { ...asked, ...rest }, grace)
            }
          })
        },
      )
      await fc.assert(held, {
        numRuns: Math.ceil(companies / 12),
        seed: freshSeed,
        endOnFailure: true,
      })
    })

    it('know no dimension that is not there', () =>
      always(async (engine, _, recipes) => {
        const asked = { ...moneyFor(recipes[0]!, engine.catalog), interval: 'month' } as const
        for (const more of [
          { by: ['shoe_size'] },
          { where: [{ dimension: 'shoe_size', values: ['44'] }] },
          { scope: [{ dimension: 'shoe_size', values: ['44'] }] },
        ]) {
          const question = { ...asked, ...more, grace: 90 }
          for (const answer of [
            engine.expanded(question),
            engine.renewals(question),
            engine.termLengths(question),
            everyRenewalTerm(engine, question),
          ]) {
            await expect(answer).rejects.toThrow('unknown dimension: shoe_size')
          }
        }
      }))

    it('are those of the reference engine in any company, and add up', () =>
      always(async (engine, company, recipes) => {
        const judge = referenceEngine({ ...company, buildId: 'reference', headlines })
        for (const recipe of recipes)
          await agree(engine, judge, moneyFor(recipe, judge.catalog), 30)
      }))
  })
}

async function agree(engine: Engine, judge: Engine, asked: MoneyQuestion, grace: number) {
  const question = JSON.stringify(asked)
  const kinds = comparableExpanded(await engine.expanded(asked))
  expect(kinds, question).toEqual(comparableExpanded(await judge.expanded(asked)))
  const moved = (await engine.moved(asked)).filter(({ movement }) =>
    ['expansion', 'minor_expansion'].includes(movement),
  )
  const keyOf = ({ period, by }: { period: number; by: unknown }) => [period, by]
  const amountOf = ({ amount }: { amount: string }) => amount
  expect(sumsOf(kinds, keyOf, amountOf), question).toEqual(sumsOf(moved, keyOf, amountOf))
  const { interval } = asked
  const due: RenewalsQuestion = {
    ...asked,
    interval: interval === 'day' ? 'month' : interval,
    grace,
  }
  const renewals = comparableRenewals(await engine.renewals(due))
  expect(renewals, question).toEqual(comparableRenewals(await judge.renewals(due)))
  const terms = await everyRenewalTerm(engine, due)
  expect(terms, question).toEqual(await everyRenewalTerm(judge, due))
  const lengths = inOrder(await engine.termLengths(due))
  expect(lengths, question).toEqual(inOrder(await judge.termLengths(due)))
  expect(lengths.reduce((sum, each) => sum + each.terms, 0)).toBe(terms.length)
  const told = renewals.filter(({ state }) => state !== 'unknown')
  expect(told.reduce((sum, line) => sum + line.terms, 0)).toBe(terms.length)
  for (const name of ['due', 'renewed'] as const) {
    const sums = [told, terms].map((lines) =>
      sumsOf<{ state: string; due: string; renewed: string }>(
        lines,
        ({ state }) => state,
        (line) => line[name],
      ),
    )
    expect(sums[0], question).toEqual(sums[1])
  }
}

function inOrder(lengths: readonly TermLength[]): readonly TermLength[] {
  const keyOf = ({ by, days }: TermLength): string => JSON.stringify([by, days])
  return lengths.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}
