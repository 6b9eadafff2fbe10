import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Count, Followed } from '../../../engine/engine.ts'
import { addMonths, civilDay, type Day } from '../../../time/calendar.ts'
import { stageFacts, wingMonths } from './wing-facts.ts'

const STAGES = ['first', 'second', 'third']
const ORIGIN = civilDay({ year: 2026, month: 3, date: 1 })
/** First day of the month so many before the origin; below 0: after it. */
const before = (months: number): Day => addMonths(ORIGIN, -months)

function counted(stage: string, event: Count['event'], period: Day | null, amount?: number): Count {
  return {
    stage,
    period,
    by: [],
    event,
    dated: period !== null,
    age: null,
    count: 1,
    amount: amount === undefined ? null : String(amount),
  }
}

/** A journey: its first stage (3: the commitment), months before the origin, then steps of 1 or 2 stages. */
interface Journey {
  readonly first: number
  readonly ago: number
  readonly steps: readonly { readonly by: 1 | 2; readonly later: number }[]
}

test('journeys told one by one: each counts once, where and when it began', () => {
  const step = fc.record({ by: fc.constantFrom(1, 2), later: fc.nat(3) })
  const journey = fc.record({
    first: fc.nat(3),
    ago: fc.integer({ min: -2, max: 9 }),
    steps: fc.array(step, { maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(journey, { minLength: 1, maxLength: 30 }), (journeys) => {
      const entries = journeys.map(visitsOf)
      const counts = entries.flatMap(countsOf)
      const found = wingMonths(counts, STAGES, ORIGIN)
      const monthly = (place: number, isFirst: boolean, worth: (at: number) => number) => {
        const all = entries.flatMap((visits, at) =>
          visits
            .filter((visit, index) => visit.place === place && (!isFirst || index === 0))
            .map(({ ago }) => ({ ago, worth: worth(at) })),
        )
        const entered = entries.flat().filter((visit) => visit.place === place)
        const oldest = Math.max(0, ...entered.map(({ ago }) => ago))
        return Array.from({ length: oldest }, (_, month) =>
          all
            .filter(({ ago }) => ago === oldest - month)
            .reduce((sum, each) => sum + each.worth, 0),
        )
      }
      const one = (): number => 1
      expect(found.stages).toEqual(
        STAGES.flatMap((id, place) => {
          const arrivals = monthly(place, true, one)
          return arrivals.length === 0 ? [] : [{ id, arrivals }]
        }),
      )
      expect(found.direct).toEqual(monthly(3, true, one))
      expect(found.wins).toEqual(monthly(3, false, one))
      expect(found.amounts).toEqual(monthly(3, false, (at) => 100 + at))
    }),
  )

  function visitsOf({ first, ago, steps }: Journey) {
    const visits = [{ place: first, ago, by: 1 }]
    for (const { by, later } of steps) {
      const last = visits.at(-1)!
      if (last.place + by > 3) break
      visits.push({ place: last.place + by, ago: last.ago - later, by })
    }
    return visits
  }

  function countsOf(visits: ReturnType<typeof visitsOf>, at: number): readonly Count[] {
    return visits.flatMap(({ place, ago, by }, index) => {
      const stage = STAGES[place] ?? 'commit'
      const came = counted(stage, 'entered', before(ago), place === 3 ? 100 + at : undefined)
      if (index === 0) return [came]
      const left = STAGES[visits[index - 1]!.place]!
      return [came, counted(left, by === 1 ? 'next' : 'skipped', before(ago))]
    })
  }
})

test('entries without a date, and those of the origin and later, are in no month', () => {
  const counts = [
    counted('first', 'entered', before(2)),
    counted('first', 'entered', null),
    counted('first', 'entered', ORIGIN),
    counted('commit', 'entered', before(-4), 9),
  ]
  expect(wingMonths(counts, STAGES, ORIGIN)).toEqual({
    stages: [{ id: 'first', arrivals: [1, 0] }],
    wins: [],
    direct: [],
    amounts: [],
  })
})

test('where nothing is counted there are no months', () => {
  const nothing = { stages: [], wins: [], direct: [], amounts: [] }
  expect(wingMonths([], STAGES, ORIGIN)).toEqual(nothing)
  expect(wingMonths([counted('first', 'entered', null)], STAGES, ORIGIN)).toEqual(nothing)
})

/** Passages that went on after so many days, of entries of a year. */
function passages(year: number | null, count: number, days: number): Followed {
  return {
    stage: 'first',
    period: year === null ? null : civilDay({ year, month: 1, date: 1 }),
    by: [],
    outcome: 'next',
    reason: null,
    since: null,
    age: days * 86_400,
    cluster: null,
    count,
    mature: [],
  }
}

test.each([
  // Four years with that of the origin: 2023 to 2026. Two hundred there are enough.
  ['two hundred lately', [2021, 2022, 2023, 2026], 100, [2, 3]],
  ['one too few', [2021, 2022, 2023, 2026], 99, [0, 1, 2, 3]],
  ['none lately', [2019, 2020], 500, [0, 1]],
  ['without a year', [null, 2024, 2025], 100, [1, 2]],
])('rates are of the last four years where they are enough: %s', (_, years, count, kept) => {
  const followed = years.map((year, at) => passages(year, count, at))
  const none = [passages(2015, 1, 7)]
  const facts = stageFacts(
    { id: 'first', arrivals: [1, 2] },
    { followed, toCommit: none, open: [{ age: 3, count: 4 }] },
    ORIGIN,
  )
  expect(facts.followed.map(({ age, next }) => [age, next])).toEqual(kept.map((at) => [at, count]))
  expect(facts.toCommit.map(({ age }) => age)).toEqual([7])
  expect(facts).toMatchObject({ id: 'first', arrivals: [1, 2], open: [{ age: 3, count: 4 }] })
})

test.each([
  [{ year: 2026, month: 1, date: 1 }, 2023],
  [{ year: 2025, month: 12, date: 1 }, 2022],
  [{ year: 2024, month: 2, date: 29 }, 2021],
])('at %j the oldest of the four years is %i', (origin, oldest) => {
  const followed = [oldest - 1, oldest].map((year, at) => passages(year, 200, at))
  const { followed: kept } = stageFacts(
    { id: 'first', arrivals: [] },
    { followed, toCommit: [], open: [] },
    civilDay(origin),
  )
  expect(kept.map(({ age }) => age)).toEqual([1])
})
