import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { foundCompany } from '../../../src/generator/life/prepare.ts'
import { readTruth } from '../../../src/generator/truth/read-truth.ts'
import { eventualShare } from '../../../src/models/data/eventual-share.ts'
import { observedAges, unfolding } from '../../../src/models/data/unfolding.ts'
import { casesOf } from '../../../test/evidence.ts'
import { emptyTally, addInterval } from './tally.ts'
import { followLives, wholly } from './follow-lives.ts'

const SIZE = 2000
const STAGES = ['awareness', 'education', 'consideration', 'selection']
const seeds = Array.from({ length: 150 }, (_, index) => index + 1)

const world = path.join(import.meta.dirname, '../../../src/generator/worlds/plain.truth.yaml')
// Half a year old, so that much is under way; nothing but the stage moves the chance to go on.
const young = readFileSync(world, 'utf8')
  .replace('from: 2023-01-01', 'from: 2025-07-01')
  .replace(/effects:\n.*\n/u, '')
// The times of the model's own kind: quick ones and slow ones as before.
const weibull = young.replaceAll(
  /lognormal: \{ median: (\d+), sigma: ([\d.]+) \} \}\n/gu,
  (_, median: string, sigma: string) =>
    `weibull: { scale: ${(1.4 * Number(median)).toFixed(1)}, shape: ${(1 / Number(sigma)).toFixed(2)} } }\n`,
)

/** Of each stage, how often the interval of the eventual share holds the chance to go on. */
function coverage(text: string, of: readonly number[]): ReadonlyMap<string, number> {
  const truth = readTruth(text, world)
  const tallies = new Map(STAGES.map((stage) => [stage, emptyTally()]))
  for (const seed of of) {
    const all = followLives(foundCompany(truth, SIZE, seed), wholly)
    for (const [stage, tally] of tallies) {
      const followed = all.filter((each) => each.stage === stage)
      const facts = { followed, reasons: [null], clustered: null }
      const observed = unfolding({ ...facts, ages: observedAges(followed) })
      const { value, low, high } = eventualShare({ ...facts, observed })
      const chance = truth.steps.find((step) => step.stage === stage)?.chance
      if (chance === undefined || value === null || low === null || high === null) continue
      addInterval(tally, chance, { value, low, high })
    }
  }
  return new Map(
    [...tallies].map(([stage, { held, intervals }]) => {
      expect(intervals).toBeGreaterThan(0.9 * of.length)
      return [stage, held / intervals]
    }),
  )
}

describe('the interval of an eventual share', () => {
  // Of few companies one more or less is much.
  const few = seeds.slice(0, 10)
  const cases = casesOf(seeds, few)
  const [least, most] = cases === few ? [0.7, 1] : [0.9, 0.99]

  it.each([
    ['times as the model has them', weibull],
    ['times with longer tails', young],
  ])(
    'holds the truth of made-up companies: %s',
    (_, text) => {
      const found = coverage(text, cases)
      for (const [stage, share] of found) {
        expect(share, stage).toBeGreaterThanOrEqual(least)
        expect(share, stage).toBeLessThanOrEqual(most)
      }
    },
    600_000,
  )
})
