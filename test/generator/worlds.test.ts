import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ExpectedTally } from '../../src/generator/expected/expected.ts'
import { courseOf, tallyAnswers } from '../../src/generator/expected/tally-answers.ts'
import { lives } from '../../src/generator/life/lives.ts'
import { foundCompany } from '../../src/generator/life/prepare.ts'
import { addLife, emptyTally } from '../../src/generator/life/tally.ts'
import type { LifeTally, Outcomes } from '../../src/generator/life/tally.ts'
import { readTruth } from '../../src/generator/truth/read-truth.ts'
import type { Truth } from '../../src/generator/truth/truth.ts'
import { betaCdf } from '../../src/stats/beta.ts'
import { chiSquareTest } from '../../src/stats/chi-square.ts'
import { casesOf } from '../evidence.ts'
import { countedTally, withCompany } from './generated-company.ts'

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
  it('are eleven', () => {
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
      'won-in-meetings',
    ])
  })

  const few = ['segment-without-wins', 'three-months-old']
  it.each(casesOf(worlds, few))(
    '%s comes out as its truth says, in every stage, outcome and slice',
    (world) => {
      const truth = worldOf(world)
      const rows = expectedOf(truth, truth.size)
      for (const seed of [1, 2]) expectAgreement(rows, livedTally(truth, seed), truth, truth.size)
    },
  )

  // Written to files, mapped, built and counted by the engine: the whole way.
  const counted: readonly (readonly [world: string, size: number])[] = [
    ['harbor', 12_400],
    ['recession', 4000],
    ['segment-without-wins', 4000],
  ]
  it.each(casesOf(counted, []))('%s, too, as the engine counts it', (world, size) => {
    const truth = worldOf(world)
    return withCompany({ truth, size, seed: 3 }, async ({ engine }) => {
      expectAgreement(expectedOf(truth, size), await countedTally(engine, truth), truth, size)
    })
  })
})

function expectedOf(truth: Truth, size: number): readonly ExpectedTally[] {
  return tallyAnswers(truth, size, courseOf(truth), { ages: false }).tally
}

function expectAgreement(
  rows: readonly ExpectedTally[],
  tally: LifeTally,
  truth: Truth,
  size: number,
): void {
  const counted = countsOf(tally, truth)
  const cells = rows.flatMap((row) =>
    outcomes.map((outcome) => ({
      name: `${row.stage} ${outcome} ${row.attribute ?? 'all'} ${row.value ?? ''}`,
      size,
      count: counted(row.stage, row.attribute, row.value)[outcome],
      expected: row[outcome],
    })),
  )
  const bound = LEVEL / cells.length
  expect(cells.filter((cell) => twoSided(cell) < bound)).toEqual([])
  // Where a journey stands at the end, and whether it is lost there: each counts once.
  const last = rows
    .filter(({ attribute }) => attribute === null)
    .flatMap((row) => {
      const { lost, open } = counted(row.stage, null, null)
      return [
        [lost, row.lost],
        [open, row.open],
      ] as const
    })
  const counts = last.map(([count]) => count)
  const expected = last.map(([, mean]) => mean)
  expect(chiSquareTest(counts, expected)).toBeGreaterThan(LEVEL)
}

function worldOf(name: string): Truth {
  const file = `${name}.truth.yaml`
  return readTruth(readFileSync(new URL(file, folder), 'utf8'), file)
}

function livedTally(truth: Truth, seed: number): LifeTally {
  const company = foundCompany(truth, truth.size, seed)
  const tally = emptyTally(company)
  for (const life of lives(company)) addLife(tally, life, company)
  return tally
}

function countsOf({ stages }: LifeTally, truth: Truth) {
  return (stage: string, attribute: string | null, value: string | null): Outcomes => {
    const found = stages.find((row) => row.stage === stage)
    if (found === undefined) throw new Error(`stage must be among those counted: ${stage}`)
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
