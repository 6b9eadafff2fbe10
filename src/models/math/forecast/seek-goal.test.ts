import { expect, test } from 'vitest'
import { chanceOf } from './chance.ts'
import { fanOf } from './fan.ts'
import { forecastModel } from './forecast-model.ts'
import { leverDrivers } from './lever-drivers.ts'
import { madeFacts } from './made-facts.ts'
import { seekGoal } from './seek-goal.ts'
import { simulate } from './simulate.ts'

const models = [forecastModel(madeFacts({ customers: 100, arrivals: 100 }))]
const options = { months: 12, paths: 600, seed: 2 }
const fan = fanOf(simulate(models, options), 'running')
const asked = {
  models,
  month: 11,
  figure: 'running',
  target: fan.quantiles[4]![11]!,
  wanted: 0.5,
  paths: 600,
  seed: 2,
} as const

test('each lever moves just as far as the chance wants, and its end says how far it comes', () => {
  const { now, alone } = seekGoal({
    ...asked,
    levers: [
      { cell: 'price', least: 0.8, most: 1.5, cost: (factor) => 1000 * Math.abs(factor - 1) },
      { cell: 'churn', least: 0.98, most: 1 },
    ],
  })
  expect(now).toBeCloseTo(0.25, 2)
  const [price, churn] = alone
  expect(price!.end).toBe(1.5)
  expect(price!.factor).toBeGreaterThan(1)
  expect(price!.cost).toBeCloseTo(1000 * (price!.factor! - 1), 9)
  expect(price!.chance).toBeGreaterThanOrEqual(0.5)
  const chanceAt = (factor: number): number => {
    const drivers = leverDrivers(new Map([['price', [factor]]]))
    return chanceOf(simulate(models, { ...options, drivers }), 'running', 11, asked.target)
  }
  expect(chanceAt(price!.factor!)).toBe(price!.chance)
  expect(chanceAt(price!.factor! - 0.001)).toBeLessThan(0.5)
  expect(churn).toMatchObject({ end: 0.98, factor: null, chance: null, cost: null })
  expect(churn!.endChance).toBeLessThan(0.5)
})

test('together they need less of each', () => {
  const levers = [
    { cell: 'price', least: 1, most: 1.5 },
    { cell: 'entering', least: 1, most: 1.5 },
  ]
  const { alone, together } = seekGoal({ ...asked, levers })
  expect(together.chance).toBeGreaterThanOrEqual(0.5)
  for (const [at, { factor }] of together.changes.entries()) {
    expect(factor).toBeLessThan(alone[at]!.factor ?? 1.5)
  }
})

test('what is likely enough needs nothing, and what cannot be is said', () => {
  const levers = [{ cell: 'price', least: 1, most: 1.1 }]
  const met = seekGoal({ ...asked, target: 0, levers })
  expect(met).toMatchObject({ now: 1, together: { effort: 0 } })
  expect(met.alone[0]).toMatchObject({ factor: 1, chance: 1 })
  const never = seekGoal({ ...asked, target: 1e15, levers })
  expect(never.together).toMatchObject({ effort: null, endChance: 0, changes: [] })
  expect(() => leverDrivers(new Map([['wishes', [2]]]))).toThrow('wishes')
})
