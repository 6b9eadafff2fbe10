import { expect, test } from 'vitest'
import { steady } from '../../../../stats/wandering/wandering-rate.ts'
import { meanHazards } from '../estimate/curves-ahead.ts'
import { courseOf } from '../expected-course.ts'
import type { ForecastModel, HazardsAhead } from '../forecast-parts.ts'
import { madeModel } from '../made-model.ts'
import { leavingWays } from './leaving-ways.ts'
import { plannedSlice } from './planned-slice.ts'

const FROM = 3

/** Nobody leaves before three months; then 2 % a month by the one curve, 12 % by the other. */
const ahead: HazardsAhead = {
  from: FROM,
  ways: [
    { share: 0.7, hazards: [0, 0, 0, ...Array.from({ length: 40 }, () => 0.02)] },
    { share: 0.3, hazards: [0, 0, 0, ...Array.from({ length: 40 }, () => 0.12)] },
  ],
}
const churn: ForecastModel['churn'] = {
  hazards: meanHazards(ahead),
  ahead,
  atOnce: 0,
  level: steady(0, 0),
  size: 1,
}

function waysOf(months: number, age: number) {
  const customers = { running: 1000, alike: 1000, ages: [{ age, amount: 1000 }] }
  const begin = { shares: [1], waiting: [100], level: steady(0, 0) }
  const model = madeModel({ customers, churn, begin })
  const plan = plannedSlice(model, months, {})
  return leavingWays(model, plan, courseOf(model, plan))
}

test('the chance to leave by each curve, over that of all on average', () => {
  const told = waysOf(6, FROM)
  expect(told?.ways.map(({ share }) => share)).toEqual([0.7, 0.3])
  // Of a thousand 20 or 120 leave in a month, 50 on average. Of those left on average, 950, there leave
  // 19.6 or 105.6 of the 980 or 880 that each curve leaves.
  const second = (0.7 * 19.6 + 0.3 * 105.6) / 950
  expect([...told!.existing[0]!]).toEqual([0.4, 2.4].map((each) => expect.closeTo(each, 9)))
  expect([...told!.existing[1]!]).toEqual(
    [0.02 / second, 0.12 / second].map((each) => expect.closeTo(each, 9)),
  )
})

test('before the age that curves begin at, all leave alike', () => {
  const told = waysOf(6, FROM - 2)
  const alike = told?.existing.map((factors) => factors === null)
  expect(alike).toEqual([true, true, false, false, false, false])
})

test('what begins meets them where it comes to be as old, and not before', () => {
  expect(waysOf(FROM, FROM)?.fresh.every((factors) => factors === null)).toBe(true)
  const fresh = waysOf(12, FROM)?.fresh ?? []
  expect(fresh.slice(0, FROM).every((factors) => factors === null)).toBe(true)
  expect(fresh.at(-1)?.length).toBe(2)
})
