import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { curveIntegral } from './curve-integral.ts'

test('half of all on the first day, the rest on the third: by hand', () => {
  const { share, until } = curveIntegral([0, 0.5, 0.5, 1])
  expect([-1, 0, 0.5, 1, 1.5, 2.25, 3, 30].map(share)).toEqual([0, 0, 0.25, 0.5, 0.5, 0.625, 1, 1])
  // A triangle of 1 by ½, a rectangle of the same, a trapezium of (½ + 1) ÷ 2, then all.
  expect([-1, 0, 0.5, 1, 2, 3, 5].map(until)).toEqual([0, 0, 0.0625, 0.25, 0.75, 1.5, 3.5])
})

test('who leaves at the moment of the entry has left from then on', () => {
  const { share, until } = curveIntegral([0.3])
  expect([share(-0.1), share(0), share(9)]).toEqual([0, 0.3, 0.3])
  expect(until(10)).toBeCloseTo(3, 12)
})

test('of no days nobody leaves', () => {
  const { share, until } = curveIntegral([])
  expect([share(-1), share(0), share(5), until(-1), until(5)]).toEqual([0, 0, 0, 0, 0])
})

test('the integral is the sum of many narrow strips', () => {
  const rising = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }).map((steps) => {
    const whole = Math.max(
      1,
      steps.reduce((sum, step) => sum + step, 0),
    )
    let sofar = 0
    return steps.map((step) => (sofar += step / whole))
  })
  const strips = 16
  fc.assert(
    fc.property(rising, fc.nat(20 * strips), (shares, many) => {
      const { until, share } = curveIntegral(shares)
      const last = shares.length - 1
      const straight = (x: number): number => {
        const day = Math.min(last, Math.floor(x))
        const [low, high] = [shares[day]!, shares[Math.min(last, day + 1)]!]
        return low + (Math.min(last, x) - day) * (high - low)
      }
      let sum = 0
      for (let strip = 0; strip < many; strip++) sum += straight((strip + 0.5) / strips) / strips
      expect(until(many / strips)).toBeCloseTo(sum, 9)
      expect(share(many / strips)).toBeCloseTo(straight(many / strips), 12)
    }),
  )
})
