import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processBehaviour } from './process-behaviour.ts'

describe('processBehaviour', () => {
  it('has centre and limits as worked out by hand', () => {
    const found = processBehaviour([12, 14, 10, 13, 18, 11])
    // Mean of 12, 14, 10, 13, 18, 11 is 13; ranges 2, 4, 3, 5, 7, mean 4.2; 2.66 × 4.2 = 11.172.
    expect(found).toMatchObject({
      centre: 13,
      low: expect.closeTo(1.828, 9) as number,
      high: expect.closeTo(24.172, 9) as number,
      signals: [null, null, null, null, null, null],
    })
  })

  // R: qcc::qcc(x, type = "xbar.one") takes 3 * mean(moving range) / 1.128 too.
  it('tells a point outside from noise', () => {
    const calm = [10, 11, 10, 9, 10, 11, 9, 10]
    expect(processBehaviour([...calm, 25], calm.length)?.signals.at(-1)).toBe('outside')
    expect(processBehaviour([...calm, 11], calm.length)?.signals.at(-1)).toBeNull()
  })

  it('tells a shift that no single point shows', () => {
    const calm = [10, 12, 8, 11, 9, 12, 8, 10]
    const shifted = Array.from({ length: 8 }, () => 11)
    const found = processBehaviour([...calm, ...shifted], calm.length)
    expect(found?.signals.slice(-2)).toEqual([null, 'run'])
    const drawn = processBehaviour([...calm, 15, 15, 15], calm.length)
    expect(drawn?.signals.slice(-3)).toEqual([null, null, 'near_limit'])
  })

  it('sets no limits by few values', () => {
    expect(processBehaviour([1, 2, 3, 4, 5])).toBeNull()
    expect(processBehaviour([1, 2, 3, 4, 5, 6, 7], 5)).toBeNull()
  })

  it('says the same of a series in other units, and nothing of a constant one', () => {
    const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 30 })
    fc.assert(
      fc.property(series, (values) => {
        const doubled = processBehaviour(values.map((value) => 2 * value))
        expect(doubled?.signals).toEqual(processBehaviour(values)?.signals)
      }),
    )
    expect(processBehaviour([3, 3, 3, 3, 3, 3, 3, 3, 3])?.signals.every((s) => s === null)).toBe(
      true,
    )
    const rounded = Array.from({ length: 10 }, () => 0.1)
    expect(processBehaviour(rounded)?.signals.every((s) => s === null)).toBe(true)
  })
})
