import type { Lived } from '../../stats/cure/likelihood.ts'
import { firstAbove, type Watched } from '../../stats/survival/watched.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'

/** Until the twentieth day ranges are of one day; then of a tenth of the days before them. */
const LAST_DAY = 73_050

const starts: Float64Array = Float64Array.from(rangeStarts())

function rangeStarts(): readonly number[] {
  const days: number[] = []
  for (let day = 0; day <= LAST_DAY; day += Math.max(1, Math.floor(day / 10))) days.push(day)
  return days
}

interface Alike {
  /** The range in which the watch ended. */
  readonly place: number
  readonly since: number | null
  readonly cause: number | null
  readonly cluster: number | null
  count: number
  /** Of all of them, added up. */
  days: number
}

/**
 * What was watched, in days: those alike together, ends in ranges of days that widen with the age.
 * A time of day says little of what comes months later, nor does a day of what comes after years.
 */
export function livedInDays(watched: readonly Watched[]): readonly Lived[] {
  const groups = new Map<string | number, Alike>()
  for (const { from, age, cause, count, cluster } of watched) {
    const day = Math.round(age / SECONDS_PER_DAY)
    const place = placeOf(day)
    const since = from === null ? null : sinceOf(Math.round(from / SECONDS_PER_DAY), place)
    const number = ((cluster ?? -1) + 1) * 65_536 + place * 64 + (cause ?? -1) + 1
    const key = since === null ? number : `${number} ${since}`
    let group = groups.get(key)
    if (group === undefined) {
      group = { place, since, cause, cluster, count: 0, days: 0 }
      groups.set(key, group)
    }
    group.count += count
    group.days += count * day
  }
  // In one order, whichever engine counted: sums differ by it in their last digits.
  return [...groups.values()].sort(compare).map(livedOf)
}

function livedOf({ place, since, cause, cluster, count, days }: Alike): Lived {
  const row = { from: since, cause, cluster, count }
  if (cause === null) return { ...row, age: days / count }
  const first = starts[place] ?? 0
  const width = (starts[place + 1] ?? first + 1) - first
  return { ...row, age: first + (width - 1) / 2, half: width / 2 }
}

function placeOf(day: number): number {
  return day < 20 ? Math.max(0, day) : firstAbove(starts, day) - 1
}

/** The day itself within the range in which the watch ended, else the first of its own range. */
function sinceOf(day: number, place: number): number {
  return placeOf(day) >= place ? day : (starts[placeOf(day)] ?? day)
}

function compare(one: Alike, other: Alike): number {
  return (
    one.place - other.place ||
    (one.cause ?? -1) - (other.cause ?? -1) ||
    (one.cluster ?? -1) - (other.cluster ?? -1) ||
    (one.since ?? -1) - (other.since ?? -1)
  )
}
