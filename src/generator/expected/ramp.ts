import { DAYS_PER_MONTH } from '../truth/spans.ts'
import type { Truth } from '../truth/truth.ts'
import { timelineOf } from './arrivals.ts'
import { holds } from './cells.ts'
import type { Values } from './cells.ts'

/** Factors of the odds of winning of those who may own a journey on a day; one is drawn. */
export type Ramp = readonly number[]

/** By day; somebody without anybody to own it goes on as by the truth. */
export function rampsOf(truth: Truth, values: Values): readonly Ramp[] {
  const { length } = timelineOf(truth)
  const people = truth.people
    .filter(({ when }) => holds(when, values))
    .flatMap((team) => {
      const start = -team.hiredFrom
      return Array.from({ length: team.count }, (_, place) => ({
        start: start + Math.floor(((length - start) * place) / team.count),
        days: team.rampMonths * DAYS_PER_MONTH,
        odds: team.startOdds,
      }))
    })
  return Array.from({ length }, (_, day) => {
    const there = people.filter(({ start }) => start <= day)
    if (there.length === 0) return [1]
    return there.map(({ start, days, odds }) =>
      day - start >= days ? 1 : odds + ((1 - odds) * (day - start)) / days,
    )
  })
}
