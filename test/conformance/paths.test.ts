import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Engine, FollowQuestion, Path } from '../../src/engine/engine.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { DEFAULT_POLICIES } from '../../src/standard/policies.ts'
import { formatDay, SECONDS_PER_DAY } from '../../src/time/calendar.ts'
import { duckdbOver } from './duckdb-over.ts'
import type { MakeEngine } from './engine-shelf.ts'
import { askedOf, companyOf, day, engineOver, table, told } from './small-company.ts'

const STAGES = ['education', 'selection', 'commit', 'live'] as const
const START = day('2018-01-01')
const DAYS = 60

/** Days after the start at which a journey entered each stage, and was lost. */
interface Walk {
  readonly entered: readonly (number | null)[]
  readonly lost: readonly number[]
}

const moment = fc.integer({ min: 0, max: DAYS - 1 })
const walk: fc.Arbitrary<Walk> = fc.record({
  entered: fc.tuple(...STAGES.map(() => fc.option(moment, { freq: 3 }))),
  lost: fc.uniqueArray(moment, { maxLength: 2 }),
})
const settings = fc.record({
  walks: fc.array(walk, { minLength: 1, maxLength: 12 }),
  places: fc.constantFrom<[number, number]>([0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]),
  asOf: fc.integer({ min: 1, max: DAYS + 5 }),
  until: fc.tuple(...STAGES.map(() => fc.integer({ min: 1, max: DAYS + 5 }))),
  lossesUntil: fc.integer({ min: 1, max: DAYS + 5 }),
})

describe('a path between two stages', () => {
  it('is followed as whoever walks along with each journey would see it', async () => {
    await fc.assert(
      fc.asyncProperty(settings, async (given) => {
        const { walks, places, asOf, until, lossesUntil } = given
        const engine = engineOf(walks, until, lossesUntil)
        const path = pathOf(engine, places)
        if (path === null) return
        const followed = await engine.followed(questionOf(path, START + asOf))
        const end = Math.min(asOf, until[places[1]] ?? 0, lossesUntil)
        const told = followed.flatMap(({ outcome, age, count }) =>
          Array.from({ length: count }, () => `${outcome} ${age / SECONDS_PER_DAY}`),
        )
        expect(told.sort()).toEqual(walks.flatMap((each) => seen(each, places, end)).sort())
      }),
      { numRuns: 400 },
    )
  })

  it('is the step itself where it leads to the next stage', async () => {
    await fc.assert(
      fc.asyncProperty(settings, async ({ walks, asOf, until, lossesUntil }) => {
        const engine = engineOf(walks, until, lossesUntil)
        for (const { id, next } of engine.catalog.stages) {
          if (next === null) continue
          const question = questionOf({ from: id, to: next }, START + asOf)
          const plain = await engine.followed({ ...question, path: null })
          expect(await engine.followed(question)).toEqual(plain.filter(({ stage }) => stage === id))
        }
      }),
    )
  })

  it('counts what lies between as nothing, and who passes its end over as skipped', async () => {
    const engine = engineOver({
      stage_entries: table(
        'journey_id stage entered_at',
        ['a', 'education', '2018-01-01'],
        ['a', 'selection', '2018-01-05'],
        ['a', 'commit', '2018-01-11'],
        ['b', 'education', '2018-01-01'],
        ['b', 'selection', '2018-01-03'],
        ['c', 'education', '2018-01-01'],
        ['c', 'live', '2018-01-06'],
        ['d', 'education', '2018-01-01'],
        ['d', 'commit', null],
      ),
      losses: table('journey_id lost_at', ['b', '2018-01-09']),
    })
    const path = { from: 'education', to: 'commit' }
    expect(await told(engine, { ...askedOf('2018-02-01'), path })).toEqual([
      `education lost 1 ${8 * SECONDS_PER_DAY} s`,
      'education next 1',
      `education next 1 ${10 * SECONDS_PER_DAY} s`,
      `education skipped 1 ${5 * SECONDS_PER_DAY} s`,
    ])
    await expect(
      engine.counts({ ...askedOf('2018-02-01'), path: { from: 'commit', to: 'education' } }),
    ).rejects.toThrow('path must lead from a mapped stage to a later one: commit to education')
  })

  it('begins in the window of its first stage, and reaches its end whenever it does', async () => {
    const windows = [{ stage: 'education', least: 1, most: 20 }]
    const engine = engineOver(
      {
        stage_entries: table(
          'journey_id stage entered_at',
          ['in time', 'education', '2018-01-01'],
          ['in time', 'selection', '2018-01-05'],
          ['in time', 'commit', '2018-02-20'],
          ['too late', 'education', '2018-01-01'],
          ['too late', 'selection', '2018-01-31'],
          ['too late', 'commit', '2018-02-20'],
        ),
      },
      { policies: { ...DEFAULT_POLICIES, windows } },
    )
    const path = { from: 'education', to: 'commit' }
    expect(await told(engine, { ...askedOf('2018-03-01'), path })).toEqual([
      `education next 1 ${50 * SECONDS_PER_DAY} s`,
      'education open 1',
    ])
  })
})

const engines: readonly [string, MakeEngine][] = [
  [
    'the reference engine',
    async (company) => referenceEngine({ ...company, buildId: 'small', headlines }),
  ],
  ['duckdb', duckdbOver],
]

describe.each(engines)('the tolerance on a path, in %s', (_, make) => {
  const entries = table(
    'journey_id stage entered_at',
    // The end of the path stands half a minute before its begin, and the stage between after it.
    ['near', 'education', '2018-01-10 12:00:30'],
    ['near', 'selection', '2018-01-12'],
    ['near', 'commit', '2018-01-10 12:00:00'],
    ['far', 'education', '2018-01-10 12:01:01'],
    ['far', 'selection', '2018-01-12'],
    ['far', 'commit', '2018-01-10 12:00:00'],
  )
  const path = { from: 'education', to: 'commit' }

  it.each([
    [60, [0, -61]],
    [0, [-30, -61]],
  ])('of %i s makes ages of %j s', async (tolerance, ages) => {
    const policies = { ...DEFAULT_POLICIES, tolerance }
    const engine = await make(companyOf({ stage_entries: entries }, { dimensions: [], policies }))
    try {
      const lines = ages.map((age) => `education next 1 ${age} s`)
      expect(await told(engine, { ...askedOf('2018-02-01'), path })).toEqual(lines.sort())
      const followed = await engine.followed(questionOf(path, day('2018-02-01')))
      expect(followed.map(({ outcome, age, count }) => [outcome, age, count])).toEqual(
        expect.arrayContaining(ages.map((age) => ['next', age, 1])),
      )
      expect(followed).toHaveLength(ages.length)
    } finally {
      await engine.close()
    }
  })
})

function engineOf(walks: readonly Walk[], until: readonly number[], lossesUntil: number): Engine {
  const on = (days: number): string => formatDay(START + days)
  const journeys = walks.map((each, index) => ({ ...each, id: `j${index}` }))
  return engineOver(
    {
      stage_entries: table(
        'journey_id stage entered_at',
        // One journey of every stage, and lost, so that all have a horizon: before all others.
        ...STAGES.map((stage) => ['everywhere', stage, '2017-01-01']),
        ...journeys.flatMap(({ id, entered }) =>
          entered.flatMap((days, place) =>
            days === null ? [] : [[id, STAGES[place] ?? '', on(days)]],
          ),
        ),
      ),
      losses: table(
        'journey_id lost_at',
        ['everywhere', '2017-01-02'],
        ...journeys.flatMap(({ id, lost }) => lost.map((days) => [id, on(days)])),
      ),
    },
    {
      policies: { ...DEFAULT_POLICIES, tolerance: 0 },
      observedUntil: [
        ...STAGES.map((stage, place) => ({
          table: 'stage_entries' as const,
          stage,
          until: on(until[place] ?? 0),
        })),
        { table: 'losses' as const, stage: null, until: on(lossesUntil) },
      ],
    },
  )
}

function pathOf({ catalog }: Engine, [from, to]: readonly [number, number]): Path | null {
  const ids = catalog.stages.map(({ id }) => id)
  expect(ids).toEqual(STAGES)
  return { from: ids[from] ?? '', to: ids[to] ?? '' }
}

function questionOf(path: Path, asOf: number): FollowQuestion {
  const { view: _view, ages: _ages, ...question } = { ...askedOf('2018-01-01'), path }
  const from = START
  return { ...question, asOf, knownBefore: null, from, ...plainly }
}

const plainly = { clusters: 0, unit: null, within: [], reasons: false }

/** What is seen of a journey from one stage to another, before a day. */
function seen({ entered, lost }: Walk, [from, to]: readonly [number, number], end: number) {
  const start = entered[from] ?? null
  if (start === null || start >= end) return []
  const known = (days: number | null | undefined): days is number => days != null && days < end
  const reached = entered[to]
  if (known(reached)) return [`next ${reached - start}`]
  const later = entered.slice(to + 1).filter(known)
  if (later.length > 0) return [`skipped ${Math.min(...later) - start}`]
  const after = lost.filter((days) => days >= start)
  const counting = after.length > 0 ? Math.min(...after) : Math.max(...lost)
  if (lost.length > 0 && counting < end) return [`lost ${counting - start}`]
  return [`open ${end - start}`]
}
