import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf, hinges } from './chance.ts'
import { expectedCourse } from './expected-course.ts'
import type { ForecastFacts } from './facts.ts'
import { fanOf } from './fan.ts'
import { forecastModel } from './forecast-model.ts'
import { madeFacts } from './made-facts.ts'
import { simulate } from './simulate.ts'
import type { Figure } from './simulated.ts'

const figures: readonly Figure[] = [
  'entered',
  'wins',
  'bookings',
  'running',
  'existing',
  'fresh',
  'cash',
]
const plain = forecastModel(madeFacts())

const empty: ForecastFacts = {
  by: [],
  origin: 20_454,
  stages: [],
  wins: [],
  direct: [],
  bookings: [],
  deal: { n: 0, sum: 0, squares: 0 },
  onboarding: { signed: 0, begun: 0, curve: [] },
  customers: {
    running: 0,
    count: 0,
    squares: 0,
    ages: [],
    leaving: [],
    months: [],
    paidYearly: 0,
  },
}

test('the same seed draws the same, another other chance of the same company', () => {
  const [one, again, other] = [1, 1, 2].map((seed) =>
    simulate([plain], { months: 6, paths: 500, seed }),
  )
  for (const figure of figures) {
    expect(one!.values[figure]).toEqual(again!.values[figure])
    expect(one!.values[figure]).not.toEqual(other!.values[figure])
  }
})

test('more months leave those before as they are', () => {
  const [short, long] = [6, 14].map((months) => simulate([plain], { months, paths: 200, seed: 4 }))
  for (const figure of figures) {
    for (let path = 0; path < 200; path += 7) {
      expect(short!.values[figure][path * 6 + 5]).toBeCloseTo(
        long!.values[figure][path * 14 + 5]!,
        4,
      )
    }
  }
})

test('what is done is all that differs', () => {
  const options = { months: 12, paths: 400, seed: 9 }
  const base = simulate([plain], options)
  expect(simulate([plain], { ...options, drivers: { price: [1], churn: [1] } }).values).toEqual(
    base.values,
  )
  const dearer = simulate([plain], { ...options, drivers: { price: [1.1] } })
  expect(dearer.values.wins).toEqual(base.values.wins)
  for (let at = 0; at < base.values.bookings.length; at++) {
    expect(dearer.values.bookings[at]).toBeCloseTo(1.1 * base.values.bookings[at]!, 4)
  }
  const fewer = simulate([plain], { ...options, drivers: { churn: [0.5] } })
  for (let at = 0; at < base.values.existing.length; at++) {
    expect(fewer.values.existing[at]).toBeGreaterThanOrEqual(base.values.existing[at]! - 1e-6)
  }
})

test('a rate that goes on a tenth more wins a tenth more, whoever is there', () => {
  const stage = plain.stages[2]!.id
  const [base, better] = [{}, { rates: { [stage]: [1.1] } }].map((drivers) =>
    expectedCourse(plain, 24, drivers),
  )
  const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0)
  expect(sum(better!.wins) / sum(base!.wins)).toBeCloseTo(1.1, 3)
  const quicker = expectedCourse(plain, 24, { days: { [stage]: [0.5] } })
  expect(quicker.wins[0]).toBeGreaterThan(base!.wins[0]!)
  expect(sum(quicker.wins)).toBeGreaterThan(sum(base!.wins))
  const later = expectedCourse(plain, 24, { rates: { [stage]: [1, 1, 1, 1.1] } })
  expect(later.wins.slice(0, 3)).toEqual(
    base!.wins.slice(0, 3).map((each) => expect.closeTo(each, 9)),
  )
  expect(later.wins[20]! / base!.wins[20]!).toBeCloseTo(1.1, 3)
})

test('where nothing has been, nothing is expected and everything is said to be missing', () => {
  const model = forecastModel(empty)
  expect(model.gaps.map(({ part }) => part)).toContain('arrivals')
  const simulated = simulate([model], { months: 3, paths: 10 })
  for (const figure of figures) expect([...simulated.values[figure]]).toEqual(Array(30).fill(0))
  expect(hinges(simulated, 'running', 2)[0]).toEqual({ factor: 'chance', share: 1 })
  expect(simulate([], { months: 2, paths: 4 }).values.running).toEqual(new Float64Array(8))
})

test('one customer stays or goes', () => {
  const facts = madeFacts({ customers: 1, arrivals: 0, leaves: 0.1, expands: 0, unlike: 0 })
  const simulated = simulate([forecastModel(facts)], { months: 6, paths: 2000 })
  const last = Array.from({ length: 2000 }, (_, path) => simulated.values.existing[path * 6 + 5]!)
  expect(new Set(last.map((value) => value > 0)).size).toBe(2)
})

test('the chance falls as the target rises, from certain to none', () => {
  const simulated = simulate([plain], { months: 12, paths: 2000 })
  const { quantiles } = fanOf(simulated, 'running')
  const median = quantiles[3]![11]!
  expect(chanceOf(simulated, 'running', 11, median)).toBeCloseTo(0.5, 2)
  expect(chanceOf(simulated, 'running', 11, 0)).toBe(1)
  expect(chanceOf(simulated, 'running', 11, 100 * median)).toBe(0)
  const parts = hinges(simulated, 'running', 11)
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
  expect(parts.map(({ share }) => share)).toEqual(
    parts.map(({ share }) => share).toSorted((a, b) => b - a),
  )
})

test('slices stand beside each other: their means add up', () => {
  const [one, both] = [[plain], [plain, plain]].map((models) =>
    fanOf(simulate(models, { months: 12, paths: 4000 }), 'running'),
  )
  expect(both!.mean[11]! / one!.mean[11]!).toBeCloseTo(2, 1)
  const width = (fan: typeof one): number => fan!.quantiles[5]![11]! - fan!.quantiles[1]![11]!
  expect(width(both)).toBeLessThan(1.7 * width(one))
})

test('whatever the facts, every figure is a number and none is below 0', () => {
  const any = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constantFrom(0, 1, 1e9))
  const share = fc.constantFrom(0, 0.01, 0.5, 1)
  fc.assert(
    fc.property(
      fc.record({
        months: fc.constantFrom(0, 1, 3, 13, 30),
        arrivals: any,
        stages: fc.integer({ min: 0, max: 3 }),
        goesOn: share,
        days: fc.constantFrom(1, 20, 200),
        price: fc.constantFrom(0, 1, 1e12),
        unlike: fc.constantFrom(0, 1, 10),
        customers: fc.constantFrom(0, 1, 30, 1e7),
        leaves: share,
        expands: share,
        paidYearly: share,
      }),
      fc.constantFrom({}, { entering: [0] }, { rates: { 'stage-1': [100] }, churn: [0, 50] }),
      (company, drivers) => {
        const model = forecastModel(madeFacts(company))
        const course = expectedCourse(model, 5, drivers)
        const simulated = simulate([model], { months: 5, paths: 20, drivers })
        for (const figure of figures) {
          for (const value of [...course[figure], ...simulated.values[figure]]) {
            expect(Number.isFinite(value) && value >= 0, `${figure} ${value}`).toBe(true)
          }
        }
      },
    ),
    { numRuns: 60 },
  )
})
