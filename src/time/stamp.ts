import { dayOfLocal, formatDay, realDay, SECONDS_PER_DAY } from './calendar.ts'
import type { Day, Instant, LocalSeconds } from './calendar.ts'
import { offsetAt } from './zone.ts'
import type { ZoneOffset } from './zone.ts'

export type DateOrder = 'dmy' | 'mdy'
export type StampFault = 'wrong_type' | 'impossible_date' | 'ambiguous_date'

/** What a written stamp says: a wall-clock time, an instant (it names its zone), or nothing. */
export type Stamp =
  | { readonly kind: 'local'; readonly local: LocalSeconds }
  | { readonly kind: 'instant'; readonly instant: Instant }
  | { readonly kind: 'fault'; readonly fault: StampFault }

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?)?$/
const ORDERED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?$/
const LARGEST_OFFSET = 18 * 3600

/**
 * Reads a date or a moment as people and programs write it: ISO, or day and month first in the
 * order given; with `null`, only where a single order gives a real date.
 * `parseStamp('2018-02-26 19:58', null)` // => { kind: 'local', local: 1519675080 }
 */
export function parseStamp(text: string, order: DateOrder | null): Stamp {
  const trimmed = text.trim()
  const iso = ISO.exec(trimmed)
  if (iso !== null) return isoStamp(iso)
  const ordered = ORDERED.exec(trimmed)
  return ordered === null ? fault('wrong_type') : orderedStamp(ordered, order)
}

/** The order that a date such as 25/12/2024 proves by itself. `provesOrder('12/25/2024')` // => 'mdy' */
export function provesOrder(text: string): DateOrder | null {
  const parts = ORDERED.exec(text.trim())
  if (parts === null || secondsOfDay(parts[5], parts[6], parts[7]) === null) return null
  const { dmy, mdy } = readings(parts)
  if (dmy !== null && mdy === null) return 'dmy'
  if (mdy !== null && dmy === null) return 'mdy'
  return null
}

/** ISO local time with its offset. `formatInstant(0, zoneOffsets('UTC'))` // => '1970-01-01T00:00:00+00:00' */
export function formatInstant(instant: Instant, offsets: readonly ZoneOffset[]): string {
  const offset = offsetAt(instant, offsets)
  const local = instant + offset
  const day = dayOfLocal(local)
  const sign = offset < 0 ? '-' : '+'
  const east = clock(Math.abs(offset))
  // Local mean time, before standard time, has offsets with seconds.
  const shown = east.endsWith(':00') ? east.slice(0, 5) : east
  return `${formatDay(day)}T${clock(local - day * SECONDS_PER_DAY)}${sign}${shown}`
}

function isoStamp(parts: RegExpExecArray): Stamp {
  const east = parts[7] === undefined ? null : secondsEast(parts[7])
  if (east === 'beyond') return fault('wrong_type')
  const day = realDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  const local = localOf(day, secondsOfDay(parts[4], parts[5], parts[6]))
  if (local === null) return fault('impossible_date')
  return east === null ? { kind: 'local', local } : { kind: 'instant', instant: local - east }
}

function orderedStamp(parts: RegExpExecArray, order: DateOrder | null): Stamp {
  const seconds = secondsOfDay(parts[5], parts[6], parts[7])
  const { dmy, mdy } = readings(parts)
  const ambiguous = dmy !== null && mdy !== null && dmy !== mdy
  if (order === null && ambiguous && seconds !== null) return fault('ambiguous_date')
  const day = order === null ? (dmy ?? mdy) : order === 'dmy' ? dmy : mdy
  const local = localOf(day, seconds)
  return local === null ? fault('impossible_date') : { kind: 'local', local }
}

function readings(parts: RegExpExecArray): Readonly<Record<DateOrder, Day | null>> {
  const [first, second, year] = [Number(parts[1]), Number(parts[3]), Number(parts[4])]
  return { dmy: realDay(year, second, first), mdy: realDay(year, first, second) }
}

/** Seconds since midnight, `null` where no clock shows it. A part not written is zero. */
function secondsOfDay(hours = '0', minutes = '0', seconds = '0'): number | null {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

function secondsEast(zone: string): number | 'beyond' {
  if (zone === 'Z') return 0
  const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0
  const size = Number(zone.slice(1, 3)) * 3600 + minutes * 60
  if (minutes > 59 || size > LARGEST_OFFSET) return 'beyond'
  return zone.startsWith('-') ? 0 - size : size
}

function localOf(day: Day | null, seconds: number | null): LocalSeconds | null {
  return day === null || seconds === null ? null : day * SECONDS_PER_DAY + seconds
}

function clock(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

function fault(code: StampFault): Stamp {
  return { kind: 'fault', fault: code }
}
