import { describe, expect, it } from 'vitest'
import type { Followed } from '../../engine/engine.ts'
import { unfolding } from './unfolding.ts'

const DAY = 86_400
const days = [3, 5, 8, 8, 10, 12, 15, 20, 22, 30, 30, 40]
const ends = ['next', 'price', 'skipped', 'open', 'next', 'open', 'timing', 'next', 'open', 'next']

const twelve = days.map((age, index): Followed => {
  const end = ends[index] ?? 'open'
  const reason = end === 'price' || end === 'timing' ? end : null
  return {
    stage: 'education',
    period: null,
    by: [],
    outcome: reason === null ? (end as Followed['outcome']) : 'lost',
    reason,
    since: null,
    age: age * DAY,
    cluster: 0,
    count: 1,
    mature: [],
  }
})
const facts = { ages: [0, 7, 14, 30, 60], reasons: ['price', 'timing'], clustered: null }

describe('unfolding', () => {
  // R 4 `survival`: survfit(Surv(days, end) ~ 1), summary at these days; log-log by its std.err.
  it.each([
    [0, 12, 0, 0, 0, 0, 1],
    [7, 10, 0.083333333333, 0, 0.083333333333, 0, 0.833333333333],
    [14, 6, 0.260416666667, 0.083333333333, 0.083333333333, 0, 0.65625],
    [30, 3, 0.515625, 0.083333333333, 0.083333333333, 0.109375, 0.291666666667],
  ])('gives by %s days what R gives', (age, atRisk, goneOn, skipped, price, timing, open) => {
    const row = unfolding({ ...facts, followed: twelve }).find((each) => each.age === age)
    expect(row?.atRisk).toBe(atRisk)
    expect(row?.goneOn.value).toBeCloseTo(goneOn, 9)
    expect(row?.skipped.value).toBeCloseTo(skipped, 9)
    expect(row?.reasons[0]?.value).toBeCloseTo(price, 9)
    expect(row?.reasons[1]?.value).toBeCloseTo(timing, 9)
    expect(row?.lost.value).toBeCloseTo(price + timing, 9)
    expect(row?.open).toBeCloseTo(open, 9)
  })

  it('gives the intervals R gives, and no row beyond who was followed longest', () => {
    const rows = unfolding({ ...facts, followed: twelve })
    expect(rows.map(({ age }) => age)).toEqual([0, 7, 14, 30])
    expect(rows[2]?.goneOn.low).toBeCloseTo(0.061766300837, 6)
    expect(rows[2]?.goneOn.high).toBeCloseTo(0.521963736384, 6)
    expect(rows[2]?.lost.low).toBeCloseTo(0.005052835479, 6)
    expect(rows[2]?.lost.high).toBeCloseTo(0.31107040999, 6)
  })

  it('tells no share of fewer than five', () => {
    const [first] = unfolding({ ...facts, followed: twelve.slice(0, 4) })
    expect(first).toMatchObject({ atRisk: 4, open: null, goneOn: { value: null } })
  })
})
