import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Watched } from '../../stats/survival/watched.ts'
import { livedInDays } from './lived-days.ts'

const DAY = 86_400

const watched: fc.Arbitrary<Watched> = fc
  .record({
    late: fc.constantFrom(null, 0, 0.4, 7, 25, 400),
    watchedFor: fc.oneof(
      fc.integer({ min: 1, max: 30 }),
      fc.double({ min: 0.01, max: 5000, noNaN: true }),
    ),
    cause: fc.constantFrom(null, 0, 1),
    count: fc.integer({ min: 1, max: 5 }),
    cluster: fc.constantFrom(null, 0, 1, 63),
  })
  .map(({ late, watchedFor, ...each }) => {
    const from = late === null ? null : late * DAY
    return { ...each, from, age: (from ?? 0) + watchedFor * DAY }
  })

const dayOf = (seconds: number): number => Math.round(seconds / DAY)

describe('what was watched in days', () => {
  it('is by hand: days of their own until the twentieth, then ranges of a tenth', () => {
    const ended = (day: number): Watched => {
      return { from: null, age: day * DAY, cause: 0, count: 1, cluster: null }
    }
    const told = (...days: number[]) =>
      livedInDays(days.map(ended)).map(({ age, half, count }) => [age, half, count])
    expect(told(0, 1, 19)).toEqual([
      [0, 0.5, 1],
      [1, 0.5, 1],
      [19, 0.5, 1],
    ])
    // From 20 on two days together, as 28 and 29; from 30 on three, as 33 to 35.
    expect(told(20, 21, 28, 30, 32, 33)).toEqual([
      [20.5, 1, 2],
      [28.5, 1, 1],
      [31, 1.5, 2],
      [34, 1.5, 1],
    ])
  })

  it('keeps everybody, the end of each within its range, and the mean of what is open', () => {
    fc.assert(
      fc.property(fc.array(watched, { maxLength: 25 }), (all) => {
        const lived = livedInDays(all)
        for (const cause of [null, 0, 1]) {
          for (const cluster of [null, 0, 1, 63]) {
            const alike = (each: { cause: number | null; cluster: number | null }): boolean =>
              each.cause === cause && each.cluster === cluster
            const [own, rows] = [all.filter(alike), lived.filter(alike)]
            expect(sum(rows.map(({ count }) => count))).toBe(sum(own.map(({ count }) => count)))
            if (cause === null) {
              const days = sum(own.map(({ age, count }) => count * dayOf(age)))
              expect(sum(rows.map(({ age, count }) => count * age))).toBeCloseTo(days, 6)
            } else {
              const ranges = new Set(rows.map(({ age, half = 0 }) => [age - half, age + half]))
              for (const { age } of own) {
                const [range, ...others] = [...ranges].filter(
                  ([low, high]) => low! < dayOf(age) && dayOf(age) < high!,
                )
                const [low = NaN, high = NaN] = range ?? []
                // Of a day, or of a tenth of the days before it.
                expect(high - low).toBeLessThanOrEqual(Math.max(1, (low + 0.5) / 10))
                expect(others.every(([other]) => other === low)).toBe(true)
              }
            }
          }
        }
      }),
    )
  })

  it('holds nobody at risk after the end, nor longer before it than a range', () => {
    fc.assert(
      fc.property(watched, (one) => {
        const [lived] = livedInDays([one])
        const { from, age, half = 0 } = lived!
        if (one.from === null) {
          expect(from).toBeNull()
          return
        }
        const late = dayOf(one.from)
        expect(from).toBeLessThanOrEqual(late)
        expect(from).toBeGreaterThanOrEqual(Math.min(late, late * 0.9 - 1))
        expect(from! < age + half || one.cause === null).toBe(true)
      }),
    )
  })

  it('tells who came late to the day where they ended soon, else to the range', () => {
    const from = (late: number, age: number) =>
      livedInDays([{ from: late * DAY, age: age * DAY, cause: 0, count: 1, cluster: null }])[0]
        ?.from
    // 30 to 32 is one range, as 33 to 35.
    expect([from(31, 32), from(31, 33), from(19, 33)]).toEqual([31, 30, 19])
  })

  it('does not mind the order, nor how those alike are told', () => {
    fc.assert(
      fc.property(fc.array(watched, { maxLength: 25 }), (all) => {
        const ones = all.flatMap((each) =>
          Array.from({ length: each.count }, () => ({ ...each, count: 1 })),
        )
        const found = livedInDays(all)
        expect(livedInDays(all.toReversed())).toEqual(found)
        expect(livedInDays(ones)).toEqual(found)
      }),
    )
  })

  it('knows nothing of nobody, and the oldest of ages as the oldest there is', () => {
    expect(livedInDays([])).toEqual([])
    const ancient = { from: null, age: 1e6 * DAY, cause: 0, count: 1, cluster: null }
    const [lived] = livedInDays([ancient])
    expect(Number.isFinite(lived?.age)).toBe(true)
    expect(lived?.half).toBeGreaterThan(0)
  })
})

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0)
}
