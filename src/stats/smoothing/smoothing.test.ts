import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pinballLoss, symmetricError } from '../forecast-errors.ts'
import { chooseSmoothing } from './choose-smoothing.ts'
import { fitSmoothing } from './fit-smoothing.ts'
import { isSeasonal, seasonIndices } from './seasonality.ts'
import { naive2 } from './simple-forecasts.ts'
import { ahead, onePath, smooth } from './smooth.ts'

const value = fc.double({ min: 1, max: 1000, noNaN: true })

describe('smoothing', () => {
  it('is simple exponential smoothing without trend and season', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), value, (values, first) => {
        const form = { error: 'A', trend: 'N', season: 'N' } as const
        const weights = { level: 0.3, trend: 0, season: 0, damping: 1 }
        const { state } = smooth(values, form, weights, { level: first, trend: 0, season: [] })
        const level = values.reduce((sofar, each) => 0.3 * each + 0.7 * sofar, first)
        expect(state.level).toBeCloseTo(level, 8)
      }),
    )
  })

  it('goes on from where it stopped as if it had not', () => {
    const form = { error: 'M', trend: 'Ad', season: 'M' } as const
    const weights = { level: 0.4, trend: 0.1, season: 0.2, damping: 0.9 }
    const start = { level: 100, trend: 2, season: [0.8, 1, 1.2] }
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 20 }), fc.nat(), (values, at) => {
        const cut = at % values.length
        const first = smooth(values.slice(0, cut), form, weights, start)
        const rest = smooth(values.slice(cut), form, weights, first.state)
        const whole = smooth(values, form, weights, start)
        expect(rest.state.level).toBeCloseTo(whole.state.level, 6)
        rest.state.season.forEach((each, index) => {
          expect(each).toBeCloseTo(whole.state.season[index] ?? 0, 6)
        })
      }),
    )
  })

  it('follows a straight line with a lasting trend, and its paths are it where nothing is drawn', () => {
    const line = Array.from({ length: 30 }, (_, index) => 10 + 3 * index + (index % 2) * 1e-3)
    const fit = fitSmoothing(line, { error: 'A', trend: 'A', season: 'N' }, 1)
    if (fit === null) throw new Error('a line must fit')
    const told = ahead(fit.form, fit.weights, fit.state, 3)
    told.forEach((each, step) => expect(each).toBeCloseTo(10 + 3 * (30 + step), 1))
    const path = onePath(fit.form, fit.weights, fit.state, {
      steps: 3,
      deviation: fit.deviation,
      normal: () => 0,
    })
    path.forEach((each, step) => expect(each).toBeCloseTo(told[step] ?? 0, 9))
  })

  it('says nothing of too few values, nor of ones that are all alike', () => {
    expect(chooseSmoothing([1, 2, 3], 12)).toBeNull()
    expect(chooseSmoothing([5, 5, 5, 5, 5, 5, 5, 5, 5], 12)).toBeNull()
  })

  it('takes zeros and values below', () => {
    const fit = chooseSmoothing([0, 3, -1, 4, 0, 2, -2, 5, 1, 0, 2, 3], 12)
    expect(fit?.form.error).toBe('A')
    expect(Number.isFinite(fit?.aicc)).toBe(true)
  })
})

describe('seasons', () => {
  const wave = Array.from(
    { length: 48 },
    (_, index) => (100 + index) * (1 + ((index % 4) - 1.5) / 5),
  )

  it('are found as they were put in', () => {
    const indices = seasonIndices(wave, 4, 'M')
    ;[0.7, 0.9, 1.1, 1.3].forEach((truth, place) => {
      expect(indices[place]).toBeCloseTo(truth, 2)
    })
    expect(isSeasonal(wave, 4)).toBe(true)
    expect(naive2(wave, 4, 4)[0]).toBeCloseTo(147 * 0.7, 0)
  })

  it('are not seen where there are none', () => {
    expect(isSeasonal([1, 5, 2, 4, 3, 3, 6, 2, 5, 1, 4, 2, 3], 4)).toBe(false)
  })
})

describe('errors of forecasts', () => {
  it('are as published', () => {
    expect(symmetricError([100, 200], [110, 180])).toBeCloseTo((200 * (10 / 210 + 20 / 380)) / 2, 9)
    expect(symmetricError([0], [0])).toBe(0)
    expect(pinballLoss(10, 8, 0.9)).toBeCloseTo(1.8, 12)
    expect(pinballLoss(8, 10, 0.9)).toBeCloseTo(0.2, 12)
  })
})
