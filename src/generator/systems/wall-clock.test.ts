import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilDate, parseDay } from '../../time/calendar.ts'
import { formatInstant } from '../../time/stamp.ts'
import { zoneOffsets } from '../../time/zone.ts'
import { addMonths, monthOf, monthStart, wallClock } from './wall-clock.ts'

const ZONES = ['UTC', 'Europe/Paris', 'America/Sao_Paulo', 'Pacific/Chatham', 'Australia/Lord_Howe']
const instants = fc.integer({ min: 946_684_800, max: 2_208_988_800 })

describe('a wall clock', () => {
  it.each(ZONES)('writes as src/time does, whatever it wrote before: %s', (zone) => {
    const offsets = zoneOffsets(zone)
    const clock = wallClock(zone)
    const changes = offsets.map(({ from }) => from).filter((from) => from > 946_684_800)
    const near = fc
      .tuple(fc.constantFrom(0, ...changes), fc.integer({ min: -7200, max: 7200 }))
      .map(([at, by]) => at + by)
    fc.assert(
      fc.property(fc.oneof(instants, near), (instant) => {
        const expected = formatInstant(instant, offsets).slice(0, 19).replace('T', ' ')
        expect(clock.stamp(instant)).toBe(expected)
        expect(clock.day(clock.dayOf(instant))).toBe(expected.slice(0, 10))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('months', () => {
  it('ends a month on its last day where the date does not exist', () => {
    const day = parseDay('2024-01-31') ?? 0
    expect(addMonths(day, 1)).toBe(parseDay('2024-02-29'))
    expect(addMonths(day, 12)).toBe(parseDay('2025-01-31'))
    expect(civilDate(monthStart(monthOf(day)))).toEqual({ year: 2024, month: 1, date: 1 })
  })
})
