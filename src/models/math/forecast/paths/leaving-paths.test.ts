import { expect, test } from 'vitest'
import { steady } from '../../../../stats/wandering/wandering-rate.ts'
import { hinges } from '../chance.ts'
import { expectedCourse } from '../expected-course.ts'
import { meanHazards } from '../estimate/curves-ahead.ts'
import type { ForecastModel, HazardsAhead } from '../forecast-parts.ts'
import { madeModel } from '../made-model.ts'
import { simulate } from '../simulate.ts'

const PATHS = 20_000
const FROM = 12
const SHARES = [0.7, 0.3]
const CHANCES = [0.02, 0.12]
const sure = steady(0, 0)

/** Nobody leaves in the first year; then, by how likely each is, one share or the other a month. */
const ahead: HazardsAhead = {
  from: FROM,
  ways: SHARES.map((share, way) => ({
    share,
    hazards: Array.from({ length: 60 }, (_, age) => (age < FROM ? 0 : CHANCES[way]!)),
  })),
}
const churn: ForecastModel['churn'] = {
  hazards: meanHazards(ahead),
  ahead,
  atOnce: 0,
  level: sure,
  size: 1,
}

function moments(values: Float64Array, months: number, month: number) {
  const list = Array.from({ length: PATHS }, (_, path) => values[path * months + month]!)
  const mean = list.reduce((sum, value) => sum + value, 0) / PATHS
  return { mean, variance: list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / PATHS }
}

/** Of the shares left by each way: their mean, and how far they lie apart. */
function left(months: number) {
  const each = CHANCES.map((chance) => (1 - chance) ** months)
  const mean = each.reduce((sum, value, way) => sum + SHARES[way]! * value, 0)
  return { mean, apart: each.reduce((sum, v, way) => sum + SHARES[way]! * (v - mean) ** 2, 0) }
}

test('each path goes by one of the curves, once its customers are as old', () => {
  const count = 1000
  const customers = { running: count, alike: count, ages: [{ age: FROM - 3, amount: count }] }
  const model = madeModel({ customers, churn })
  const { values, factors, ...rest } = simulate([model], { months: 15, paths: PATHS, seed: 4 })
  const { existing } = expectedCourse(model, 15)
  expect(moments(values.existing, 15, 2)).toEqual({ mean: count, variance: 0 })
  for (const months of [1, 6, 12]) {
    const found = moments(values.existing, 15, 2 + months)
    const { mean, apart } = left(months)
    // Of a thousand by chance, n p (1 − p) on average of the ways; and that the ways differ.
    const chance = count * (mean - apart - mean ** 2)
    const variance = count ** 2 * apart + chance
    expect(existing[2 + months]).toBeCloseTo(count * mean, 6)
    expect(Math.abs(found.mean - count * mean)).toBeLessThan(4 * Math.sqrt(variance / PATHS))
    expect(Math.abs(found.variance / variance - 1), `${months}`).toBeLessThan(0.05)
  }
  // Nothing else is unknown, and chance is little: what runs hinges on who leaves.
  const parts = hinges({ values, factors, ...rest }, 'existing', 14)
  expect(parts[0]!.factor).toBe('churn')
  expect(parts[0]!.share).toBeGreaterThan(0.9)
})

test('what begins goes by the same curve as what ran', () => {
  const begin = { shares: [1], waiting: [1e5], level: sure }
  const price = { mean: 1e-3, spread: 0, level: sure }
  const model = madeModel({ begin, price, churn })
  const { values } = simulate([model], { months: 25, paths: PATHS, seed: 4 })
  const { fresh } = expectedCourse(model, 25)
  for (const months of [1, 6, 12]) {
    const found = moments(values.fresh, 25, FROM + months)
    const { mean, apart } = left(months)
    expect(fresh[FROM + months]! / (1e5 * mean)).toBeCloseTo(1, 9)
    expect(Math.abs(found.mean / (1e5 * mean) - 1)).toBeLessThan(0.01)
    expect(Math.abs(found.variance / (1e10 * apart) - 1), `${months}`).toBeLessThan(0.05)
  }
})

test('where nobody comes to be as old, nothing is drawn of curves', () => {
  const customers = { running: 500, alike: 500, ages: [{ age: 0, amount: 500 }] }
  const { ahead: _, ...plain } = { ...churn, hazards: churn.hazards.map(() => 0.03) }
  const given = { customers, begin: { shares: [1], waiting: [50], level: steady(0, 0.1) } }
  const [one, other] = [plain, { ...plain, ahead }].map((each) =>
    simulate([madeModel({ ...given, churn: each })], { months: FROM, paths: 200, seed: 4 }),
  )
  expect(one!.values).toEqual(other!.values)
  expect(one!.factors).toEqual(other!.factors)
})
