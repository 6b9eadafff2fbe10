import { describe, expect, it } from 'vitest'
import type { Count, Engine, Followed, FollowQuestion } from '../../src/engine/engine.ts'
import { groupBy } from '../../src/engine/reference/group-by.ts'
import { CAUSES, LOST, ON, watchedOf } from '../../src/models/data/watched.ts'
import { incidencePaths, openAt, shareAt } from '../../src/stats/survival/aalen-johansen.ts'
import { followFor } from './generate-questions.ts'
import { told } from './suite-settings.ts'
import type { Suite } from './suite-settings.ts'

const MANY = 20

/** What must hold of incidences made of any engine's counts. */
export function describeIncidence({ always, companies, timeout }: Suite): void {
  describe('as incidences', { timeout }, () => {
    it('shares out everybody among going on, being lost and being open, at every age', () =>
      always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const question = followFor(recipe, engine.catalog)
          for (const own of slicesOf(await engine.followed(question))) {
            const paths = incidencePaths(watchedOf(own), CAUSES)
            for (const age of [0, ...own.map((each) => each.age), Infinity]) {
              const shares = [
                shareAt(paths, ON, age),
                shareAt(paths, LOST, age),
                openAt(paths, age),
              ]
              const all = shares.reduce((sum, share) => sum + share, 0)
              expect(all, told(question)).toBeCloseTo(1, 9)
              for (const share of shares) expect(share, told(question)).toBeGreaterThan(-1e-9)
            }
          }
        }
      }))

    it('is in the end the naive rate, where nobody is open', async () => {
      let ended = 0
      await always(async (engine, _, recipes) => {
        for (const recipe of recipes) {
          const asked = followFor(recipe, engine.catalog)
          // Before every horizon: beyond one, what counts is known further than what is followed.
          const ends = engine.catalog.stages.map(({ followed }) => followed ?? Infinity)
          const question = { ...asked, asOf: Math.min(asked.asOf, ...ends) }
          const counts = await datedCounts(engine, question)
          for (const own of slicesOf(await engine.followed(question))) {
            const same = counts.filter((count) => sliceOf(count) === sliceOf(own[0]))
            const all = sum(same)
            if (sum(own) !== all || own.some(isStillWatched)) continue
            const on = sum(same.filter(({ event }) => event === 'next' || event === 'skipped'))
            const paths = incidencePaths(watchedOf(own), CAUSES)
            const greatest = Math.max(0, ...own.map(({ age }) => age))
            expect(shareAt(paths, ON, greatest), told(question)).toBeCloseTo(on / all, 9)
            ended += 1
          }
        }
      })
      // Among few companies there may be no slice in which everything has ended.
      if (companies >= MANY) expect(ended).toBeGreaterThan(0)
    })
  })
}

function isStillWatched({ outcome, since }: Followed): boolean {
  return outcome === 'open' || since !== null
}

async function datedCounts(engine: Engine, question: FollowQuestion): Promise<readonly Count[]> {
  const {
    clusters: _clusters,
    within: _within,
    reasons: _reasons,
    unit: _unit,
    ...asked
  } = question
  const counts = await engine.counts({ ...asked, view: 'cohort', ages: false })
  return counts.filter(({ dated }) => dated)
}

function slicesOf(followed: readonly Followed[]): readonly (readonly Followed[])[] {
  return [...groupBy(followed, sliceOf).values()]
}

function sliceOf(of: Pick<Followed, 'stage' | 'period' | 'by'> | undefined): string {
  return JSON.stringify([of?.stage, of?.period, of?.by])
}

function sum(all: readonly { readonly count: number }[]): number {
  return all.reduce((total, { count }) => total + count, 0)
}
