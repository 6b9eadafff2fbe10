import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitChange, type SliceVolume } from './change-split.ts'

const slice = (name: string, entered: number, rate: number | null): SliceVolume => ({
  slice: name,
  entered,
  rate,
})

describe('splitChange', () => {
  it('credits what alone has changed', () => {
    const before = [slice('a', 100, 0.5), slice('b', 100, 0.1)]
    const more = splitChange(before, [slice('a', 200, 0.5), slice('b', 200, 0.1)])
    expect([more.volume, more.mix, more.rate]).toEqual(near([60, 0, 0]))
    const other = splitChange(before, [slice('a', 50, 0.5), slice('b', 150, 0.1)])
    expect([other.volume, other.mix, other.rate]).toEqual(near([0, -20, 0]))
    const better = splitChange(before, [slice('a', 100, 0.6), slice('b', 100, 0.1)])
    expect([better.volume, better.mix, better.rate]).toEqual(near([0, 0, 10]))
  })

  it('shows what an average hides: every slice better, the whole worse (Simpson)', () => {
    const before = [slice('large', 80, 0.5), slice('small', 20, 0.1)]
    const after = [slice('large', 20, 0.55), slice('small', 80, 0.12)]
    const change = splitChange(before, after)
    expect(change.after).toBeLessThan(change.before)
    expect(change.rate).toBeGreaterThan(0)
    expect(change.mix).toBeLessThan(0)
  })

  it('counts a slice that is new or gone as mix, whatever rate nobody knows', () => {
    const change = splitChange([slice('a', 100, 0.2)], [slice('a', 50, 0.2), slice('b', 50, 0.4)])
    expect([change.volume, change.mix, change.rate]).toEqual(near([0, 10, 0]))
    const unknown = splitChange([slice('a', 10, null)], [slice('a', 20, 0.5)])
    expect([unknown.before, unknown.after, unknown.rate]).toEqual(near([5, 10, 0]))
  })

  it('adds up, in all and in every slice, and turns round with time', () => {
    const slices = fc.uniqueArray(
      fc.record({
        slice: fc.constantFrom('a', 'b', 'c', 'd'),
        entered: fc.integer({ min: 0, max: 1000 }),
        rate: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 }),
      }),
      { selector: ({ slice: name }) => name },
    )
    fc.assert(
      fc.property(slices, slices, (before, after) => {
        const there = splitChange(before, after)
        expect(there.before + there.volume + there.mix + there.rate).toBeCloseTo(there.after, 8)
        const back = splitChange(after, before)
        for (const part of ['volume', 'mix', 'rate'] as const) {
          expect(back[part]).toBeCloseTo(-there[part], 8)
          const parts = there.slices.reduce((sum, each) => sum + each[part], 0)
          expect(parts).toBeCloseTo(there[part], 8)
        }
      }),
    )
  })
})

function near(values: readonly number[]): unknown {
  return values.map((value) => expect.closeTo(value, 9) as number)
}
