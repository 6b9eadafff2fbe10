import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { steady, type WanderingRate } from '../../../../stats/wandering/wandering-rate.ts'
import { addMonths } from '../../../../time/calendar.ts'
import { expectedCourse } from '../expected-course.ts'
import { madeModel, madeRate, madeStage } from '../made-model.ts'
import { risen } from './planned-slice.ts'
import { rolledOn } from './rolled-on.ts'

const rates = (level: number): WanderingRate =>
  madeRate(level, {
    slope: 0.02,
    errors: { level: 0.04, slope: 4e-4, together: 1e-3 },
    season: [0.3, 0, -0.2, 0.1, 0, 0, -0.4, 0, 0.2, 0, 0, 0],
    seasonError: 0.01,
  })
const rising = rates(Math.log(30))

/** Everything moves, and nobody is under way: their number would be kept as it is. */
const model = madeModel({
  stages: [
    madeStage('only', { arrivals: rising, curve: { next: [0.2], skipped: [0], lost: [0.8] } }),
  ],
  direct: rates(1),
  winning: steady(0.1, 0),
  price: { mean: 120, spread: 0.3, level: steady(-0.1, 0) },
  begin: { shares: [0.4, 0.3, 0.2], waiting: [500, 200, 50, 25, 10, 5], level: steady(0.05, 0) },
  customers: {
    running: 9000,
    alike: 40,
    ages: [
      { age: 0, amount: 2000 },
      { age: 10, amount: 3000 },
      { age: 30, amount: 4000 },
    ],
  },
  churn: {
    hazards: Array.from({ length: 36 }, (_, age) => (age % 12 === 11 ? 0.15 : 0.2 / (age + 5))),
    atOnce: 0.05,
    level: steady(0.1, 0),
    size: 0.9,
  },
  expansion: {
    expanded: steady(Math.log(0.02), 0),
    contracted: steady(Math.log(0.005), 0),
    returned: steady(Math.log(0.001), 0),
    currency: 0,
  },
  paidYearly: 0.6,
})

test('had everything gone as expected, the same is expected of what comes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), (months) => {
      const whole = expectedCourse(model, months + 14)
      const rest = expectedCourse(rolledOn(model, months), 14)
      for (const figure of ['entered', 'wins', 'bookings', 'running', 'cash'] as const) {
        for (const [month, value] of rest[figure].entries()) {
          const ratio = value / whole[figure][months + month]!
          expect(ratio, `${figure} ${month} after ${months}`).toBeCloseTo(1, 9)
        }
      }
    }),
  )
})

test('who pays then is who paid and stayed, and who began since', () => {
  const rolled = rolledOn(model, 7)
  const { existing, fresh } = expectedCourse(model, 7)
  expect(rolled.origin).toBe(addMonths(model.origin, 7))
  const { ages, running } = rolled.customers
  const older = ages.filter(({ age }) => age >= 7)
  const began = ages.filter(({ age }) => age < 7)
  const sumOf = (list: typeof ages): number => list.reduce((sum, { amount }) => sum + amount, 0)
  expect(older.map(({ age }) => age)).toEqual([7, 17, 37])
  expect(sumOf(older)).toBeCloseTo(existing[6]!, 6)
  expect(began.map(({ age }) => age).toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 7 }, (_, age) => age),
  )
  expect(sumOf(began)).toBeCloseTo(fresh[6]!, 6)
  expect(running).toBeCloseTo(existing[6]! + fresh[6]!, 6)
})

test('a rate is as little known ahead as it was, seen from before', () => {
  const variance = ({ errors }: WanderingRate, ahead: number): number =>
    errors.level + 2 * risen(ahead) * errors.together + risen(ahead) ** 2 * errors.slope
  const later = rolledOn(model, 5).direct!
  for (const ahead of [0, 3, 20]) {
    expect(variance(later, ahead)).toBeCloseTo(variance(rising, ahead + 5), 12)
  }
})

test('no time leaves all as it is, and of nobody nobody comes', () => {
  expect(rolledOn(model, 0)).toBe(model)
  expect(rolledOn(model, -3)).toBe(model)
  const nobody = rolledOn(madeModel(), 3).customers
  expect(nobody).toMatchObject({ running: 0, alike: 0 })
  expect(nobody.ages.every(({ amount }) => amount === 0)).toBe(true)
})
