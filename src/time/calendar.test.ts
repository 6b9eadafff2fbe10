import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  civilDate,
  civilDay,
  dayOfInstant,
  dayOfLocal,
  formatDay,
  nextPeriod,
  parseDay,
  periodsBetween,
  periodStart,
  startBefore,
  startOfDay,
} from './calendar.ts'
import type { Day } from './calendar.ts'
import { localToInstant, zoneOffsets } from './zone.ts'

const EPOCH = Temporal.PlainDate.from('1970-01-01')
const day = fc.integer({ min: -719_162, max: 2_932_896 })
const interval = fc.constantFrom('month', 'quarter', 'year')
const ZONES = [
  'UTC',
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Europe/Paris',
  'Pacific/Apia',
  'Pacific/Chatham',
] as const

function plain(value: Day): Temporal.PlainDate {
  return EPOCH.add({ days: value })
}

function isoDay(text: string): Day {
  const read = parseDay(text)
  if (read === null) throw new Error(`not a date: ${text}`)
  return read
}

describe('days', () => {
  it('are written and read as Temporal does', () => {
    fc.assert(
      fc.property(day, (value) => {
        expect(formatDay(value)).toBe(plain(value).toString())
        expect(parseDay(formatDay(value))).toBe(value)
      }),
    )
  })

  it('count the civil calendar, also before year 1 and after 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000_000, max: 5_000_000 }), (value) => {
        const { year, month, day: date } = plain(value)
        expect(civilDate(value)).toEqual({ year, month, date })
        expect(civilDay({ year, month, date })).toBe(value)
      }),
    )
  })

  it('know every day of four centuries one after the other', () => {
    let previous = civilDate(isoDay('1799-12-31'))
    for (let value = isoDay('1800-01-01'); value < isoDay('2200-01-01'); value++) {
      const date = civilDate(value)
      const sameMonth = date.month === previous.month && date.date === previous.date + 1
      if (!sameMonth && date.date !== 1) throw new Error(`gap at ${formatDay(value)}`)
      previous = date
    }
    expect(previous).toEqual({ year: 2199, month: 12, date: 31 })
  })

  it.each([
    ['1970-01-01', 0],
    ['2018-11-15', 17_850],
    ['2000-02-29', 11_016],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('%s is day %i', (text, value) => {
    expect(parseDay(text)).toBe(value)
  })

  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-01-32',
    '0000-01-01',
    '2025-1-1',
    ' 2025-01-01',
    '2025-01-01T00:00',
    '20250101',
    '+002025-01-01',
    '',
  ])('%j is no day', (text) => {
    expect(parseDay(text)).toBeNull()
  })

  it('refuse what Temporal refuses', () => {
    const part = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part, part, (year, month, date) => {
        const text = [String(year).padStart(4, '0'), ...[month, date].map(twoDigits)].join('-')
        expect(parseDay(text) !== null).toBe(isReal(year, month, date))
      }),
    )
  })

  it('hold the local seconds from midnight to midnight', () => {
    expect([-1, 0, 86_399, 86_400].map(dayOfLocal)).toEqual([-1, 0, 0, 1])
    expect(addDays(17_850, -17_850)).toBe(0)
  })
})

describe('periods', () => {
  it('start where Temporal puts the first of the month, quarter and year', () => {
    fc.assert(
      fc.property(day, (value) => {
        const date = plain(value)
        const first = date.with({ day: 1 })
        const quarter = first.with({ month: Math.ceil(date.month / 3) * 3 - 2 })
        expect(plain(periodStart(value, 'month')).equals(first)).toBe(true)
        expect(plain(periodStart(value, 'quarter')).equals(quarter)).toBe(true)
        expect(plain(periodStart(value, 'year')).equals(first.with({ month: 1 }))).toBe(true)
      }),
    )
  })

  it('follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(day, interval, (value, kind) => {
        const start = periodStart(value, kind)
        const next = nextPeriod(start, kind)
        const months = { month: 1, quarter: 3, year: 12 }[kind]
        expect(plain(next).equals(plain(start).add({ months }))).toBe(true)
        expect(start).toBeLessThanOrEqual(value)
        expect(next).toBeGreaterThan(value)
        expect(periodStart(next, kind)).toBe(next)
        expect(periodStart(next - 1, kind)).toBe(start)
      }),
    )
  })

  it('between two days are those that hold a day of the range', () => {
    const length = fc.integer({ min: -3, max: 900 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), length, interval, (from, days, kind) => {
        const expected = new Set<Day>()
        for (let value = from; value < from + days; value++) expected.add(periodStart(value, kind))
        expect(periodsBetween(from, from + days, kind)).toEqual([...expected])
      }),
    )
  })

  it('end before the excluded day', () => {
    const quarters = periodsBetween(isoDay('2018-02-10'), isoDay('2018-07-01'), 'quarter')
    expect(quarters.map(formatDay)).toEqual(['2018-01-01', '2018-04-01'])
  })
})

describe('startOfDay', () => {
  it.each([
    ['America/Sao_Paulo', '2017-10-15', '2017-10-15T01:00:00-02:00'],
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T00:00:00-03:00'],
    ['Pacific/Apia', '2011-12-30', '2011-12-31T00:00:00+14:00'],
    // At 01:00 back to 00:00: the day begins once, at the first midnight.
    ['America/Havana', '2024-11-03', '2024-11-03T00:00:00-04:00'],
    // At 00:01 back to 23:01 of the day before: the day begins for good at the second midnight.
    ['America/St_Johns', '2010-11-07', '2010-11-07T00:00:00-03:30'],
    // At 00:01 on to 01:01: midnight itself exists.
    ['America/St_Johns', '2010-03-14', '2010-03-14T00:00:00-03:30'],
    // At 23:30 on to 00:30: midnight is skipped, and the day begins half an hour late.
    ['America/Toronto', '1919-03-31', '1919-03-31T00:30:00-04:00'],
  ])('%s %s', (zone, text, expected) => {
    const instant = Temporal.Instant.from(expected).epochMilliseconds / 1000
    expect(startOfDay(isoDay(text), zoneOffsets(zone))).toBe(instant)
  })

  it('is what Temporal says, but where the clock goes back over midnight', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 40_000 }),
        fc.constantFrom(...ZONES.filter((zone) => zone !== 'America/St_Johns')),
        (value, zone) => {
          const expected = plain(value).toZonedDateTime(zone).epochMilliseconds / 1000
          expect(startOfDay(value, zoneOffsets(zone))).toBe(expected)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('parts wall-clock times exactly: on or after it, and only then, is that day or later', () => {
    for (const zone of ZONES) {
      const offsets = zoneOffsets(zone)
      for (const { from, offset } of offsets.slice(1)) {
        for (let shift = -93_600; shift <= 93_600; shift += 1800) {
          const { instant } = localToInstant(from + offset + shift, offsets)
          const today = dayOfInstant(instant, offsets)
          for (const value of [today - 1, today, today + 1, today + 2]) {
            if (instant >= startOfDay(value, offsets) !== today >= value) {
              throw new Error(`${zone} at ${instant} against ${formatDay(value)}`)
            }
          }
        }
      }
    }
  })
})

function isReal(year: number, month: number, date: number): boolean {
  try {
    Temporal.PlainDate.from({ year, month, day: date }, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

describe('startBefore', () => {
  it.each([
    ['2025-07-01', '2025-10-01', '2025-04-01'],
    ['2025-01-01', '2025-02-01', '2024-12-01'],
    ['2025-03-01', '2026-03-01', '2024-03-01'],
    ['2025-03-05', '2025-03-12', '2025-02-26'],
  ])('%s to %s begins after %s', (from, to, expected) => {
    expect(formatDay(startBefore(parseDay(from) ?? 0, parseDay(to) ?? 0))).toBe(expected)
  })
})
