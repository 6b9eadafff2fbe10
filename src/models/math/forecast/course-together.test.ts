import { describe, expect, it } from 'vitest'
import { courseTogether } from './course-together.ts'
import { forecastModel } from './forecast-model.ts'
import { madeFacts, type MadeCompany } from './made-facts.ts'
import { simulate } from './simulate.ts'
import type { Drivers } from './simulated.ts'

const MONTHS = 6
const FIGURES = ['entered', 'wins', 'bookings', 'running', 'existing', 'fresh', 'cash'] as const

function sliceOf(company: MadeCompany) {
  const facts = madeFacts(company)
  return { facts, model: forecastModel(facts) }
}

const small = sliceOf({ arrivals: 40, customers: 30, leaves: 0.02 })
const large = sliceOf({ arrivals: 300, stages: 2, price: 2000, customers: 900 })

describe('the course of slices together', () => {
  it.each<[string, readonly Drivers[]]>([
    ['as they are', []],
    ['one of them driven', [{}, { entering: [2], price: [0.5] }]],
    ['each by its own', [{ churn: [3] }, { rates: { 'stage-1': [1, 1.2] } }]],
  ])('is the mean of paths drawn of them all: %s', (_, drivers) => {
    const course = courseTogether([small, large], MONTHS, drivers)
    const models = [small.model, large.model]
    const paths = 4000
    const { values } = simulate(models, { months: MONTHS, paths, seed: 4, drivers })
    for (const figure of FIGURES) {
      for (let month = 0; month < MONTHS; month++) {
        const drawn = Array.from(
          { length: paths },
          (__, path) => values[figure][path * MONTHS + month]!,
        )
        const mean = sum(drawn) / paths
        const error = Math.sqrt(sum(drawn.map((each) => (each - mean) ** 2))) / paths
        const off = Math.abs(mean - course[figure][month]!)
        expect(off, `${figure} ${month}`).toBeLessThan(4 * error + 0.01 * mean)
      }
    }
  })

  it('is by hand: of 90 and 60 who arrive in a month half win, for 12 each; nobody leaves', () => {
    const steady = { stages: 1, goesOn: 0.5, price: 12, leaves: 0, expands: 0 }
    const both = [90, 60].map((arrivals) => sliceOf({ ...steady, arrivals, customers: arrivals }))
    const course = courseTogether(both, 3)
    for (const [figure, wanted] of [
      ['entered', 150],
      ['wins', 75],
      ['bookings', 900],
      ['existing', 1800],
    ] as const) {
      expect(course[figure]).toHaveLength(3)
      // In the first month some win who were under way before.
      for (const each of course[figure].slice(1)) {
        expect(Math.abs(each / wanted - 1), figure).toBeLessThan(0.02)
      }
    }
    course.running.forEach((each, month) =>
      expect(each).toBeCloseTo(course.existing[month]! + course.fresh[month]!, 6),
    )
  })

  it('has the months asked for, of nobody nothing', () => {
    expect(courseTogether([small], 0).running).toEqual([])
    expect(courseTogether([], 2)).toEqual(Object.fromEntries(FIGURES.map((name) => [name, [0, 0]])))
  })
})

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0)
}
