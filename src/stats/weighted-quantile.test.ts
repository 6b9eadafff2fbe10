import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightedQuantile } from './weighted-quantile.ts'
import type { Weighted } from './weighted-quantile.ts'

// R's data set mtcars, column mpg (Motor Trend, 1974), with its ties.
const MPG = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7,
  32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
]
const p = fc.double({ min: 0, max: 1, noNaN: true })
const multiset = fc
  .uniqueArray(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 12 })
  .chain((values) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: values.length, maxLength: values.length })
      .map((counts) =>
        [...values]
          .sort((a, b) => a - b)
          .map((value, index): Weighted => ({ value, count: counts[index] ?? 0 })),
      ),
  )

describe('weightedQuantile', () => {
  it('is null for nothing', () => {
    expect(weightedQuantile([], 0.5)).toBeNull()
    expect(weightedQuantile([{ value: 3, count: 0 }], 0.5)).toBeNull()
  })

  it('refuses a p that is no share', () => {
    expect(() => weightedQuantile([], 1.5)).toThrow('quantile must be between 0 and 1: 1.5')
    expect(() => weightedQuantile([], Number.NaN)).toThrow('NaN')
  })

  // quantile(mtcars$mpg, c(0, .1, .25, .5, .75, .9, 1)) in R.
  it.each([
    [0, 10.4],
    [0.1, 14.34],
    [0.25, 15.425],
    [0.5, 19.2],
    [0.75, 22.8],
    [0.9, 30.09],
    [1, 33.9],
  ])('gives R its quantile %f of mtcars$mpg: %f', (p, expected) => {
    expect(weightedQuantile(counted(MPG), p)).toBeCloseTo(expected, 12)
  })

  // quantile(1:4) and quantile(rep(c(1, 5), c(3, 1)), .75) in R.
  it('gives R its quartiles of small samples', () => {
    expect([0.25, 0.5, 0.75].map((p) => weightedQuantile(counted([1, 2, 3, 4]), p))).toEqual([
      1.75, 2.5, 3.25,
    ])
    expect(weightedQuantile(counted([1, 1, 1, 5]), 0.75)).toBe(2)
  })

  it('equals the quantile of the values written out', () => {
    fc.assert(
      fc.property(multiset, p, (values, p) => {
        const all = values.flatMap(({ value, count }) => Array.from({ length: count }, () => value))
        const got = weightedQuantile(values, p)
        if (all.length === 0) expect(got).toBeNull()
        else expect(got).toBeCloseTo(typeSeven(all, p), 6)
      }),
    )
  })

  it('lies within the values, grows with p, and turns with its sign', () => {
    fc.assert(
      fc.property(multiset, p, p, (values, p, q) => {
        const kept = values.filter(({ count }) => count > 0)
        const [low, high] = [Math.min(p, q), Math.max(p, q)].map((p) => weightedQuantile(values, p))
        if (low === null || high === null || low === undefined || high === undefined) return
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(kept[0]?.value ?? Number.NaN)
        expect(high).toBeLessThanOrEqual(kept.at(-1)?.value ?? Number.NaN)
        const turned = values.map(({ value, count }) => ({ value: -value, count })).reverse()
        expect(weightedQuantile(turned, 1 - Math.min(p, q))).toBeCloseTo(-low, 6)
      }),
    )
  })

  it('does not write out ten thousand million values', () => {
    const values = [
      { value: 1, count: 5_000_000_000 },
      { value: 2, count: 5_000_000_000 },
    ]
    expect([0.25, 0.5, 0.75].map((p) => weightedQuantile(values, p))).toEqual([1, 1.5, 2])
  })
})

/** Hyndman & Fan (1996), definition 7: the order statistics at 0, 1/(n-1), ..., 1, joined. */
function typeSeven(ascending: readonly number[], p: number): number {
  const steps = ascending.length - 1
  if (steps === 0) return ascending[0] ?? Number.NaN
  const left = Math.min(Math.floor(p * steps), steps - 1)
  const [a, b] = [ascending[left] ?? Number.NaN, ascending[left + 1] ?? Number.NaN]
  const share = p * steps - left
  return a * (1 - share) + b * share
}

function counted(values: readonly number[]): Weighted[] {
  const counts = new Map<number, number>()
  for (const value of [...values].sort((a, b) => a - b)) {
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count }))
}
