import { expect, test } from 'vitest'
import { addMonths } from '../../../time/calendar.ts'
import { chanceOf } from './chance.ts'
import { rolledOn } from './course/rolled-on.ts'
import { expectedCourse } from './expected-course.ts'
import { fanOf } from './fan.ts'
import { forecastModel } from './forecast-model.ts'
import { madeFacts, type MadeCompany } from './made-facts.ts'
import { courseTotal, pathTotals, quantilesOf } from './path-totals.ts'
import { movedSince, type MovedPart } from './moved-since.ts'
import { simulate } from './simulate.ts'

const company: MadeCompany = { customers: 100, arrivals: 100 }
const before = [forecastModel(madeFacts(company))]
const target = fanOf(simulate(before, { months: 12, paths: 2000 }), 'running').quantiles[3]![11]!

function later(changed: MadeCompany) {
  const facts = madeFacts({ ...company, ...changed })
  return [forecastModel({ ...facts, origin: addMonths(facts.origin, 1) })]
}

test.each<[MadeCompany, MovedPart]>([
  [{ price: 14_000 }, 'customers'],
  [{ leaves: 0.04, customers: 103 }, 'churn'],
  [{ expands: 0.05 }, 'expansion'],
  [{ goesOn: 0.5 }, 'winning'],
])('of %j most is moved by %s, and the parts are the whole', (changed, most) => {
  const after = later(changed)
  const reach = { target, from: 0, to: 11, came: 0 }
  const earlier = { target, from: 1, to: 12, came: 0 }
  const asked = { before, after, figure: 'running', reach, earlier, paths: 2000 } as const
  const moved = movedSince(asked)
  expect(moved.before).toBeCloseTo(0.5, 2)
  expect(moved.after).toBe(
    chanceOf(simulate(after, { months: 11, paths: 2000 }), 'running', 10, target),
  )
  const sum = moved.parts.reduce((all, each) => all + each.moved, 0)
  expect(sum).toBeCloseTo(moved.after - moved.before, 12)
  const largest = moved.parts.toSorted((a, b) => Math.abs(b.moved) - Math.abs(a.moved))[0]
  expect(largest!.part).toBe(most)
})

test('time that passes as expected leaves what is expected', () => {
  const [model] = before
  const rolled = rolledOn(model!, 3)
  expect(rolled.origin).toBe(addMonths(model!.origin, 3))
  const [whole, rest] = [expectedCourse(model!, 12), expectedCourse(rolled, 9)]
  for (const figure of ['entered', 'existing', 'running'] as const) {
    const said = figure === 'existing' ? whole.running[2]! : whole[figure][11]!
    const now = figure === 'existing' ? rolled.customers.running : rest[figure][8]!
    expect(now / said).toBeCloseTo(1, 1)
  }
})

test.each(['bookings', 'cash'] as const)('of %s what has come since counts', (figure) => {
  const span = { from: 0, to: 12 }
  const usual = simulate(before, { months: 12, paths: 2000 })
  const [middle = 0] = quantilesOf(pathTotals(usual, figure, span), [0.5])
  const first = courseTotal(expectedCourse(before[0]!, 1)[figure], figure, { from: 0, to: 1 })
  const moved = movedSince({
    before,
    after: later({}),
    figure,
    reach: { target: middle, from: -1, to: 11, came: first + 0.05 * middle },
    earlier: { target: middle, ...span, came: 0 },
    paths: 2000,
  })
  expect(moved.before).toBeCloseTo(0.5, 2)
  const by = Object.fromEntries(moved.parts.map(({ part, moved: change }) => [part, change]))
  // Half a tenth more than expected came; that the first month went as expected tells little.
  expect(Math.abs(by['time']!)).toBeLessThan(0.15)
  expect(by['came']).toBeGreaterThan(0.1)
})
