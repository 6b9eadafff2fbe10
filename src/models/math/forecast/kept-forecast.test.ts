import { describe, expect, it } from 'vitest'
import { monthsBefore, parseDay } from '../../../time/calendar.ts'
import { madeFacts } from './made-facts.ts'
import { keptForecast, keptMonths } from './kept-forecast.ts'

const origin = parseDay('2026-06-01')!
/** A forecast of so many months that says the same for each, from 90 to 110. */
function told(months = 12): Parameters<typeof keptForecast>[1] {
  const list = (value: number): number[] => Array.from({ length: months }, () => value)
  const fan = { mean: list(100), quantiles: [80, 90, 95, 100, 105, 110, 120].map(list) }
  const methods = { wins: 'parts', bookings: 'parts', running: 'parts' } as const
  return { build: 'b', profile: 'bowline', seed: 1, fans: { bookings: fan, running: fan }, methods }
}

describe('a kept forecast', () => {
  it('is what was told, under its origin', () => {
    const facts = [{ ...madeFacts(), origin }]
    expect(keptForecast(facts, told())).toEqual({ version: 1, origin, ...told(), facts })
    expect(keptForecast([], told())).toBeNull()
  })

  it('is held against the months that came, each at its place', () => {
    const then = { ...madeFacts(), origin: monthsBefore(origin, 2) }
    const now = { ...madeFacts(), origin }
    const kept = keptForecast([then], told())!
    const months = keptMonths([kept], [now])
    expect(months.map(({ figure, ahead }) => [figure, ahead])).toEqual([
      ['bookings', 1],
      ['bookings', 2],
      ['running', 1],
      ['running', 2],
    ])
    expect(months.map(({ came }) => came)).toEqual([
      ...now.bookings.slice(-2),
      ...now.customers.months.slice(-2).map(({ closing }) => closing),
    ])
    expect(months[0]).toMatchObject({ said: 100, low: 90, high: 110 })
    expect(months.some(({ isWithin }) => isWithin)).toBe(false)
  })

  it('holds what came at the ends of its interval, and no month it did not tell', () => {
    const then = { ...madeFacts(), origin: monthsBefore(origin, 4) }
    const now = { ...madeFacts(), origin, bookings: [90, 100, 110, 111] }
    const months = keptMonths([keptForecast([then], told(3))!], [now])
    const bookings = months.filter(({ figure }) => figure === 'bookings')
    expect(bookings.map(({ came, isWithin }) => [came, isWithin])).toEqual([
      [90, true],
      [100, true],
      [110, true],
    ])
    const later = { ...now, bookings: [89.9, 100, 110.1, 111] }
    const missed = keptMonths([keptForecast([then], told(3))!], [later])
    expect(missed.slice(0, 3).map(({ isWithin }) => isWithin)).toEqual([false, true, false])
  })

  it('has nothing to be held against in its own month, or before it', () => {
    const kept = keptForecast([{ ...madeFacts(), origin }], told())!
    expect(keptMonths([kept], [{ ...madeFacts(), origin }])).toEqual([])
    expect(keptMonths([kept], [{ ...madeFacts(), origin: monthsBefore(origin, 3) }])).toEqual([])
    expect(keptMonths([kept], [])).toEqual([])
  })
})
