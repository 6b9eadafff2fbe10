import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Followed, Outcome } from '../../engine/engine.ts'
import { mixtureCure } from '../../stats/cure/mixture-cure.ts'
import { runsOf } from '../../../test/thoroughness.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import { eventualShare, type EventualShare } from './eventual-share.ts'
import { livedInDays } from './lived-days.ts'
import { watchedOf } from './watched.ts'
import { observedAges, unfolding } from './unfolding.ts'

interface Group {
  readonly outcome: Outcome
  readonly days: number
  readonly count: number
}

function factsOf(groups: readonly Group[]) {
  const followed = groups.map(({ outcome, days, count }): Followed => {
    const at = { stage: 'education', period: null, by: [], since: null, cluster: null, mature: [] }
    return { ...at, outcome, reason: null, age: days * SECONDS_PER_DAY, count }
  })
  const facts = { followed, reasons: [null], clustered: null }
  return { ...facts, observed: unfolding({ ...facts, ages: observedAges(followed) }) }
}

function shareOf(groups: readonly Group[]): EventualShare {
  return eventualShare(factsOf(groups))
}

/** Of `size`, the share `on` goes on at the quantiles of a Weibull distribution; until `end` days. */
function byQuantiles(
  { size, on, scale, shape }: Readonly<Record<'size' | 'on' | 'scale' | 'shape', number>>,
  end: number,
): readonly Group[] {
  const all = Math.round(size * on)
  return Array.from({ length: size }, (_, index): Group => {
    const days =
      index < all ? scale * (-Math.log(1 - (index + 0.5) / all)) ** (1 / shape) : Infinity
    return days < end
      ? { outcome: index % 5 === 0 ? 'skipped' : 'next', days, count: 1 }
      : { outcome: 'open', days: end, count: 1 }
  })
}

describe('eventualShare', () => {
  const truth = { size: 1000, on: 0.6, scale: 20, shape: 1.3 }

  it.each([25, 40, 400])('finds what will go on from what has by %s days', (end) => {
    const { value, low, high, followed, why } = shareOf(byQuantiles(truth, end))
    expect(why).toBeNull()
    expect(followed).toBeCloseTo(end, 9)
    expect(value).toBeCloseTo(0.6, 2)
    expect(low).toBeLessThan(0.6)
    expect(high).toBeGreaterThan(0.6)
  })

  it('knows the less, the shorter they were followed', () => {
    const widths = [400, 60, 40, 25].map((end) => {
      const { low, high } = shareOf(byQuantiles(truth, end))
      return Number(((high ?? 0) - (low ?? 0)).toFixed(3))
    })
    expect([...widths].sort((a, b) => a - b)).toEqual(widths)
    // All seen: that of 600 in 1000.
    expect(widths[0]).toBeCloseTo(2 * 1.96 * Math.sqrt((0.6 * 0.4) / 1000), 3)
  })

  it.each<[EventualShare['why'], readonly Group[]]>([
    ['too_few', byQuantiles({ ...truth, size: 30 }, 400)],
    ['at_edge', byQuantiles({ ...truth, on: 1 }, 400)],
    ['too_short', byQuantiles({ size: 5000, on: 0.8, scale: 60, shape: 1.5 }, 40)],
    [
      'other_shape',
      [
        { outcome: 'next', days: 2, count: 300 },
        { outcome: 'next', days: 100, count: 300 },
        { outcome: 'open', days: 400, count: 400 },
      ],
    ],
  ])('tells none, and why: %s', (why, groups) => {
    expect(shareOf(groups)).toMatchObject({ value: null, low: null, high: null, why })
  })

  it('is never less than what was observed, at any age, nor are the ends of its interval', () => {
    let told = 0
    const days = fc.integer({ min: 1, max: 300 })
    const group = fc.record({
      outcome: fc.constantFrom<Outcome>('next', 'skipped', 'lost', 'open'),
      days,
      count: fc.integer({ min: 1, max: 30 }),
    })
    const like = fc.record({
      size: fc.integer({ min: 60, max: 400 }),
      on: fc.double({ min: 0.2, max: 0.9, noNaN: true }),
      scale: fc.integer({ min: 5, max: 60 }),
      shape: fc.double({ min: 0.6, max: 2, noNaN: true }),
    })
    fc.assert(
      fc.property(like, days, fc.array(group, { maxLength: 8 }), (model, end, more) => {
        const facts = factsOf([...byQuantiles(model, end), ...more])
        const { value, low, high } = eventualShare(facts)
        if (value === null || low === null || high === null) return
        told += 1
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
        expect(high).toBeLessThanOrEqual(1)
        for (const { goneOn } of facts.observed) {
          expect(value).toBeGreaterThanOrEqual(goneOn.value ?? 0)
        }
        const last = facts.observed.at(-1)?.goneOn
        expect(low).toBeGreaterThanOrEqual(last?.low ?? 0)
        expect(high).toBeGreaterThanOrEqual(last?.high ?? 0)
      }),
      { numRuns: runsOf(100) },
    )
    expect(told).toBeGreaterThan(0)
  })

  it('adds what is still to come to what was observed, where a fit lies below it', () => {
    // Of those few who were followed long, more went on than any Weibull curve has it.
    const groups: readonly Group[] = [
      ...byQuantiles({ ...truth, on: 0.5 }, 60),
      { outcome: 'next', days: 200, count: 3 },
      { outcome: 'open', days: 201, count: 17 },
    ]
    const facts = factsOf(groups)
    const { value } = eventualShare(facts)
    const fitted = mixtureCure(livedInDays(watchedOf(facts.followed)))?.mixture.on ?? 1
    const seen = facts.observed.at(-1)?.goneOn.value ?? 0
    expect(fitted).toBeLessThan(seen - 0.02)
    expect(value).toBeGreaterThanOrEqual(seen)
    expect(value).toBeCloseTo(seen, 2)
  })
})
