import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Count, MappedStage } from '../../engine/engine.ts'
import { bowtieRows, type BowtieFacts } from './bowtie.ts'

const stages: readonly MappedStage[] = [
  stage('education', 'left', 'commit'),
  stage('commit', 'knot', null),
]

const DAY = 86_400

describe('bowtieRows, cohort view', () => {
  it('gives what stands open, lost and gone on, as counted by hand', () => {
    const [education, commit] = cohort([
      count({ event: 'next', age: 2 * DAY, count: 3, amount: '0.10' }),
      count({ event: 'skipped', age: 6 * DAY, amount: '0.20' }),
      count({ event: 'lost', age: 9 * DAY, count: 2, amount: '1' }),
      count({ event: 'open', count: 4 }),
      count({ stage: 'commit', event: 'open', count: 3, amount: '7.5' }),
    ])
    expect(education).toMatchObject({
      entered: 10,
      open: 4,
      lost: 2,
      goneOn: 4,
      rateNaive: { value: 0.4, n: 10 },
      // R: quantile(c(2, 2, 2, 6), c(.25, .5, .75, .9)) is 2, 2, 3, 4.8
      timeNaive: { p25: 2, median: 2, p75: 3, p90: expect.closeTo(4.8, 12) as number },
      amount: '1.30',
    })
    expect(commit).toMatchObject({
      entered: 3,
      open: 3,
      lost: 0,
      goneOn: null,
      rateNaive: { value: null, n: null },
      timeNaive: { p25: null, median: null, p75: null, p90: null },
      amount: '7.50',
    })
  })

  it('counts undated entries in the volumes, never in the rate or the times', () => {
    const [education] = cohort([
      count({ event: 'next', age: DAY }),
      count({ event: 'open' }),
      count({ event: 'next', dated: false, age: null, count: 5 }),
      count({ event: 'open', dated: false, count: 2 }),
    ])
    expect(education).toMatchObject({ entered: 9, open: 3, goneOn: 6 })
    expect(education?.rateNaive).toEqual({ value: 0.5, n: 2 })
    expect(education?.timeNaive.median).toBe(1)
  })

  it('has no rate where nothing with a date entered', () => {
    const [education] = cohort([count({ event: 'next', dated: false, age: null })])
    expect(education?.rateNaive).toEqual({ value: null, n: 0 })
  })

  it('sets negative times apart, and keeps a time of zero', () => {
    const [education] = cohort([
      count({ event: 'next', age: -DAY, count: 9 }),
      count({ event: 'next', age: 0 }),
    ])
    expect(education).toMatchObject({ goneOn: 10, timeNaive: { p25: 0, median: 0, p90: 0 } })
  })

  it('keeps a missing value apart from a value of any name, and puts it last', () => {
    const by = (value: string | null, size: number): Count =>
      count({ event: 'open', by: [value], count: size })
    const rows = bowtieRows(
      facts({
        dimensions: 1,
        counts: [by(null, 9), by('unknown', 1), by('b', 5), by('a', 5), by('null', 2)],
      }),
    )
    const slices = rows.filter(({ stage }) => stage.id === 'education').map(({ by }) => by[0])
    expect(slices).toEqual(['a', 'b', 'null', 'unknown', null])
  })

  it('has a row of zeros for each stage even where nothing entered', () => {
    expect(cohort([]).map(({ entered, amount }) => [entered, amount])).toEqual([
      [0, null],
      [0, null],
    ])
  })

  it('adds amounts up exactly, however many and large', () => {
    const large = count({ event: 'open', amount: '999999999999999999.01' })
    const many = Array.from({ length: 100 }, () => count({ event: 'lost', amount: '0.1' }))
    expect(cohort([large, ...many])[0]?.amount).toBe('1000000000000000009.01')
  })

  it('entered are open, lost and gone on, and slices sum to the total', () => {
    fc.assert(
      fc.property(fc.array(anyCount), (counts) => {
        const total = cohort(counts.map((count) => ({ ...count, by: [] })))
        const sliced = bowtieRows(facts({ dimensions: 1, counts }))
        for (const row of [...total, ...sliced]) {
          expect(row.entered).toBe((row.open ?? 0) + (row.lost ?? 0) + (row.goneOn ?? 0))
        }
        for (const { stage, entered, open, lost, goneOn, rateNaive } of total) {
          const own = sliced.filter((row) => row.stage.id === stage.id)
          const sum = (of: (row: (typeof own)[number]) => number | null): number =>
            own.reduce((all, row) => all + (of(row) ?? 0), 0)
          expect(sum((row) => row.entered)).toBe(entered)
          expect(sum((row) => row.open)).toBe(open)
          expect(sum((row) => row.lost)).toBe(lost)
          expect(sum((row) => row.goneOn)).toBe(goneOn ?? 0)
          expect(sum((row) => row.rateNaive.n)).toBe(rateNaive.n ?? 0)
        }
      }),
    )
  })
})

describe('bowtieRows, period view', () => {
  const [january, february, march] = [17_532, 17_563, 17_591]
  const history = {
    dated: [
      count({ event: 'entered', period: january, count: 10 }),
      count({ event: 'lost', period: january, count: 1 }),
      count({ event: 'entered', period: february, count: 2, amount: '5' }),
      count({ event: 'next', period: february, age: DAY, count: 6, amount: '60' }),
    ],
    undated: [
      count({ event: 'entered', dated: false, count: 4 }),
      count({ event: 'next', dated: false, count: 1 }),
    ],
  }
  const rows = bowtieRows(
    facts({
      view: 'period',
      periods: [february, march],
      counts: history.dated.filter(({ period }) => period === february),
      history,
    }),
  )
  const education = rows.filter(({ stage }) => stage.id === 'education')

  it('gives what happened in each period, and a rate that may exceed 1', () => {
    expect(education[0]).toMatchObject({
      entered: 2,
      goneOn: 6,
      lost: 0,
      rateNaive: { value: 3, n: 2 },
      amount: '5.00',
    })
    expect(education[1]).toMatchObject({ entered: 0, goneOn: 0, rateNaive: { value: null, n: 0 } })
  })

  it('opens with what entered and did not end before, undated ones included', () => {
    // 4 - 1 undated, 10 - 1 of January, 2 - 6 of February; nothing happens in March.
    expect(education.map(({ open }) => open)).toEqual([8, 8])
  })

  it('opening and entered, less what ended, is closing', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (dated) => {
        const periods = [january, february, march]
        const all = bowtieRows(
          facts({ view: 'period', periods, counts: dated, history: { ...history, dated } }),
        )
        for (const { id, next } of stages) {
          let opening = id === 'education' ? 3 : 0
          for (const row of all.filter((row) => row.stage.id === id)) {
            const ended = next === null ? lastStageEnds(dated, row.period) : row.goneOn
            opening += (row.entered ?? 0) - (row.lost ?? 0) - (ended ?? 0)
            expect(row.open).toBe(opening)
          }
        }
      }),
    )
  })

  const anyEvent = fc
    .record({
      stage: fc.constantFrom('education', 'commit'),
      event: fc.constantFrom('entered', 'next', 'skipped', 'lost' as const),
      period: fc.constantFrom(january, february, march),
      count: fc.integer({ min: 1, max: 9 }),
    })
    .map((some) => count(some as Partial<Count>))

  function lastStageEnds(counts: readonly Count[], period: number | null): number {
    return counts
      .filter((some) => some.stage === 'commit' && some.period === period)
      .filter(({ event }) => event === 'next' || event === 'skipped')
      .reduce((sum, some) => sum + some.count, 0)
  }
})

describe('bowtieRows, stock view', () => {
  it('knows what is open, and no more', () => {
    const counts = [count({ event: 'open', count: 3, amount: '2' })]
    const [education] = bowtieRows(facts({ view: 'stock', counts }))
    expect(education).toMatchObject({
      open: 3,
      entered: null,
      lost: null,
      goneOn: null,
      rateNaive: { value: null, n: null },
      amount: '2.00',
    })
  })
})

const anyCount: fc.Arbitrary<Count> = fc
  .record({
    stage: fc.constantFrom('education', 'commit'),
    event: fc.constantFrom('next', 'skipped', 'lost', 'open' as const),
    by: fc.constantFrom(['a'], ['b'], [null]),
    dated: fc.boolean(),
    age: fc.option(fc.integer({ min: -9, max: 9 })),
    count: fc.integer({ min: 1, max: 9 }),
  })
  .filter(({ stage, event }) => stage === 'education' || event === 'lost' || event === 'open')
  .map((some) => count(some as Partial<Count>))

function cohort(counts: readonly Count[]): ReturnType<typeof bowtieRows> {
  return bowtieRows(facts({ counts }))
}

function facts(some: Partial<BowtieFacts>): BowtieFacts {
  return {
    view: 'cohort',
    stages,
    currency: 'EUR',
    dimensions: 0,
    periods: [null],
    counts: [],
    history: null,
    followed: [],
    clustered: [],
    counted: null,
    ...some,
  }
}

function count(some: Partial<Count>): Count {
  return {
    stage: 'education',
    period: null,
    by: [],
    event: 'open',
    dated: true,
    age: null,
    count: 1,
    amount: null,
    ...some,
  }
}

function stage(id: string, side: MappedStage['side'], next: string | null): MappedStage {
  const label = { en: id, fr: id }
  return {
    id,
    side,
    label,
    entered: label,
    next,
    until: 20_000,
    followed: 20_000,
    within: 10,
    repeats: false,
  }
}
