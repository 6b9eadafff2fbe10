import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Followed } from '../../../engine/engine.ts'
import { followedDays, openDays } from './followed-days.ts'

const DAY = 86_400

const followed = (
  outcome: Followed['outcome'],
  age: number,
  count = 1,
  since: number | null = null,
): Followed => {
  const nothing = { stage: 'won', period: null, by: [], reason: null, cluster: null, mature: [] }
  return { ...nothing, outcome, age, count, since }
}

const passages = fc.array(
  fc
    .tuple(
      fc.constantFrom<Followed['outcome'][]>('next', 'skipped', 'lost', 'open'),
      fc.oneof(
        fc.integer({ min: -2 * DAY, max: 9 * DAY }),
        fc.integer({ min: -2, max: 9 }).map((n) => n * DAY),
      ),
      fc.integer({ min: 1, max: 4 }),
      fc.option(fc.integer({ min: 0, max: 3 * DAY })),
    )
    .map(([outcome, age, count, since]) => followed(outcome, age, count, since)),
  { maxLength: 30 },
)

/** The first day, from 0 on, by whose end so many seconds are over. */
function dayBy(seconds: number): number {
  let day = 0
  while (day * DAY < seconds) day += 1
  return day
}

describe('passages by day', () => {
  it('count everybody once, on the day by whose end it was', () => {
    fc.assert(
      fc.property(passages, (all) => {
        const days = followedDays(all)
        const ones = all.flatMap((each) => Array.from({ length: each.count }, () => each))
        for (const { age, since = 0, ...counts } of days) {
          for (const [outcome, count] of Object.entries(counts)) {
            const own = ones.filter(
              (each) =>
                each.outcome === outcome &&
                dayBy(each.age) === age &&
                dayBy(each.since ?? 0) === since,
            )
            expect(count).toBe(own.length)
          }
        }
        const told = days.reduce(
          (sum, day) => sum + day.next + day.skipped + day.lost + day.open,
          0,
        )
        expect(told).toBe(ones.length)
        const order = days.map(({ age, since = 0 }) => 1000 * age + since)
        expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b))
      }),
    )
  })

  it('are by hand: a moment after midnight is the next day, and before the entry is at it', () => {
    expect(
      followedDays([
        followed('next', DAY),
        followed('lost', DAY + 1, 2),
        followed('next', -5),
        followed('open', 3 * DAY, 7, 1),
      ]),
    ).toEqual([
      { age: 0, next: 1, skipped: 0, lost: 0, open: 0 },
      { age: 1, next: 1, skipped: 0, lost: 0, open: 0 },
      { age: 2, next: 0, skipped: 0, lost: 2, open: 0 },
      { age: 3, since: 1, next: 0, skipped: 0, lost: 0, open: 7 },
    ])
    expect(followedDays([])).toEqual([])
  })
})

describe('who is open', () => {
  it('is as old as it was, and so many days older', () => {
    fc.assert(
      fc.property(passages, fc.nat(400), (all, later) => {
        const found = openDays(all, later)
        const ones = all.flatMap(({ outcome, age, count }) =>
          outcome === 'open' ? Array.from({ length: count }, () => dayBy(age) + later) : [],
        )
        expect(found.flatMap(({ age, count }) => Array.from({ length: count }, () => age))).toEqual(
          ones.toSorted((a, b) => a - b),
        )
        expect(new Set(found.map(({ age }) => age)).size).toBe(found.length)
      }),
    )
    expect(openDays([followed('next', DAY)], 3)).toEqual([])
  })
})
