import { describe, expect, it } from 'vitest'
import type { Count, Counted, Recurring } from '../../src/engine/engine.ts'
import { addDecimals } from '../../src/money/decimal.ts'
import { findingId } from '../../src/findings/finding.ts'
import {
  comparableCatalog,
  comparableCounted,
  comparableCounts,
  comparableFollowed,
  judged,
  WITH_ROWS,
} from './comparable.ts'
import { withAnchor, withOnly } from './filtered-company.ts'
import { followFor, questionFor } from './generate-questions.ts'
import { told } from './suite-settings.ts'
import type { Suite } from './suite-settings.ts'
import { addedUp, everyFact, everyRow } from './whole-answers.ts'

const ENDS = ['next', 'skipped', 'lost', 'open'] as const

/** What must hold of any engine, whatever another one says. */
export function describeProperties({ always, shelf, timeout }: Suite): void {
  describe('by itself', { timeout }, () => {
    it('counts the same whole over any split', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = questionFor(recipe, engine.catalog)
          const split = await engine.counts(question)
          const whole = await engine.counts({ ...question, by: [], interval: null, ages: false })
          expect(addedUp(split), told(question)).toEqual(addedUp(whole))
        }
      }))

    it('sums the same money over any split, and starts no more than is committed', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const {
            view: _view,
            ages: _ages,
            interval: _interval,
            ...question
          } = questionFor(recipe, engine.catalog)
          const split = await engine.recurring(question)
          const whole = await engine.recurring({ ...question, by: [] })
          for (const state of ['committed', 'started', 'running'] as const) {
            const [parts, all] = [moneyOf(split, state), moneyOf(whole, state)]
            expect(parts, JSON.stringify(question)).toEqual(all)
          }
          const clustered = await engine.recurring({
            ...question,
            states: ['committed'],
            clusters: 3,
          })
          expect(moneyOf(clustered, 'committed')).toEqual(moneyOf(whole, 'committed'))
          for (const { cluster } of clustered) expect([0, 1, 2]).toContain(cluster)
          expect(moneyOf(whole, 'started').count).toBeLessThanOrEqual(
            moneyOf(whole, 'committed').count,
          )
        }
      }))

    it('counts the same months over any split, each month in one range or the next', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const { view: _view, ages: _ages, ...asked } = questionFor(recipe, engine.catalog)
          const carried = engine.catalog.tables.find(({ name }) => name === 'stage_counts')?.columns
          const question = { ...asked, by: asked.by.filter((name) => carried?.includes(name)) }
          const split = await engine.counted(question)
          const whole = await engine.counted({ ...question, by: [], interval: null })
          expect(countedUp(split), JSON.stringify(question)).toEqual(countedUp(whole))
          const open = { ...question, from: null, to: null, interval: 'month' as const }
          const [march, from] = [17_591, 17_560]
          const halves = await Promise.all(
            [
              { ...open, to: march },
              { ...open, from: march },
              { ...open, from: from - 3_000, to: march },
            ].map(async (each) => countedUp(await engine.counted(each))),
          )
          const all = await engine.counted(open)
          const parts = [halves[0], halves[1]].map((half) => total(half ?? []))
          expect((parts[0] ?? 0) + (parts[1] ?? 0), JSON.stringify(open)).toBe(total(all))
          expect(halves[2], JSON.stringify(open)).toEqual(halves[0])
        }
      }))

    it('gives every passage one end or none, once', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const asked = questionFor(recipe, engine.catalog)
          const question = { ...asked, view: 'cohort' as const, stage: null }
          const facts = await everyFact(engine, question, [])
          const passages = new Set(facts.map(({ journey, stage }) => `${stage} ${journey}`))
          expect(passages.size, told(question)).toBe(facts.length)
          const ends = await Promise.all(ENDS.map((end) => everyFact(engine, question, [end])))
          expect(ends.map((found, i) => found.every(({ event }) => event === ENDS[i]))).toEqual(
            ENDS.map(() => true),
          )
          expect(ends.flat()).toHaveLength(facts.length)
          expect(total(await engine.counts(question)), told(question)).toBe(facts.length)
        }
      }))

    it('follows no passage that does not count, for no longer than it was there', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = followFor(recipe, engine.catalog)
          const followed = await engine.followed(question)
          const { clusters: _clusters, within: _within, reasons: _reasons, ...asked } = question
          const counts = await engine.counts({ ...asked, view: 'cohort', ages: false })
          for (const { id } of engine.catalog.stages) {
            const own = followed.filter(({ stage }) => stage === id)
            const dated = counts.filter(({ stage, dated }) => stage === id && dated)
            const sum = own.reduce((all, { count }) => all + count, 0)
            expect(sum, told(question)).toBeLessThanOrEqual(total(dated))
            for (const { since, age, count, mature } of own) {
              if (since !== null) expect(age, told(question)).toBeGreaterThan(since)
              expect(mature[0], told(question)).toBe(count)
              expect(mature, told(question)).toEqual(mature.toSorted((a, b) => b - a))
            }
          }
        }
      }))

    it('follows the same passages over any split, and to the second however they are grouped', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = followFor(recipe, engine.catalog)
          const whole = { ...question, by: [], interval: null, clusters: 0, reasons: false }
          const merged = (await engine.followed(question)).map((each) => ({
            ...each,
            by: [],
            period: null,
            reason: null,
            cluster: null,
          }))
          expect(comparableFollowed(merged), told(question)).toEqual(
            comparableFollowed(await engine.followed(whole)),
          )
        }
      }))

    it('has in stock what entered and has not ended', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = questionFor(recipe, engine.catalog)
          const whole = { ...question, from: null, to: null }
          const stock = await engine.counts({ ...whole, view: 'stock' })
          const events = await engine.counts({ ...whole, view: 'period' })
          for (const { id } of engine.catalog.stages) {
            const of = (counts: readonly Count[]) => counts.filter(({ stage }) => stage === id)
            const entered = of(events).filter(({ event }) => event === 'entered')
            const ended = of(events).filter(({ event }) => event !== 'entered')
            expect(total(entered) - total(ended), told(question)).toBe(total(of(stock)))
          }
        }
      }))

    it('filters by scope as by where', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = questionFor(recipe, engine.catalog)
          const all = [...question.where, ...question.scope]
          const [where, scope] = await Promise.all(
            [
              { ...question, where: all, scope: [] },
              { ...question, where: [], scope: all },
            ].map(async (asked) => ({
              counts: comparableCounts(await engine.counts(asked)),
              facts: await everyFact(engine, asked, []),
            })),
          )
          expect(scope, told(question)).toEqual(where)
        }
      }))

    it('does not mind the order of rows', () =>
      always(async (engine, company, recipes) => {
        const turned = Object.entries(company.rows).map(([name, rows]) => [name, rows.toReversed()])
        await shelf.use({ ...company, rows: Object.fromEntries(turned) }, async (other) => {
          expect(comparableCatalog(other.catalog)).toEqual(comparableCatalog(engine.catalog))
          for (const recipe of recipes) {
            const question = questionFor(recipe, engine.catalog)
            expect(comparableCounts(await other.counts(question)), told(question)).toEqual(
              comparableCounts(await engine.counts(question)),
            )
            expect(comparableCounted(await other.counted(question)), told(question)).toEqual(
              comparableCounted(await engine.counted(question)),
            )
            const follow = followFor(recipe, engine.catalog)
            expect(comparableFollowed(await other.followed(follow)), told(follow)).toEqual(
              comparableFollowed(await engine.followed(follow)),
            )
          }
        })
      }))

    it('counts a slice as it would count a company of that slice only', () =>
      always(async (_, plain, recipes) => {
        const company = withAnchor(plain)
        await shelf.use(company, async (engine) => {
          const slice = await withOnly(engine, company, recipes.length)
          if (slice === null) return
          await shelf.use(slice.company, async (small) => {
            const asOf = Math.max(engine.catalog.asOf, small.catalog.asOf)
            for (const recipe of recipes) {
              const now = { asOf, knownBefore: null, scope: [] }
              const question = { ...questionFor(recipe, small.catalog), ...now }
              const filtered = { ...question, where: [...question.where, slice.filter] }
              expect(comparableCounts(await small.counts(question)), told(filtered)).toEqual(
                comparableCounts(await engine.counts(filtered)),
              )
              // Whether an account has other journeys is not of the slice alone.
              const alike = { ...now, by: question.by, clusters: 0 }
              const follow = { ...followFor(recipe, small.catalog), ...alike }
              const where = [...follow.where, slice.filter]
              expect(
                comparableFollowed(await small.followed(follow)),
                told({ ...follow, where }),
              ).toEqual(comparableFollowed(await engine.followed({ ...follow, where })))
            }
          })
        })
      }))

    it('keeps or sets apart every row, and shows the rows behind each finding', () =>
      always(async (engine, company) => {
        for (const { name, rows, apart } of engine.catalog.tables) {
          expect(rows + apart, name).toBe(company.rows[name]?.length)
          expect(await everyRow(engine, { table: name, scope: [] }), name).toHaveLength(rows)
        }
        for (const finding of judged(engine.catalog.findings)) {
          if (!WITH_ROWS.has(finding.code)) continue
          const where = { finding: findingId(finding) }
          const rows = await everyRow(engine, { table: 'apart', scope: [], where })
          expect(rows, findingId(finding)).toHaveLength(finding.rows)
        }
      }))

    it('refuses a dimension or a column it does not have', () =>
      always(async (engine, _, [recipe]) => {
        const question = questionFor(recipe!, engine.catalog)
        const where = [{ dimension: 'shoe_size', values: ['44'] }]
        const refusal = 'unknown dimension: shoe_size'
        for (const asked of [{ by: ['shoe_size'] }, { where }, { scope: where }]) {
          await expect(engine.counts({ ...question, ...asked })).rejects.toThrow(refusal)
        }
        const page = { limit: 1, offset: 0 }
        const scoped = { table: 'journeys', where: {}, scope: where, ...page } as const
        await expect(engine.rows(scoped)).rejects.toThrow(refusal)
        for (const [column, refusal] of [
          ['shoe_size', 'unknown column: stage_entries.shoe_size'],
          ['entered_at', 'rows are found by ids and text: stage_entries.entered_at'],
        ] as const) {
          const found = { table: 'stage_entries', where: { [column]: '44' }, scope: [] } as const
          await expect(engine.rows({ ...found, ...page })).rejects.toThrow(refusal)
        }
      }))
  })
}

function moneyOf(sums: readonly Recurring[], state: Recurring['state']) {
  const own = sums.filter((sum) => sum.state === state)
  return {
    count: own.reduce((all, { count }) => all + count, 0),
    amount: own.reduce<string | null>((all, { amount }) => addDecimals(all, amount), '0'),
  }
}

/** Monthly counts by stage, and whether their months are whole. */
function countedUp(counts: readonly Counted[]) {
  const sums = new Map<string, { stage: string; whole: boolean; count: number }>()
  for (const { stage, whole, count } of counts) {
    const key = `${stage} ${whole}`
    const sum = sums.get(key)?.count ?? 0
    sums.set(key, { stage, whole, count: sum + count })
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}

function total(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}
