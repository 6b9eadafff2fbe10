import { expect, test } from 'vitest'
import { stream, type Stream } from '../../../generator/draw/stream.ts'
import { steady, type WanderingRate } from '../../../stats/wandering/wandering-rate.ts'
import { expectedCourse } from './expected-course.ts'
import { forecastModel } from './forecast-model.ts'
import { madeFacts } from './made-facts.ts'
import type { ForecastModel } from './forecast-parts.ts'
import { simulate } from './simulate.ts'
import { MONTH_DAYS } from './course/win-kernels.ts'

// Journeys and customers one by one, drawn from the model's own curves: an independent way to the same
// figures. Rates are taken as known, so that chance alone is compared.

const MONTHS = 12
const RUNS = 3000

const facts = madeFacts({
  arrivals: 40,
  customers: 60,
  leaves: 0.03,
  expands: 0,
  unlike: 0.6,
  days: 25,
})
const model = known(forecastModel(facts))
const { leaving } = facts.customers
/** Nobody is known to have been older than fourteen months: curves tell what then happens. */
const young = known(
  forecastModel({ ...facts, customers: { ...facts.customers, leaving: leaving.slice(0, 14) } }),
)

test('of ages that nobody has reached curves tell', () => {
  expect(young.churn.ahead?.from).toBe(14)
  expect(model.churn.ahead?.from).toBe(36)
})

test.each([
  ['journeys and customers drawn one by one', model, 0],
  ['those drawn each time by another curve of leaving', young, 1],
] as const)('the paths are as %s', { timeout: 120_000 }, (_, model, runningFrom) => {
  const simulated = simulate([model], { months: MONTHS, paths: 20_000, seed: 3 })
  const drawn = Array.from({ length: RUNS }, (_, run) => drawOne(model, stream(11, 1, run)))
  for (const figure of ['wins', 'bookings', 'existing', 'fresh', 'running'] as const) {
    // When a deal of the first months begins is not drawn: what begins at once varies more than the paths.
    const first = figure === 'running' ? runningFrom : 0
    for (const month of figure === 'fresh' ? [5, 11] : [first, 3, 11]) {
      const one = momentsOf(drawn.map((each) => each[figure][month]!))
      const other = momentsOf(
        Array.from(
          { length: simulated.paths },
          (_, path) => simulated.values[figure][path * MONTHS + month]!,
        ),
      )
      const error = Math.sqrt(one.variance / RUNS + other.variance / simulated.paths)
      expect(Math.abs(one.mean - other.mean), `${figure} ${month}`).toBeLessThan(
        4 * error + 0.01 * one.mean,
      )
      const ratio = Math.sqrt(one.variance / other.variance)
      expect(ratio, `${figure} ${month}`).toBeGreaterThan(0.88)
      expect(ratio, `${figure} ${month}`).toBeLessThan(1.12)
    }
  }
})

test.each([
  ['the paths', model],
  ['paths that each go by another curve of leaving', young],
] as const)('the expected course is the mean of %s', (_, model) => {
  const course = expectedCourse(model, MONTHS)
  const simulated = simulate([model], { months: MONTHS, paths: 20_000, seed: 5 })
  for (const figure of [
    'entered',
    'wins',
    'bookings',
    'running',
    'existing',
    'fresh',
    'cash',
  ] as const) {
    for (let month = 0; month < MONTHS; month++) {
      const values = Array.from(
        { length: simulated.paths },
        (_, path) => simulated.values[figure][path * MONTHS + month]!,
      )
      const { mean, variance } = momentsOf(values)
      expect(Math.abs(mean - course[figure][month]!), `${figure} ${month}`).toBeLessThan(
        4 * Math.sqrt(variance / simulated.paths) + 0.004 * course[figure][month]!,
      )
    }
  }
})

/** All rates as they are estimated, chance alone left. */
function known(model: ForecastModel): ForecastModel {
  const sure = (rate: WanderingRate): WanderingRate => ({
    ...steady(rate.level, 0),
    dispersion: 1,
  })
  return {
    ...model,
    stages: model.stages.map((stage) => ({
      ...stage,
      trusted: 0,
      arrivals: stage.arrivals === null ? null : sure(stage.arrivals),
    })),
    winning: sure(model.winning),
    price: { ...model.price, level: sure(model.price.level) },
    begin: { ...model.begin, level: sure(model.begin.level) },
    churn: { ...model.churn, atOnce: 0, level: sure(model.churn.level), size: 1 },
    expansion: { expanded: null, contracted: null, returned: null, currency: 0 },
  }
}

function drawOne(model: ForecastModel, luck: Stream) {
  const wins = zeros()
  const bookings = zeros()
  const deals: { readonly month: number; readonly amount: number }[] = []
  const win = (day: number): void => {
    const month = Math.floor(day / MONTH_DAYS)
    if (month >= MONTHS || luck.uniform() >= Math.exp(model.winning.level)) return
    const spread = Math.log1p(model.price.spread)
    wins[month]! += 1
    const amount =
      model.price.mean *
      Math.exp(model.price.level.level + Math.sqrt(spread) * luck.normal() - spread / 2)
    bookings[month]! += amount
    deals.push({ month, amount })
  }
  /** From an age on in a stage; `there`: still under way at that age. */
  const follow = (stage: number, day: number, age: number): void => {
    const { curve } = model.stages[stage]!
    const at = (shares: readonly number[], x: number): number => {
      const low = shares[Math.min(shares.length - 1, Math.floor(x))] ?? 0
      const high = shares[Math.min(shares.length - 1, Math.floor(x) + 1)] ?? 0
      return low + (x - Math.floor(x)) * (high - low)
    }
    const gone = age === 0 ? 0 : at(curve.next, age) + at(curve.lost, age)
    let left = gone + luck.uniform() * (1 - gone)
    const steps = curve.next.length
    for (let from = age; from < steps; from = Math.floor(from) + 1) {
      const to = Math.floor(from) + 1
      const ends = at(curve.next, to) + at(curve.lost, to)
      if (ends <= left) continue
      const before = at(curve.next, from) + at(curve.lost, from)
      const goes = at(curve.next, to) - at(curve.next, from)
      const isNext = luck.uniform() < goes / (ends - before)
      left = (left - before) / (ends - before)
      const when = day + (from - age) + left * (to - from)
      if (!isNext) return
      if (stage + 1 === model.stages.length) win(when)
      else follow(stage + 1, when, 0)
      return
    }
  }
  for (const [stage, { open, arrivals }] of model.stages.entries()) {
    for (const { age, count } of open) {
      for (let each = 0; each < count; each++) follow(stage, 0, Math.max(0, age - 0.5))
    }
    if (arrivals === null) continue
    const perDay = Math.exp(arrivals.level) / MONTH_DAYS
    const end = MONTHS * MONTH_DAYS
    let day = -Math.log(1 - luck.uniform()) / perDay
    for (; day < end; day += -Math.log(1 - luck.uniform()) / perDay) follow(stage, day, 0)
  }
  let place = luck.uniform()
  const way = model.churn.ahead?.ways.find(({ share }) => (place -= share) < 0)
  const { hazards } = way ?? model.churn
  const hazard = (age: number): number =>
    (hazards[Math.min(age, hazards.length - 1)] ?? 0) * Math.exp(model.churn.level.level)
  const existing = zeros()
  const unit = model.customers.running / model.customers.alike
  const pace = model.customers.alike / model.customers.ages.length
  for (let customer = 0; customer < model.customers.alike; customer++) {
    const { age } = model.customers.ages[Math.floor(customer / pace)]!
    for (let month = 0; month < MONTHS && luck.uniform() >= hazard(age + month); month++) {
      existing[month]! += unit
    }
  }
  const fresh = zeros()
  const stay = (amount: number, start: number): void => {
    if (start >= MONTHS) return
    fresh[start]! += amount
    for (
      let month = start + 1;
      month < MONTHS && luck.uniform() >= hazard(month - start - 1);
      month++
    ) {
      fresh[month]! += amount
    }
  }
  const factor = Math.exp(model.begin.level.level)
  const piece = model.price.mean
  for (const [start, amount] of model.begin.waiting.entries()) {
    for (let rest = amount; rest > 0; rest -= piece) stay(factor * Math.min(rest, piece), start)
  }
  for (const { month, amount } of deals) {
    let left = luck.uniform()
    const ago = model.begin.shares.findIndex((share) => (left -= share) < 0)
    if (ago >= 0) stay(factor * amount, month + ago)
  }
  return { wins, bookings, existing, fresh, running: existing.map((one, at) => one + fresh[at]!) }
}

function zeros(): number[] {
  return Array.from({ length: MONTHS }, () => 0)
}

function momentsOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, variance }
}
