import { instantToLocal, locateLocal } from './zone.ts'
import type { Instant, LocalSeconds, ZoneOffset } from './zone.ts'

export type { Instant, LocalSeconds } from './zone.ts'

/** Local calendar day as days since 1970-01-01. */
export type Day = number
export type Interval = 'month' | 'quarter' | 'year'

export interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly date: number
}

export const SECONDS_PER_DAY = 86_400

const MONTHS: Readonly<Record<Interval, number>> = { month: 1, quarter: 3, year: 12 }
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day of a real date in the years 0001 to 9999, else `null`. `realDay(2025, 2, 31)` // => null */
export function realDay(year: number, month: number, date: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || date < 1) return null
  const day = civilDay({ year, month, date })
  return civilDate(day).month === month && date <= 31 ? day : null
}

/** Strict ISO date, years 0001 to 9999. `parseDay('2018-11-15')` // => 17850 */
export function parseDay(text: string): Day | null {
  const parts = ISO_DATE.exec(text)
  return parts === null ? null : realDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** ISO date. `formatDay(17850)` // => '2018-11-15' */
export function formatDay(day: Day): string {
  const { year, month, date } = civilDate(day)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`
}

export function dayOfLocal(local: LocalSeconds): Day {
  return Math.floor(local / SECONDS_PER_DAY)
}

/** The local day at an instant. */
export function dayOfInstant(instant: Instant, offsets: readonly ZoneOffset[]): Day {
  return dayOfLocal(instantToLocal(instant, offsets))
}

/**
 * Local midnight. Where it is skipped, the first moment after; where the clock passes it twice,
 * the moment from which it never again stands before it.
 */
export function startOfDay(day: Day, offsets: readonly ZoneOffset[]): Instant {
  const midnight = day * SECONDS_PER_DAY
  const { rule, before, after } = locateLocal(midnight, offsets)
  const instant = midnight - rule.offset
  if (after !== null && instant >= after.from) return after.from
  const repeated = before !== null && midnight - before.offset < rule.from
  return repeated && rule.from === instant ? midnight - before.offset : instant
}

export function addDays(day: Day, days: number): Day {
  return day + days
}

/** First day of the month, quarter or year that holds `day`. */
export function periodStart(day: Day, interval: Interval): Day {
  const { year, month } = civilDate(day)
  const months = MONTHS[interval]
  return civilDay({ year, month: month - ((month - 1) % months), date: 1 })
}

/** First day of the period after the one that holds `day`. */
export function nextPeriod(day: Day, interval: Interval): Day {
  const { year, month } = civilDate(periodStart(day, interval))
  const next = month + MONTHS[interval]
  return civilDay({
    year: next > 12 ? year + 1 : year,
    month: next > 12 ? next - 12 : next,
    date: 1,
  })
}

/**
 * So many calendar months later, on the same date or the last of a shorter month.
 * `formatDay(addMonths(parseDay('2024-01-31'), 1))` // => '2024-02-29'
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = civilDate(day)
  const count = 12 * year + month - 1 + months
  const [first, next] = [count, count + 1].map((each) =>
    civilDay({ year: Math.floor(each / 12), month: (((each % 12) + 12) % 12) + 1, date: 1 }),
  ) as [Day, Day]
  return Math.min(first + date - 1, next - 1)
}

/** First days of the periods that hold a day from `from` (included) to `to` (excluded). */
export function periodsBetween(from: Day, to: Day, interval: Interval): Day[] {
  const starts: Day[] = []
  if (from >= to) return starts
  for (let start = periodStart(from, interval); start < to; start = nextPeriod(start, interval)) {
    starts.push(start)
  }
  return starts
}

/** The same date so many calendar months before the first of a month. */
export function monthsBefore(first: Day, months: number): Day {
  const { year, month } = civilDate(first)
  const before = 12 * year + month - 1 - months
  return civilDay({ year: Math.floor(before / 12), month: (before % 12) + 1, date: 1 })
}

// Proleptic Gregorian calendar in eras of 400 years whose years begin in March, so that the leap
// day comes last: Howard Hinnant, "chrono-compatible low-level date algorithms".
const DAYS_PER_ERA = 146_097
const EPOCH_FROM_ERA = 719_468

/** Days since 1970-01-01 of a civil date. */
export function civilDay({ year, month, date }: CivilDate): Day {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_FROM_ERA
}

/** The civil date of a day. `civilDate(0)` // => { year: 1970, month: 1, date: 1 } */
export function civilDate(day: Day): CivilDate {
  const fromEra = day + EPOCH_FROM_ERA
  const era = Math.floor(fromEra / DAYS_PER_ERA)
  const dayOfEra = fromEra - era * DAYS_PER_ERA
  const leaps =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/**
 * Where the time just before a range begins, as long as the range: by months where both its ends
 * are the first of one, else by days. `formatDay(startBefore(20_270, 20_362))` // => '2025-04-01'
 */
export function startBefore(from: Day, to: Day): Day {
  const [start, end] = [civilDate(from), civilDate(to)]
  if (start.date !== 1 || end.date !== 1) return from - (to - from)
  const months = 12 * start.year + start.month - 1
  const earlier = months - (12 * end.year + end.month - 1 - months)
  return civilDay({ year: Math.floor(earlier / 12), month: (earlier % 12) + 1, date: 1 })
}
