import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { findingId } from '../../src/findings/finding.ts'
import {
  comparableCatalog,
  comparableCounted,
  comparableCounts,
  comparableFollowed,
  comparableMeetings,
  comparableRecurring,
  comparableRows,
} from './comparable.ts'
import { followFor, questionFor } from './generate-questions.ts'
import type { Company } from './generate-rows.ts'
import { told } from './suite-settings.ts'
import type { Suite } from './suite-settings.ts'
import { everyFact, everyRow } from './whole-answers.ts'

/** The engine says what the reference engine says. */
export function describeAgreement({ always, timeout }: Suite): void {
  describe('agrees with the reference engine', { timeout }, () => {
    it('on the catalog and its findings', () =>
      always(async (engine, company) => {
        const expected = comparableCatalog(reference(company).catalog)
        expect(comparableCatalog(engine.catalog)).toEqual(expected)
      }))

    it('on counts', () =>
      always(async (engine, company, recipes) => {
        const judge = reference(company)
        for (const recipe of recipes) {
          const question = questionFor(recipe, judge.catalog)
          const expected = comparableCounts(await judge.counts(question))
          expect(comparableCounts(await engine.counts(question)), told(question)).toEqual(expected)
        }
      }))

    it('on how passages were followed', () =>
      always(async (engine, company, recipes) => {
        const judge = reference(company)
        for (const recipe of recipes) {
          const question = followFor(recipe, judge.catalog)
          const expected = comparableFollowed(await judge.followed(question))
          expect(comparableFollowed(await engine.followed(question)), told(question)).toEqual(
            expected,
          )
        }
      }))

    it('on the money of subscriptions', () =>
      always(async (engine, company, recipes) => {
        const judge = reference(company)
        for (const recipe of recipes) {
          const {
            view: _,
            ages: _ages,
            interval: _interval,
            ...question
          } = questionFor(recipe, judge.catalog)
          const expected = comparableRecurring(await judge.recurring(question))
          const told = comparableRecurring(await engine.recurring(question))
          expect(told, JSON.stringify(question)).toEqual(expected)
        }
      }))

    it('on monthly counts', () =>
      always(async (engine, company, recipes) => {
        const judge = reference(company)
        for (const recipe of recipes) {
          const { view: _, ages: _ages, ...question } = questionFor(recipe, judge.catalog)
          const expected = comparableCounted(await judge.counted(question))
          const told = comparableCounted(await engine.counted(question))
          expect(told, JSON.stringify(question)).toEqual(expected)
        }
      }))

    it('on series of meetings', () =>
      always(async (engine, company, recipes) => {
        const judge = reference(company)
        for (const recipe of recipes) {
          const { by, where, scope, ...asked } = questionFor(recipe, judge.catalog)
          for (const { id: stage } of judge.catalog.stages) {
            const { asOf, knownBefore, from, to } = asked
            const within = [0, 86_400, 10 * 86_400]
            const question = { stage, asOf, knownBefore, from, to, by, where, scope, within }
            const expected = comparableMeetings(await judge.meetings(question))
            const told = comparableMeetings(await engine.meetings(question))
            expect(told, JSON.stringify(question)).toEqual(expected)
          }
        }
      }))

    it('on facts, in order', () =>
      always(async (engine, company, recipes) => {
        const judge = reference(company)
        for (const recipe of recipes) {
          const question = questionFor(recipe, judge.catalog)
          const { events } = recipe
          const expected = await everyFact(judge, question, events)
          expect(await everyFact(engine, question, events), told(question)).toEqual(expected)
        }
      }))

    it('on rows, kept and set apart, within any scope', () =>
      always(async (engine, company, recipes) => {
        const judge = reference(company)
        const tables = judge.catalog.tables.map((table) => table.name)
        const scopes = recipes.map((recipe) => questionFor(recipe, judge.catalog).scope)
        const some = scopes.filter((scope) => scope.length > 0).slice(0, 2)
        for (const scope of [[], ...some]) {
          const apart = judge.catalog.findings.map((finding) => {
            return { table: 'apart' as const, where: { finding: findingId(finding) } }
          })
          for (const asked of [...tables.map((table) => ({ table, where: {} })), ...apart]) {
            const expected = comparableRows(await everyRow(judge, { ...asked, scope }))
            const rows = comparableRows(await everyRow(engine, { ...asked, scope }))
            expect(rows, JSON.stringify({ ...asked, scope })).toEqual(expected)
          }
        }
      }))
  })
}

function reference(company: Company): Engine {
  return referenceEngine({ ...company, buildId: 'reference', headlines })
}
