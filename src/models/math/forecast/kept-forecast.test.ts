import { describe, expect, it } from 'vitest'
import { monthsBefore, parseDay } from '../../../time/calendar.ts'
import { madeFacts } from './made-facts.ts'
import { keptForecast, keptMonths } from './kept-forecast.ts'
import { QUANTILES } from './simulated.ts'

const origin = parseDay('2026-06-01')!
const told = { build: 'b', profile: 'bowline' }

describe('a kept forecast', () => {
  it('says a year of fans, the same each time', () => {
    const facts = [{ ...madeFacts(), origin }]
    const kept = keptForecast(facts, told)!
    expect(kept.origin).toBe(origin)
    for (const fan of Object.values(kept.fans)) {
      expect(fan.quantiles.map((list) => list.length)).toEqual(QUANTILES.map(() => 12))
    }
    expect(keptForecast(facts, told)).toEqual(kept)
    expect(keptForecast([], told)).toBeNull()
  })

  it('is held against the months that came, each at its place', () => {
    const then = { ...madeFacts(), origin: monthsBefore(origin, 2) }
    const now = { ...madeFacts(), origin }
    const kept = keptForecast([then], told)!
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
    for (const { said, low, high, came, isWithin } of months) {
      expect(low).toBeLessThanOrEqual(said)
      expect(said).toBeLessThanOrEqual(high)
      expect(isWithin).toBe(came >= low && came <= high)
    }
  })

  it('has nothing to be held against in its own month, or before it', () => {
    const kept = keptForecast([{ ...madeFacts(), origin }], told)!
    expect(keptMonths([kept], [{ ...madeFacts(), origin }])).toEqual([])
    expect(keptMonths([kept], [{ ...madeFacts(), origin: monthsBefore(origin, 3) }])).toEqual([])
    expect(keptMonths([kept], [])).toEqual([])
  })
})
