import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseSmoothing } from '../../../stats/smoothing/choose-smoothing.ts'
import { fitSmoothing } from '../../../stats/smoothing/fit-smoothing.ts'
import type { Form } from '../../../stats/smoothing/form.ts'
import { onePath } from '../../../stats/smoothing/smooth.ts'
import { draws } from './paths/draws.ts'
import { naiveFan, seasonalNaiveFan } from './naive.ts'
import { rivalFans } from './rival-fans.ts'
import { QUANTILES } from './simulated.ts'
import { smoothingFan, smoothingForm } from './smoothing-forecast.ts'

const MEDIAN = QUANTILES.indexOf(0.5)
const HIGH = QUANTILES.indexOf(0.9)

describe('the naive forecasts', () => {
  it('stay, with an error that grows with the root of the months', () => {
    const fan = naiveFan([1000, 1003, 999, 1000], 4)
    expect(fan?.quantiles[MEDIAN]).toEqual([1000, 1000, 1000, 1000])
    // Differences 3, −4 and 1: a mean square of 26 / 3; the 90th percentile is 1.2816 of its root away.
    const one = 1.2815515655446004 * Math.sqrt(26 / 3)
    expect(fan?.quantiles[HIGH]?.[0]).toBeCloseTo(1000 + one, 9)
    expect(fan?.quantiles[HIGH]?.[3]).toBeCloseTo(1000 + 2 * one, 9)
  })

  it('repeat the year', () => {
    const history = Array.from({ length: 24 }, (_, at) => 100 + (at % 12) + (at >= 12 ? 5 : 0))
    const fan = seasonalNaiveFan(history, 13)
    expect(fan?.quantiles[MEDIAN]).toEqual([...history.slice(-12), 105])
    const wide = (fan?.quantiles[HIGH]?.[0] ?? 0) - 105
    expect(wide).toBeCloseTo(1.2815515655446004 * 5, 9)
    expect((fan?.quantiles[HIGH]?.[12] ?? 0) - 105).toBeCloseTo(wide * Math.SQRT2, 9)
    expect(seasonalNaiveFan(history.slice(0, 11), 3)).toBeNull()
  })
})

describe('the smoothing forecast', () => {
  const trending = Array.from(
    { length: 48 },
    (_, at) => 200 + 4 * at + 30 * Math.sin((Math.PI * at) / 6) + 9 * Math.sin(at * at),
  )
  const forms: Form[] = [
    { error: 'A', trend: 'N', season: 'N' },
    { error: 'A', trend: 'Ad', season: 'N' },
    { error: 'A', trend: 'Ad', season: 'A' },
    { error: 'M', trend: 'N', season: 'N' },
    { error: 'M', trend: 'Ad', season: 'M' },
  ]

  it.each(forms)('has errors as wide as those of paths drawn step by step: %o', (form) => {
    const fit = fitSmoothing(trending, form, 12)!
    const normals = new Float64Array(2 * 15 * 4000)
    draws(7, 0, 1).normals(normals)
    // Draws come in opposite pairs: one of each.
    let at = -2
    const normal = (): number => normals[(at += 2)]!
    const { weights, state, deviation } = fit
    const last = Array.from({ length: 4000 }, () =>
      onePath(fit.form, weights, state, { steps: 15, deviation, normal }).at(-1)!,
    )
    const mean = last.reduce((sum, value) => sum + value, 0) / last.length
    const root = Math.sqrt(last.reduce((sum, value) => sum + (value - mean) ** 2, 0) / last.length)
    const fan = smoothingFan(trending, 15, form)!
    const told = (fan.quantiles[HIGH]![14]! - fan.quantiles[MEDIAN]![14]!) / 1.2815515655446004
    expect(told / root).toBeGreaterThan(0.94)
    expect(told / root).toBeLessThan(1.06)
    expect(fan.quantiles[MEDIAN]![14]! / mean).toBeCloseTo(1, 1)
  })

  it('is of the form of least AICc', () => {
    expect(smoothingForm(trending)).toEqual(chooseSmoothing(trending, 12)?.form)
    const form = smoothingForm(trending)!
    expect(smoothingFan(trending, 6, form)).toEqual(smoothingFan(trending, 6))
  })
})

describe('the simpler forecasts', () => {
  it('tell no impossible number of any history', () => {
    const values = fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 9 }),
      fc.double({ min: 0, max: 1e9, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(values, { maxLength: 40 }), (history) => {
        const form = { error: 'M', trend: 'Ad', season: 'M' } as const
        for (const fan of Object.values(rivalFans(history, 12, form))) {
          if (fan === null) continue
          for (const quantile of fan.quantiles) {
            expect(quantile).toHaveLength(12)
            expect(quantile.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
          }
          for (let month = 0; month < 12; month++) {
            const own = fan.quantiles.map((quantile) => quantile[month]!)
            expect(own).toEqual(own.toSorted((a, b) => a - b))
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})
