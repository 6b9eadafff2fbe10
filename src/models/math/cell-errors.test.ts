import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellErrors } from './cell-errors.ts'
import { byR } from './fixtures/reference.ts'
import { monthlyMean } from './monthly-mean.ts'
import type { Cell } from './sheet.ts'

const cell = (value: number, low: number | null, high: number | null): Cell => ({
  value,
  from: 'measured',
  low,
  high,
  n: 20,
})

describe('standard errors of figures', () => {
  it('are those that R’s intervals were made with', () => {
    // The standard deviation of the twelve months over the root of twelve: R, sd(year) / sqrt(12).
    const entering = monthlyMean(byR.months.of)
    expect(entering).not.toBeNull()
    const errors = cellErrors({ entering: entering ?? cell(0, null, null) })
    const mean = byR.months.of.reduce((sum, each) => sum + each, 0) / 12
    const squares = byR.months.of.reduce((sum, each) => sum + (each - mean) ** 2, 0)
    expect(errors.entering).toBeCloseTo(Math.sqrt(squares / 11 / 12), 9)
    // 95 % of a standard normal lie within 1.96: an interval as wide has an error of 1.
    expect(cellErrors({ price: cell(0, -1.959963984540054, 1.959963984540054) }).price).toBe(1)
  })

  it('grow as the interval does, wherever it lies', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    const width = fc.double({ min: 1e-3, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(number, width, fc.integer({ min: 2, max: 9 }), (at, half, times) => {
        const error = (by: number): number =>
          cellErrors({ price: cell(at, at - half * by, at + half * by) }).price ?? NaN
        expect(error(times) / error(1)).toBeCloseTo(times, 4)
        const moved = cellErrors({ price: cell(at + 5, at + 5 - half, at + 5 + half) }).price
        expect(moved).toBeCloseTo(error(1), 6)
      }),
    )
  })

  it('are none where no interval is known, or it has no width', () => {
    expect(cellErrors({})).toEqual({})
    const cells = {
      price: cell(10, null, null),
      margin: cell(10, 9, null),
      discount: cell(10, null, 11),
      onboarding: cell(1, 1, 1),
      expansion: cell(1, 2, 1),
      'rate:selection': cell(0.5, 0.4, 0.6),
    } as const
    expect(Object.keys(cellErrors(cells))).toEqual(['rate:selection'])
  })
})
