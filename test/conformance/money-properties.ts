import { describe, expect, it } from 'vitest'
import { readDecimal } from '../../src/money/decimal.ts'
import { periodStart } from '../../src/time/calendar.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { KeptQuestion, MoneyQuestion, Moved } from '../../src/engine/money.ts'
import {
  comparableCohorts,
  comparableKept,
  comparableLeftOut,
  comparableMoved,
} from './comparable.ts'
import { keptFor, moneyFor } from './generate-money-questions.ts'
import { closingAt, periodOfCell, sumsOf, unitsAt } from './money-sums.ts'
import { halved, unnamed, withoutOthers } from './money-companies.ts'
import type { Suite } from './suite-settings.ts'
import { everyUnitMoved } from './whole-answers.ts'

/** What must hold of recurring money in any engine, whatever another one says. */
export function describeMoneyProperties({ always, shelf, timeout }: Suite): void {
  describe('recurring money by itself', { timeout }, () => {
    it('closes every period with what it opened and moved, in every slice', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          // Cohorts count what is paid, movements what changes: two ways to one figure.
          const question = keptFor(recipe, engine.catalog)
          const { interval } = question
          const moved = await engine.moved(question)
          const cells = await engine.cohorts(question)
          const ends = new Map(
            cells.map((cell) => {
              const end = { period: periodOfCell(cell, interval), by: cell.by }
              return [JSON.stringify(end), { ...end, cells: [cell] }]
            }),
          )
          for (const { period, by } of ends.values()) {
            const own = cells.filter(
              (cell) =>
                periodOfCell(cell, interval) === period &&
                JSON.stringify(cell.by) === JSON.stringify(by),
            )
            const closing = own.reduce((sum, { amount }) => sum + readDecimal(amount), 0n)
            expect(closingAt(moved, by, period), told(question)).toBe(closing)
            expect(unitsAt(moved, by, period), told(question)).toBe(
              own.reduce((sum, { units }) => sum + units, 0),
            )
          }
        }
      }))

    it('is the same at the as-of by any interval, net or day by day, in one slice or many', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = moneyFor(recipe, engine.catalog)
          const closing = async (more: Partial<MoneyQuestion>) => {
            const moved = await engine.moved({ ...question, ...more })
            return sumsOf(
              moved,
              ({ by }) => by,
              ({ amount }) => amount,
            )
          }
          const asked = await closing({})
          const daily = { ...question.policies, within: 'daily' } as const
          expect(await closing({ interval: 'year' }), told(question)).toEqual(asked)
          expect(await closing({ policies: daily }), told(question)).toEqual(asked)
          const { policies } = question
          const fixed = { ...policies, currency: 'begin' } as const
          const total = (sums: ReadonlyMap<string, bigint>) =>
            [...sums.values()].reduce((sum, amount) => sum + amount, 0n)
          expect(total(await closing({ by: [], policies: fixed })), told(question)).toBe(
            total(await closing({ policies: fixed })),
          )
        }
      }))

    it('is new once, as the first cell of its cohort', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const asked = keptFor(recipe, engine.catalog)
          const policies = { ...asked.policies, within: 'net', newAgainAfter: null } as const
          const question = { ...asked, policies }
          const whole = periodStart(question.asOf, question.interval)
          const fresh = (await engine.moved(question)).filter(
            ({ movement, period }) => movement === 'new' && period < whole,
          )
          const first = (await engine.cohorts(question)).filter(({ age }) => age === 0)
          expect(
            first
              .map(({ start, by, units, amount }) => JSON.stringify([start, by, units, amount]))
              .toSorted(),
            told(question),
          ).toEqual(
            fresh
              .map(({ period, by, units, amount }) => JSON.stringify([period, by, units, amount]))
              .toSorted(),
          )
          expect(first.every(({ amount, kept }) => amount === kept)).toBe(true)
        }
      }))

    it('keeps no more than it opened with, nor than is left', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = keptFor(recipe, engine.catalog)
          const moved = await engine.moved(question)
          for (const line of await engine.kept(question)) {
            const { period, by, units, left } = line
            const kept = readDecimal(line.kept)
            const [opening, closing] = [readDecimal(line.opening), readDecimal(line.closing)]
            expect(left <= units && kept <= opening && kept <= closing, told(question)).toBe(true)
            const now = closing + readDecimal(line.returnedAmount)
            expect(now <= closingAt(moved, by, period), told(question)).toBe(true)
          }
          for (const cell of await engine.cohorts(question)) {
            expect(readDecimal(cell.kept) <= readDecimal(cell.amount), told(question)).toBe(true)
          }
        }
      }))

    it('moves by its units', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = moneyFor(recipe, engine.catalog)
          const moved = await engine.moved(question)
          const units = await everyUnitMoved(engine, question)
          const own = moved.filter(({ movement }) => movement !== 'currency')
          const keyOf = (line: { readonly period: number; readonly movement: string }) => [
            line.period,
            line.movement,
          ]
          const count = own.reduce((sum, line) => sum + line.units, 0)
          expect(units, told(question)).toHaveLength(count)
          const after = sumsOf(units, keyOf, (unit) => unit.after)
          const before = sumsOf(units, keyOf, (unit) => unit.before)
          for (const [key, amount] of sumsOf(own, keyOf, (line) => line.amount)) {
            expect((after.get(key) ?? 0n) - (before.get(key) ?? 0n), told(question)).toBe(amount)
          }
        }
      }))

    it('is held by units, which together pay what movements cumulate to', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = moneyFor(recipe, engine.catalog)
          const moved = await engine.moved(question)
          const held = await engine.held({ ...question, limit: null, offset: 0 })
          const inSlices = (lines: readonly { readonly by: Moved['by']; amount: string }[]) =>
            sumsOf(
              lines,
              ({ by }) => by,
              ({ amount }) => amount,
            )
          expect(inSlices(held), told(question)).toEqual(inSlices(moved))
          for (const by of held.map((each) => each.by)) {
            const own = held.filter((each) => JSON.stringify(each.by) === JSON.stringify(by))
            expect(own, told(question)).toHaveLength(unitsAt(moved, by, question.asOf))
          }
        }
      }))

    it('is hardly another at account grain where every subscription is split in two', () =>
      always(async (_, named, recipes) => {
        const company = unnamed(named)
        await shelf.use(company, async (engine) => {
          const split = await halved(engine, company)
          await shelf.use(split, async (other) => {
            const intervals = split.rows.subscriptions?.length ?? 0
            for (const recipe of recipes) {
              const asked = moneyFor(recipe, engine.catalog)
              const policies = { ...asked.policies, source: 'subscriptions' } as const
              const whole = { by: [], where: [], scope: [], grain: 'account' } as const
              const question = {
                ...asked,
                ...whole,
                policies: { ...policies, minorExpansion: null },
              }
              const [one, two] = [await engine.moved(question), await other.moved(question)]
              const sums = [one, two].map((moved) =>
                sumsOf(
                  moved,
                  ({ period, movement }) => [period, movement],
                  ({ amount }) => amount,
                ),
              )
              for (const key of new Set(sums.flatMap((each) => [...each.keys()]))) {
                const gap = (sums[0]?.get(key) ?? 0n) - (sums[1]?.get(key) ?? 0n)
                // 10^-9 of a unit for each interval, at the highest rate there is.
                expect(
                  gap <= 300n * BigInt(intervals) && gap >= -300n * BigInt(intervals),
                  key,
                ).toBe(true)
              }
            }
          })
        })
      }))

    it('does not mind the order of rows', () =>
      always(async (engine, company, recipes) => {
        const turned = Object.entries(company.rows).map(([name, rows]) => [name, rows.toReversed()])
        await shelf.use({ ...company, rows: Object.fromEntries(turned) }, async (other) => {
          for (const recipe of recipes) {
            const question = keptFor(recipe, engine.catalog)
            expect(await everything(other, question), told(question)).toEqual(
              await everything(engine, question),
            )
          }
        })
      }))

    it('is in a slice what it is in a company of that slice only', () =>
      always(async (_, named, recipes) => {
        const company = unnamed(named)
        await shelf.use(company, async (engine) => {
          for (const recipe of recipes.slice(0, 2)) {
            const asked = keptFor(recipe, engine.catalog)
            const question = { ...asked, knownBefore: null, scope: [] }
            const sliced = await withoutOthers(engine, company, question)
            if (sliced === null) return
            const { filter, company: small } = sliced
            const filtered = { ...question, where: [...question.where, filter] }
            await shelf.use(small, async (other) => {
              // What does not count is nobody's here: it has no movement by which to know whose.
              const { leftOut: _, ...alone } = await everything(other, question)
              const { leftOut: _others, ...within } = await everything(engine, filtered)
              expect(alone, told(filtered)).toEqual(within)
            })
          }
        })
      }))

    it('is filtered by scope as by where, and by no dimension that is not there', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = keptFor(recipe, engine.catalog)
          const all = [...question.where, ...question.scope]
          expect(
            await everything(engine, { ...question, where: [], scope: all }),
            told(question),
          ).toEqual(await everything(engine, { ...question, where: all, scope: [] }))
        }
        const question = keptFor(recipes[0]!, engine.catalog)
        const where = [{ dimension: 'shoe_size', values: ['44'] }]
        for (const more of [{ by: ['shoe_size'] }, { where }, { scope: where }]) {
          const asked = { ...question, ...more }
          for (const answer of [
            engine.moved(asked),
            engine.kept(asked),
            engine.cohorts(asked),
            engine.leftOut(asked),
            engine.held({ ...asked, limit: null, offset: 0 }),
            everyUnitMoved(engine, asked),
          ]) {
            await expect(answer).rejects.toThrow('unknown dimension: shoe_size')
          }
        }
      }))
  })
}

async function everything(engine: Engine, question: KeptQuestion) {
  return {
    moved: comparableMoved(await engine.moved(question)),
    kept: comparableKept(await engine.kept(question)),
    cohorts: comparableCohorts(await engine.cohorts(question)),
    units: await everyUnitMoved(engine, question),
    held: await engine.held({ ...question, limit: null, offset: 0 }),
    leftOut: comparableLeftOut(await engine.leftOut(question)),
  }
}

/** The question, for the message of a failure. */
function told(question: MoneyQuestion): string {
  return JSON.stringify(question)
}
