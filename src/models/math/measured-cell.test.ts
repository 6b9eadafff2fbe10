import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { measuredCell } from './measured-cell.ts'

const number = fc.double({ min: -1e12, max: 1e12, noNaN: true })

it('has 95 % within its range: R’s qnorm(c(.025, .975), 10, 2)', () => {
  const { low, high, ...told } = measuredCell(10, 2, 25)
  expect(told).toEqual({ value: 10, from: 'measured', n: 25 })
  expect(low).toBeCloseTo(6.08007203092, 9)
  expect(high).toBeCloseTo(13.91992796908, 9)
})

it('holds what it can be, and the value wherever that can be', () => {
  const most = fc.oneof(fc.constant(Infinity), fc.double({ min: 0, max: 1e6, noNaN: true }))
  fc.assert(
    fc.property(number, fc.double({ min: 0, max: 1e9, noNaN: true }), most, (value, error, top) => {
      const { low, high } = measuredCell(value, error, null, { least: -1, most: top })
      expect(low).toBeGreaterThanOrEqual(-1)
      expect(high).toBeLessThanOrEqual(top)
      expect(low).toBeLessThanOrEqual(high!)
      if (value < -1 || value > top) return
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
      // Of half its width on either side, where no bound is near.
      if (low! > -1 && high! < top) expect((low! + high!) / 2).toBeCloseTo(value, 3)
    }),
  )
})

it('falls below nothing by itself, is sure without error, and has no range where none is known', () => {
  expect(measuredCell(1, 5, 3).low).toBe(0)
  expect(measuredCell(0.9, 0.1, 3, { least: 0, most: 1 }).high).toBe(1)
  expect(measuredCell(0.4, 0, 0)).toMatchObject({ low: 0.4, high: 0.4, n: 0 })
  expect(measuredCell(1, null, null)).toMatchObject({ value: 1, low: null, high: null, n: null })
})
