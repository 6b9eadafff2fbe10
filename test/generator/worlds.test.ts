import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { courseOf, tallyAnswers } from '../../src/generator/expected/tally-answers.ts'
import { lives } from '../../src/generator/life/lives.ts'
import { foundCompany } from '../../src/generator/life/prepare.ts'
import { addLife, emptyTally } from '../../src/generator/life/tally.ts'
import { readTruth } from '../../src/generator/truth/read-truth.ts'
import type { Truth } from '../../src/generator/truth/truth.ts'
import { betaCdf } from '../../src/stats/beta.ts'
import { chiSquareTest } from '../../src/stats/chi-square.ts'

const folder = new URL('../../src/generator/worlds/', import.meta.url)
const worlds = readdirSync(folder).map((file) => file.replace('.truth.yaml', ''))
const outcomes = ['entered', 'next', 'skipped', 'lost', 'open'] as const
/** Of a false alarm, in a whole world; the seeds are fixed. */
const LEVEL = 0.001

/** A count, and its expectation: of `size` journeys each is in the cell or not. */
interface Cell {
  readonly name: string
  readonly size: number
  readonly count: number
  readonly expected: number
}

describe('the worlds', () => {
  it('are ten', () => {
    expect(worlds).toEqual([
      'correlated-stages',
      'drifting-rates',
      'harbor',
      'heavy-tails',
      'misspecified-retention',
      'plain',
      'recession',
      'season-that-shifts',
      'segment-without-wins',
      'three-months-old',
    ])
  })

  it.each(worlds)('%s comes out as its truth says, in every stage, outcome and slice', (world) => {
    const truth = worldOf(world)
    const { tally } = tallyAnswers(truth, truth.size, courseOf(truth), { ages: false })
    for (const seed of [1, 2]) {
      const counted = countsOf(truth, seed)
      const cells = tally.flatMap((row) =>
        outcomes.map((outcome) => ({
          name: `${row.stage} ${outcome} ${row.attribute ?? 'all'} ${row.value ?? ''}`,
          size: truth.size,
          count: counted(row.stage, row.attribute, row.value)[outcome],
          expected: row[outcome],
        })),
      )
      const bound = LEVEL / cells.length
      expect(cells.filter((cell) => twoSided(cell) < bound)).toEqual([])
      // Where a journey stands at the end, and whether it is lost there: each counts once.
      const last = tally
        .filter(({ attribute }) => attribute === null)
        .flatMap((row) => {
          const { lost, open } = counted(row.stage, null, null)
          return [
            { count: lost, expected: row.lost },
            { count: open, expected: row.open },
          ]
        })
      const counts = last.map(({ count }) => count)
      expect(
        chiSquareTest(
          counts,
          last.map(({ expected }) => expected),
        ),
      ).toBeGreaterThan(LEVEL)
    }
  })
})

function worldOf(name: string): Truth {
  const file = `${name}.truth.yaml`
  return readTruth(readFileSync(new URL(file, folder), 'utf8'), file)
}

function countsOf(truth: Truth, seed: number) {
  const company = foundCompany(truth, truth.size, seed)
  const tally = emptyTally(company)
  for (const life of lives(company)) addLife(tally, life, company)
  return (stage: string, attribute: string | null, value: string | null) => {
    const found = tally.stages.find((row) => row.stage === stage)!
    if (attribute === null) return found.all
    const index = truth.attributes.findIndex(({ name }) => name === attribute)
    const place = truth.attributes[index]!.values.findIndex((known) => known.value === value)
    return found.by[index]![place]!
  }
}

/** Exact for a binomial count. */
function twoSided({ size, count, expected }: Cell): number {
  const chance = Math.min(1, Math.max(0, expected / size))
  if (chance < 1e-12) return count === 0 ? 1 : 0
  if (chance > 1 - 1e-12) return count === size ? 1 : 0
  const atMost = (k: number): number =>
    k < 0 ? 0 : k >= size ? 1 : 1 - betaCdf(chance, { alpha: k + 1, beta: size - k })
  return Math.min(1, 2 * Math.min(atMost(count), 1 - atMost(count - 1)))
}
