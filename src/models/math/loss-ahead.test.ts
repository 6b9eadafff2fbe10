import { expect, test } from 'vitest'
import type { CohortCell } from '../../engine/money.ts'
import { drawBeta } from '../../generator/draw/draw-beta.ts'
import { stream } from '../../generator/draw/stream.ts'
import { civilDay, type Day } from '../../time/calendar.ts'
import { lossAhead } from './loss-ahead.ts'
import { keptCohorts } from './months-kept.ts'

const monthOf = (month: number): Day =>
  civilDay({ year: 2018 + Math.floor(month / 12), month: (month % 12) + 1, date: 1 })

const cell = (month: number, age: number, units: number, kept: number): CohortCell => ({
  start: monthOf(month),
  by: [],
  age,
  units,
  amount: kept.toFixed(6),
  kept: kept.toFixed(6),
})

/** Customers of one month by age: `lost` of them at an age, for good. */
function cohort(month: number, until: number, lost: ReadonlyMap<number, number>) {
  let left = 100
  return Array.from({ length: until - month }, (_, age) => {
    left *= 1 - (lost.get(age) ?? 0)
    return cell(month, age, left, left)
  })
}

const told = (cells: readonly CohortCell[], until: number) =>
  lossAhead(keptCohorts(cells, { asOf: monthOf(until), grossCap: 'customer' }))

test('those who pay now lose what their ages lost', () => {
  // Half leave after a year, a fifth after two. A year ago: 100 of the one age and 50 of the other,
  // 60 of whom left. Now 50 have paid for 17 months, 40 for 29: a fifth of each will leave, as after two.
  const lost = new Map([
    [12, 0.5],
    [24, 0.2],
  ])
  const cells = [...cohort(0, 30, lost), ...cohort(12, 30, lost)]
  expect(told(cells, 30)?.times).toEqual(Array.from({ length: 5 }, () => expect.closeTo(0.5, 6)))
  // A year of nobody is known, and nothing is lost in it.
  expect(told(cohort(0, 12, lost), 12)).toBeNull()
  expect(told(cohort(0, 30, new Map()), 30)).toBeNull()
})

const UNTIL = 72
const PER_MONTH = 30
const COMPANIES = 60

/** Customers who renew each year, each with a chance to leave of its own; so many a month. */
function drawn(seed: number) {
  const draws = stream(seed, 1, 1)
  const cells = new Map<string, CohortCell>()
  const money = { opening: 0, lost: 0, now: 0, losing: 0 }
  for (let month = 0; month < UNTIL; month++) {
    const sums = Array.from({ length: UNTIL - month }, () => ({ units: 0, kept: 0 }))
    for (let each = 0; each < PER_MONTH; each++) {
      const leaves = drawBeta({ alpha: 1, beta: 3 }, draws)
      const price = Math.exp(0.6 * draws.normal())
      let years = 1
      while (draws.uniform() >= leaves && years * 12 < UNTIL) years += 1
      const end = month + 12 * years
      for (const [age, sum] of sums.entries()) {
        if (month + age >= end) break
        sum.units += 1
        sum.kept += price
      }
      if (month < UNTIL - 12 && end >= UNTIL - 12) {
        money.opening += price
        if (end < UNTIL) money.lost += price
      }
      if (end >= UNTIL) {
        money.now += price
        money.losing += price * leaves
      }
    }
    for (const [age, { units, kept }] of sums.entries()) {
      cells.set(`${month} ${age}`, cell(month, age, units, kept))
    }
  }
  const past = money.lost / money.opening
  return { past, truth: money.losing / money.now, ahead: told([...cells.values()], UNTIL) }
}

test('of customers with chances of their own it tells next year, and how well it does', () => {
  const companies = Array.from({ length: COMPANIES }, (_, at) => drawn(at + 1))
  const mean = (of: readonly number[]): number =>
    of.reduce((sum, value) => sum + value, 0) / of.length
  const spread = (of: readonly number[]): number =>
    Math.sqrt(mean(of.map((value) => (value - mean(of)) ** 2)) * (of.length / (of.length - 1)))
  const off = (tell: (company: (typeof companies)[number]) => number) => {
    const each = companies.map((company) => tell(company) / company.truth - 1)
    return { far: mean(each), error: spread(each) / Math.sqrt(COMPANIES) }
  }
  const times = companies.map(({ ahead }) => ahead?.times[0] ?? NaN)
  const plain = off(({ past }) => past)
  const aged = off(({ past, ahead }) => past * (ahead?.times[0] ?? NaN))
  // The past year's share is too much, surely; at today's ages it is right.
  expect(plain.far).toBeGreaterThan(4 * plain.error)
  expect(Math.abs(aged.far)).toBeLessThan(2.5 * aged.error)
  expect(aged.error).toBeLessThan(0.02)
  // A spread of so many is known to a tenth.
  const said = mean(companies.map(({ ahead }) => (ahead?.error ?? NaN) * (ahead?.times[0] ?? NaN)))
  expect(said / spread(times)).toBeGreaterThan(0.75)
  expect(said / spread(times)).toBeLessThan(1.35)
})
