import { expect, it } from 'vitest'
import type { Engine, FollowQuestion, Question } from '../../src/engine/engine.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { HEADLINE_SECONDS } from '../../src/models/data/headline-age.ts'
import { CLUSTERS } from '../../src/stats/survival/clusters.ts'
import { periodStart } from '../../src/time/calendar.ts'
import { casesOf } from '../evidence.ts'
import { isThorough } from '../thoroughness.ts'
import { comparableCounts, comparableFollowed } from './comparable.ts'
import { rolledOver } from './duckdb-over.ts'
import { EngineShelf } from './engine-shelf.ts'
import { followFor, questionFor } from './generate-questions.ts'
import { settle, told } from './suite-settings.ts'

const [usual = 0] = casesOf([24], [isThorough ? 3 : 0])
const runs = Number(process.env['BOWLINE_CONFORMANCE_RUNS'] ?? usual)

/** Slices of three passages are many already: some ages are told of many, others to the second. */
const exactAges = 2
const rolls = { from: 0, exactAges, leastShare: 0 }
const ways = [
  ['by hand', { bytes: 128_000_000, asked: 1 }],
  ['by SQL', { bytes: 0, asked: 1 }],
] as const

it.each(ways)(
  'a roll-up says what its facts say, of many and of few, %s',
  async (_, memory) => {
    const shelf = new EngineShelf((company) => rolledOver(company, rolls, memory), runs + 1)
    const { always } = settle(shelf, { runs })
    try {
      await always(async (engine, company, recipes) => {
        const judge = referenceEngine({ ...company, buildId: 'reference', headlines, exactAges })
        for (const recipe of recipes) {
          const question = questionFor(recipe, judge.catalog)
          for (const asked of [question, wholly(question, engine), inMonths(question, engine)]) {
            const expected = comparableCounts(await judge.counts(asked))
            expect(comparableCounts(await engine.counts(asked)), told(asked)).toEqual(expected)
          }
          const follow = followFor(recipe, judge.catalog)
          const whole = { ...wholly(follow, engine), unit: null }
          const ofAll: FollowQuestion = { ...whole, clusters: 0, within: HEADLINE_SECONDS }
          const inClusters: FollowQuestion = { ...whole, clusters: CLUSTERS, within: [] }
          const monthly = [ofAll, inClusters].map((each) => ({
            ...inMonths(follow, engine),
            unit: null,
            clusters: each.clusters,
            within: each.within,
          }))
          for (const asked of [follow, ofAll, inClusters, ...monthly]) {
            const expected = comparableFollowed(await judge.followed(asked))
            expect(comparableFollowed(await engine.followed(asked)), told(asked)).toEqual(expected)
          }
        }
      })
    } finally {
      await shelf.close()
    }
  },
  270_000,
)

/** The same of whole months, by whatever interval. */
function inMonths<T extends Question | FollowQuestion>(question: T, engine: Engine): T {
  const { from, to, interval } = question
  const start = (day: number | null) => (day === null ? null : periodStart(day, 'month'))
  return { ...wholly(question, engine), from: start(from), to: start(to), interval }
}

/** As of the horizon and of all times: what roll-ups are asked for. */
function wholly<T extends Question | FollowQuestion>(question: T, { catalog }: Engine): T {
  const all = { path: null, knownBefore: null, from: null, to: null, interval: null }
  const cohort = 'view' in question ? { view: 'cohort' } : {}
  return { ...question, ...all, ...cohort, asOf: catalog.asOf }
}
