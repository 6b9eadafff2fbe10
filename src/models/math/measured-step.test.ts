import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Followed } from '../../engine/engine.ts'
import { stream } from '../../generator/draw/stream.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import { HEADLINE_AGES } from '../data/headline-age.ts'
import { measuredStep } from './measured-step.ts'

const followedFor = 400

function passed(outcome: Followed['outcome'], days: number, count: number): Followed {
  return {
    stage: 'education',
    period: null,
    by: [],
    outcome,
    reason: null,
    since: null,
    age: days * SECONDS_PER_DAY,
    cluster: null,
    count,
    mature: HEADLINE_AGES.map((age) => (age <= followedFor ? count : 0)),
  }
}

const step = (followed: readonly Followed[], skipping = 0) =>
  measuredStep({
    followed,
    entered: followed.reduce((sum, { count }) => sum + count, 0),
    skipping,
    age: null,
    clustered: null,
  })

describe('a measured step', () => {
  it('counts all that go on as long as they can be followed, also after the headline age', () => {
    const { rate, days } = step([
      passed('next', 10, 10),
      passed('next', 300, 2),
      passed('lost', 20, 28),
      passed('open', followedFor, 10),
    ])
    expect(rate?.value).toBeCloseTo(12 / 50, 12)
    expect(rate?.n).toBe(50)
    expect(days?.value).toBe(10)
  })

  it('follows for seven years who takes years to go on, where the data are as old', () => {
    // Half are lost within a day, half go on after three years on average; entries over eight years.
    const draws = stream(1, 1, 1)
    const followed = Array.from({ length: 8000 }, (): Followed => {
      const [seen, goes] = [draws.uniform() * 8 * 365, draws.uniform() < 0.5]
      const end = goes ? -Math.log(1 - draws.uniform()) * 3 * 365 : draws.uniform()
      const outcome = end > seen ? 'open' : goes ? 'next' : 'lost'
      const mature = HEADLINE_AGES.map((age) => Number(age <= seen))
      return { ...passed(outcome, Math.min(end, seen), 1), mature }
    })
    const { rate, late, curve } = step(followed)
    const error = ((rate?.high ?? NaN) - (rate?.low ?? NaN)) / (2 * 1.96)
    expect(error).toBeLessThan(0.02)
    expect(Math.abs((rate?.value ?? NaN) - 0.5 * (1 - Math.exp(-7 / 3)))).toBeLessThan(2 * error)
    expect(late).toMatchObject({ since: 1825, longest: 2555 })
    expect(curve).toHaveLength(Math.ceil(2555 / (365.25 / 12)) + 1)
  })

  it('says how many went on late', () => {
    const { late } = step([
      passed('next', 10, 9),
      passed('next', 300, 3),
      passed('open', followedFor, 10),
    ])
    expect(late).toMatchObject({ since: 270, longest: 365 })
    expect(late?.share).toBeCloseTo(0.25, 12)
  })

  it('counts who passes a stage over as gone through it at once', () => {
    const all = [passed('next', 10, 20), passed('lost', 20, 20)]
    const { rate, curve } = step(all, 10)
    expect(rate?.value).toBeCloseTo(30 / 50, 12)
    // A third at once, the others after ten days: of a month's entries 2/3 × (1 − 10 ÷ 30.4375).
    expect(curve?.[0]).toBeCloseTo(1 / 3 + (2 / 3) * (1 - 10 / 30.4375), 12)
    expect(curve?.at(-1)).toBe(1)
  })

  it('has a curve that never falls and ends at all', () => {
    const ends = fc.array(fc.integer({ min: 0, max: followedFor }), { minLength: 5, maxLength: 40 })
    fc.assert(
      fc.property(ends, (days) => {
        const { curve } = step(days.map((each) => passed('next', each, 1)))
        const list = curve ?? []
        for (const [at, share] of list.entries()) {
          expect(share).toBeGreaterThanOrEqual((list[at - 1] ?? 0) - 1e-12)
          expect(share).toBeLessThanOrEqual(1 + 1e-12)
        }
        expect(list.at(-1)).toBe(1)
      }),
    )
  })

  it('tells nothing of fewer than five, and no range where all go on', () => {
    expect(step([passed('next', 3, 4)]).rate).toBeNull()
    expect(step([passed('next', 3, 9)]).rate).toMatchObject({ value: 1, low: null, high: null })
    expect(step([passed('lost', 3, 9)])).toMatchObject({
      rate: { value: 0 },
      days: null,
      curve: null,
    })
  })
})
