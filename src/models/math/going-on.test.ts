import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAYS_PER_MONTH, fasterAlong, paceAlong, paceOf, type Pace } from './going-on.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const curves = fc
  .array(share, { maxLength: 24 })
  .map((shares) => [...shares.toSorted((a, b) => a - b), 1])
const paces: fc.Arbitrary<Pace> = fc.oneof(
  curves.map(paceAlong),
  fc.double({ min: 0, max: 900, noNaN: true }).map(paceOf),
)
const ages = fc.double({ min: -3, max: 40, noNaN: true })

describe('a pace', () => {
  it('counts months of a year of 365.25 days', () => {
    expect(paceOf(365.25)(13)).toBeCloseTo(1, 12)
  })

  it('begins with nobody, never goes back, and never runs ahead of time', () => {
    fc.assert(
      fc.property(paces, ages, ages, (pace, one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        const area = pace(to) - pace(from)
        expect(pace(Math.min(0, from))).toBe(0)
        expect(area).toBeGreaterThanOrEqual(0)
        expect(area).toBeLessThanOrEqual(to - from + 1e-9)
      }),
    )
  })

  it('goes on ever faster, as ever more have gone on', () => {
    fc.assert(
      fc.property(paces, ages, fc.double({ min: 0.01, max: 5, noNaN: true }), (pace, at, step) => {
        const [first, second] = [pace(at + step) - pace(at), pace(at + 2 * step) - pace(at + step)]
        expect(second).toBeGreaterThanOrEqual(first - 1e-9)
      }),
    )
  })

  it('leaves behind, in the end, the mean time that going on takes', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 900, noNaN: true }), (days) => {
        const months = 100
        expect((months - paceOf(days)(months)) * DAYS_PER_MONTH).toBeCloseTo(days, 6)
      }),
    )
    // None gone on in the first month and half in the second: 1 and ½ months are left behind.
    expect(40 - paceAlong([0, 0.5, 1])(40)).toBeCloseTo(1.5, 12)
  })
})

/** Entries one by one, spread evenly over the months told, each going on at its own instant. */
function walked(goesOnAfter: (nth: number) => number, from: number, to: number): number {
  const each = 4000
  let gone = 0
  for (let entry = 0; entry < each; entry++) {
    const age = from + ((entry + 0.5) / each) * (to - from)
    if (age >= goesOnAfter(entry)) gone++
  }
  return gone / each
}

describe('entries walked one by one', () => {
  it.each([
    [0, 1, 45],
    [1, 2, 45],
    [1.25, 1.75, 45],
    [0, 6, 100],
    [3, 4, 100],
    [0, 2, 0],
  ])('of %f to %f months ago are gone on after %f days as the area says', (from, to, days) => {
    const area = (paceOf(days)(to) - paceOf(days)(from)) / (to - from)
    expect(area).toBeCloseTo(
      walked(() => days / DAYS_PER_MONTH, from, to),
      3,
    )
  })

  it('are measured at each month’s end by the share that the curve was made from', () => {
    // Of a month's entries the share gone on by the end of month k is the mean over ages k to k + 1.
    const days = 70
    const shares = [0, 1, 2, 3].map((month) =>
      walked(() => days / DAYS_PER_MONTH, month, month + 1),
    )
    const pace = paceAlong(shares)
    for (const [month, told] of shares.entries()) {
      expect(pace(month + 1) - pace(month)).toBeCloseTo(told, 12)
    }
    // Between whole months the curve is a straight line; at them it is what was walked.
    for (const months of [1, 2, 3, 4, 9]) expect(pace(months)).toBeCloseTo(paceOf(days)(months), 3)
  })

  it('go on at once where no curve holds them, and not before they enter', () => {
    expect([paceOf(0)(3), paceAlong([])(3), paceAlong([1])(3)]).toEqual([3, 3, 3])
    expect([paceOf(0)(-3), paceAlong([])(-3), paceAlong([1])(-3)]).toEqual([0, 0, 0])
    expect([paceOf(1e9)(40), paceAlong([0, 0, 1])(2)]).toEqual([0, 0])
  })
})

describe('a curve so many times as fast', () => {
  it('takes that much less time, and is the same at its own speed', () => {
    const speeds = fc.double({ min: 0.1, max: 20, noNaN: true })
    fc.assert(
      fc.property(curves, speeds, (shares, speed) => {
        const faster = fasterAlong(shares, speed)
        const [slow, fast] = [paceAlong(shares), paceAlong(faster)]
        for (const months of [0, 1, 2, 3, 7, 30, 300]) {
          expect(fast(months)).toBeCloseTo(slow(months * speed) / speed, 6)
        }
        // Mean times, as what is left behind once all have gone on.
        expect((500 - fast(500)) * speed).toBeCloseTo(500 - slow(500), 5)
        for (const [month, each] of faster.entries()) {
          expect(each).toBeGreaterThanOrEqual((faster[month - 1] ?? 0) - 1e-9)
          expect(each).toBeLessThanOrEqual(1 + 1e-9)
        }
        expect(faster.at(-1)).toBeCloseTo(1, 9)
        const same = fasterAlong(shares, 1)
        expect(same).toHaveLength(shares.length)
        for (const [month, each] of same.entries()) expect(each).toBeCloseTo(shares[month]!, 9)
      }),
    )
  })

  it('is all at once of a curve that holds nobody', () => {
    expect(fasterAlong([], 3)).toEqual([1])
    expect(fasterAlong([1], 0.2)).toEqual([1])
  })
})
