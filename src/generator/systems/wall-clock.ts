import { civilDate, civilDay, dayOfLocal, formatDay, SECONDS_PER_DAY } from '../../time/calendar.ts'
import type { Day } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { Instant } from '../../time/zone.ts'

/** Writes moments as a system of the company does: its local time, without a zone. */
export interface WallClock {
  /** `2026-03-29 03:00:00` */
  stamp(instant: Instant): string
  /** `2026-03-29` */
  day(day: Day): string
  dayOf(instant: Instant): Day
}

const pairs = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'))
const minutes = Array.from(
  { length: 1440 },
  (_, i) => `${pairs[Math.floor(i / 60)]}:${pairs[i % 60]}`,
)

/** Remembers the days it wrote and the rule of the zone it used last: lives stay in few years. */
export function wallClock(timezone: string): WallClock {
  const offsets = zoneOffsets(timezone)
  const starts = offsets.map(({ from }) => from)
  const east = offsets.map(({ offset }) => offset)
  const days = new Map<Day, string>()
  let rule = 0

  function local(instant: Instant): number {
    while (rule > 0 && (starts[rule] as number) > instant) rule--
    while (rule + 1 < starts.length && (starts[rule + 1] as number) <= instant) rule++
    return instant + (east[rule] as number)
  }

  function day(number: Day): string {
    let text = days.get(number)
    if (text === undefined) {
      text = formatDay(number)
      days.set(number, text)
    }
    return text
  }

  function stamp(instant: Instant): string {
    const seconds = local(instant)
    const whole = Math.floor(seconds / SECONDS_PER_DAY)
    const rest = seconds - whole * SECONDS_PER_DAY
    const minute = Math.floor(rest / 60)
    return `${day(whole)} ${minutes[minute]}:${pairs[rest - minute * 60]}`
  }

  return { stamp, day, dayOf: (instant) => dayOfLocal(local(instant)) }
}

/** Months since 0000-01 of a day. */
export function monthOf(day: Day): number {
  const { year, month } = civilDate(day)
  return year * 12 + month - 1
}

/** The first day of a month since 0000-01. */
export function monthStart(month: number): Day {
  return civilDay({ year: Math.floor(month / 12), month: (month % 12) + 1, date: 1 })
}

/** The same date so many months later, or the last of that month. */
export function addMonths(day: Day, months: number): Day {
  const { date } = civilDate(day)
  const month = monthOf(day) + months
  return Math.min(monthStart(month) + date - 1, monthStart(month + 1) - 1)
}
