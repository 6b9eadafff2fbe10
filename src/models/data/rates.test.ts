import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Followed, Outcome } from '../../engine/engine.ts'
import { incidencePaths, openAt, shareAt } from '../../stats/survival/aalen-johansen.ts'
import { rateOf, type RateFacts } from './rates.ts'
import { CAUSES, LOST, ON, watchedOf } from './watched.ts'

const DAY = 86_400

/** Twelve passages: days, how they ended, from which day watched, and of which account. */
const days = [3, 5, 8, 8, 10, 12, 15, 20, 22, 30, 30, 40]
const ends = ['next', 'lost', 'skipped', 'open', 'next', 'open', 'lost', 'next', 'open', 'next']
const since = [null, null, 2, null, 4, null, null, 11, null, null, 7, null]
const accounts = [1, 1, 2, 3, 3, 3, 4, 5, 5, 6, 7, 7]

const twelve = (late: boolean): readonly Followed[] =>
  days.map((age, index) => {
    const from = late ? (since[index] ?? null) : null
    return passage({
      outcome: (ends[index] ?? 'open') as Outcome,
      age: age * DAY,
      since: from === null ? null : from * DAY,
      cluster: accounts[index] ?? 0,
      mature: [age >= 25 ? 1 : 0],
    })
  })

describe('rateOf', () => {
  // R 4 `survival`: survfit(Surv(since, days, end) ~ 1) at 25 days, its influences summed by account.
  it.each([
    [false, false, 0.369791666667, 0.109948218126, 0.638734612034],
    [false, true, 0.369791666667, 0.156852519233, 0.586112870797],
    [true, false, 0.39956888105, 0.103120042603, 0.690437249027],
    [true, true, 0.39956888105, 0.168964144028, 0.622941007477],
  ])('gives what R gives, late %s, by account %s', (late, isClustered, value, low, high) => {
    const { rate } = rateOf(facts(twelve(late), { clustered: isClustered ? twelve(late) : null }))
    expect(rate.value).toBeCloseTo(value, 9)
    expect(rate.low).toBeCloseTo(low, 6)
    expect(rate.high).toBeCloseTo(high, 6)
    expect(rate).toMatchObject({ n: 12, maturity: 0.25, age: 25 })
  })

  it('tells the times of those that go on, each weighing what it adds', () => {
    const one = [passage({ age: 2 * DAY }), passage({ outcome: 'open', age: 3 * DAY, count: 3 })]
    const late = [passage({ age: 10 * DAY }), passage({ outcome: 'open', age: 30 * DAY })]
    // At 2 days 1 of 6 goes on: 1/6. At 10 days 1 of 2 left: 5/6 / 2 = 5/12, two and a half as much.
    const { rate, time } = rateOf(facts([...one, ...late]))
    expect(rate.value).toBeCloseTo(1 / 6 + 5 / 12, 12)
    expect(time).toEqual({ p25: 2, median: 10, p75: 10, p90: 10 })
  })

  it('tells where the times lie, wider where accounts come again', () => {
    const some = Array.from({ length: 60 }, (_, index) =>
      passage({
        outcome: index % 3 === 0 ? 'lost' : 'next',
        age: (1 + (index % 20)) * DAY,
        cluster: index % 20,
      }),
    )
    const [alone, clustered] = [false, true].map((isClustered) =>
      rateOf(facts(some, { clustered: isClustered ? some : null })),
    )
    for (const name of ['p25', 'median', 'p75', 'p90'] as const) {
      const [range, wider] = [alone?.timeRanges[name], clustered?.timeRanges[name]]
      const time = alone?.time[name] ?? Number.NaN
      expect(range?.low).toBeLessThan(time)
      expect(range?.high).toBeGreaterThanOrEqual(time)
      expect(wider?.low).toBeLessThanOrEqual(range?.low ?? -1)
      expect(wider?.high).toBeGreaterThanOrEqual(range?.high ?? 99)
    }
    const none = rateOf(facts([passage({ outcome: 'lost', count: 9 })]))
    expect(none).toMatchObject({ time: { median: null }, timeRanges: { median: null } })
  })

  it('counts an end before its entry at age 0, in no time', () => {
    const followed = [passage({ age: -5 * DAY, count: 2 }), passage({ age: 4 * DAY, count: 3 })]
    const { rate, time } = rateOf(facts(followed))
    expect(rate).toMatchObject({ value: 1, low: null, high: null })
    expect(time.p25).toBe(4)
  })

  it('tells no percentage of fewer than five', () => {
    const four = [passage({ count: 4, mature: [4] })]
    expect(rateOf(facts(four)).rate).toMatchObject({ value: null, n: 4, maturity: 1 })
    const five = [passage({ count: 5, mature: [5] })]
    expect(rateOf(facts(five)).rate.value).toBe(1)
  })

  it('tells none where nobody was followed so long, unless nobody is left', () => {
    const open = [passage({ count: 9 }), passage({ outcome: 'open', age: 24 * DAY })]
    expect(rateOf(facts(open)).rate).toMatchObject({ value: null, n: 10 })
    const watched = [passage({ count: 9 }), passage({ outcome: 'open', age: 25 * DAY })]
    expect(rateOf(facts(watched)).rate.value).toBeCloseTo(0.9, 12)
    expect(rateOf(facts([passage({ count: 9, age: DAY })])).rate.value).toBe(1)
    expect(rateOf(facts([], { entered: 7 })).rate).toMatchObject({ value: null, n: 7, maturity: 0 })
  })

  it('is the naive rate at the greatest age when nobody is open', () => {
    fc.assert(
      fc.property(fc.array(ended, { minLength: 5 }), (followed) => {
        const all = followed.reduce((sum, { count }) => sum + count, 0)
        const on = followed.filter(({ outcome }) => outcome !== 'lost')
        const naive = on.reduce((sum, { count }) => sum + count, 0) / all
        expect(rateOf(facts(followed)).rate.value).toBeCloseTo(naive, 12)
      }),
    )
  })

  it('makes 1 with the lost and the open, whatever the age', () => {
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 5 }), fc.nat(30), (followed, age) => {
        const paths = incidencePaths(watchedOf(followed), CAUSES)
        const end = age * DAY
        const sum = shareAt(paths, ON, end) + shareAt(paths, LOST, end) + openAt(paths, end)
        expect(sum).toBeCloseTo(1, 12)
        const { value } = rateOf(facts(followed, { age })).rate
        if (value !== null) expect(value).toBe(shareAt(paths, ON, end))
      }),
    )
  })

  it('minds neither the order of rows nor how they are grouped', () => {
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 5 }), fc.boolean(), (followed, isClustered) => {
        const ones = followed.flatMap((one) =>
          Array.from({ length: one.count }, () => ({ ...one, count: 1 })),
        )
        const [given, turned] = [followed, ones.toReversed()].map((rows) =>
          rateOf(facts(rows, { clustered: isClustered ? rows : null, age: 9 })),
        )
        expect(turned?.time).toEqual(given?.time)
        for (const name of ['value', 'low', 'high'] as const) {
          const [left, right] = [given?.rate[name] ?? -1, turned?.rate[name] ?? -1]
          expect(right).toBeCloseTo(left, 9)
        }
      }),
    )
  })

  it('widens where accounts come again, and only there', () => {
    const range = (clusterOf: (index: number) => number, isClustered: boolean): number => {
      const followed = Array.from({ length: 40 }, (_, index) =>
        passage({
          outcome: index % 4 < 2 ? 'next' : 'lost',
          age: (1 + (index % 4)) * DAY,
          cluster: clusterOf(index),
        }),
      )
      const { low, high } = rateOf(
        facts(followed, { clustered: isClustered ? followed : null }),
      ).rate
      return (high ?? 0) - (low ?? 0)
    }
    const plain = range(() => 0, false)
    expect(range((index) => index, true)).toBeCloseTo(plain, 12)
    // Of each account all go on, or all are lost.
    expect(range((index) => (index % 4 < 2 ? index % 8 : 8 + (index % 8)), true)).toBeGreaterThan(
      1.5 * plain,
    )
  })
})

const fields = {
  age: fc.integer({ min: -2, max: 20 }).map((age) => age * DAY),
  count: fc.integer({ min: 1, max: 4 }),
  cluster: fc.nat(5),
}
const ended = fc
  .record({ ...fields, outcome: fc.constantFrom('next', 'skipped', 'lost') })
  .map(passage)
const anyone = fc
  .record({
    ...fields,
    outcome: fc.constantFrom('next', 'skipped', 'lost', 'open'),
    since: fc.constantFrom(null, DAY, 4 * DAY),
  })
  .filter(({ since, age }) => since === null || since < age)
  .map(passage)

function passage(given: Partial<Followed>): Followed {
  return {
    stage: 'education',
    period: null,
    by: [],
    outcome: 'next',
    reason: null,
    since: null,
    age: DAY,
    cluster: 0,
    count: 1,
    mature: [0],
    ...given,
  }
}

function facts(followed: readonly Followed[], given: Partial<RateFacts> = {}): RateFacts {
  const entered = followed.reduce((sum, { count }) => sum + count, 0)
  return { followed, entered, age: 25, matureIndex: 0, clustered: null, ...given }
}
