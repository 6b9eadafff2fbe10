import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeLengths, wingLengths, type TimedStep } from './time-lengths.ts'

const total = (lengths: readonly number[]): number =>
  lengths.reduce((sum, length) => sum + length, 0)

const steps = (...days: (number | null)[]): readonly TimedStep[] =>
  days.map((each) => ({ days: each, least: 10 }))

describe('timeLengths', () => {
  it('is the square root of the days, on one scale that fills the room', () => {
    const { lengths, scale, floor } = timeLengths(steps(4, 16, 36), 240)
    expect(lengths.map(Math.round)).toEqual([40, 80, 120])
    expect(scale).toBeCloseTo(20)
    expect(floor).toBeNull()
  })

  it('never draws a step shorter than its label, and says from where on', () => {
    const { lengths, scale, floor } = timeLengths(steps(0, 0.01, 100), 220)
    expect(lengths.map(Math.round)).toEqual([10, 10, 200])
    expect(floor).toBeCloseTo((10 / scale) ** 2)
  })

  it('gives steps whose time is not known a length of their own', () => {
    expect(timeLengths(steps(null, null), 100).lengths).toEqual([50, 50])
    const { lengths } = timeLengths(steps(9, null), 100)
    expect(lengths.map(Math.round)).toEqual([86, 14])
  })

  it('fills the room exactly wherever it is enough', () => {
    const days = fc.option(fc.double({ min: 0, max: 5000, noNaN: true }))
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 20 }), (given) => {
        const { lengths } = timeLengths(steps(...given), 1000)
        expect(total(lengths)).toBeLessThanOrEqual(1000 + 1e-6)
        for (const length of lengths) expect(length).toBeGreaterThanOrEqual(10)
      }),
    )
  })
})

describe('wingLengths', () => {
  it('keeps one scale where both wings can be seen', () => {
    const { left, right } = wingLengths(steps(9, 9), steps(16, 4), 1000)
    expect(left.scale).toBeCloseTo(right.scale)
  })

  it('leaves the shorter wing enough to be seen', () => {
    const { left, right } = wingLengths(steps(1, 1), steps(400, 400), 1000)
    expect(total(left.lengths)).toBeCloseTo(420)
    expect(total(right.lengths)).toBeCloseTo(580)
    expect(left.scale).toBeGreaterThan(right.scale)
  })

  it('gives everything to the only wing', () => {
    expect(total(wingLengths([], steps(4, 9), 500).right.lengths)).toBeCloseTo(500)
    expect(total(wingLengths(steps(4, 9), [], 500).left.lengths)).toBeCloseTo(500)
  })
})
