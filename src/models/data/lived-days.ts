import type { Lived } from '../../stats/cure/likelihood.ts'
import { firstAbove, type Watched } from '../../stats/survival/watched.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'

/** Until this day ranges are of one day; then of a tenth of the days before them. */
const LAST_DAY = 36_525 * 2

const starts: Float64Array = Float64Array.from(rangeStarts())

function rangeStarts(): readonly number[] {
  const days: number[] = []
  for (let day = 0; day <= LAST_DAY; day += Math.max(1, Math.floor(day / 10))) days.push(day)
  return days
}

/**
 * What was watched, in days: those alike together, ends in ranges of days that widen with the age (a
 * day until the twentieth, then a tenth of the age). A time of day says little of what comes months
 * later, nor does a day of what comes after years.
 */
export function livedInDays(watched: readonly Watched[]): readonly Lived[] {
  const rows = new Map<string, { row: Lived; days: number }>()
  for (const { from, age, cause, count, cluster } of watched) {
    const day = Math.round(age / SECONDS_PER_DAY)
    const place = Math.max(0, firstAbove(starts, day) - 1)
    const first = starts[place] ?? 0
    const last = Math.max(first, (starts[place + 1] ?? first + 1) - 1)
    const since = from === null ? null : sinceOf(Math.round(from / SECONDS_PER_DAY), first)
    const key = `${since} ${first} ${cause} ${cluster}`
    const before = rows.get(key)
    const all = count + (before?.row.count ?? 0)
    const days = count * day + (before?.days ?? 0)
    const half = (last - first + 1) / 2
    const at = cause === null ? { age: days / all } : { age: (first + last) / 2, half }
    rows.set(key, { row: { from: since, cause, count: all, cluster, ...at }, days })
  }
  // In one order, whichever engine counted: sums differ by it in their last digits.
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, { row }]) => row)
}

/** The day itself within the range in which the watch ended, else the first of its own range. */
function sinceOf(day: number, first: number): number {
  return day >= first ? day : (starts[firstAbove(starts, day) - 1] ?? day)
}
