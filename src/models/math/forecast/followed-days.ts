import type { Followed } from '../../../engine/engine.ts'
import { SECONDS_PER_DAY } from '../../../time/calendar.ts'
import type { FollowedDay, StageFacts } from './facts.ts'

/** Passages followed in days, those of the same day together; an end before its entry is at day 0. */
export function followedDays(followed: readonly Followed[]): readonly FollowedDay[] {
  const days = new Map<string, { -readonly [key in keyof FollowedDay]: FollowedDay[key] }>()
  for (const { outcome, age, since, count } of followed) {
    const [at, from] = [daysOf(age), daysOf(since ?? 0)]
    const key = `${at} ${from}`
    const day = days.get(key) ?? {
      age: at,
      ...(from > 0 ? { since: from } : {}),
      next: 0,
      skipped: 0,
      lost: 0,
      open: 0,
    }
    day[outcome] += count
    days.set(key, day)
  }
  return [...days.values()].toSorted(
    (one, other) => one.age - other.age || (one.since ?? 0) - (other.since ?? 0),
  )
}

/** Who was open when the watch ended, and how old that is `later` days after. */
export function openDays(followed: readonly Followed[], later: number): StageFacts['open'] {
  const ages = new Map<number, number>()
  for (const { outcome, age, count } of followed) {
    if (outcome !== 'open') continue
    const at = daysOf(age) + later
    ages.set(at, (ages.get(at) ?? 0) + count)
  }
  return Array.from(ages, ([age, count]) => ({ age, count })).toSorted(
    (one, other) => one.age - other.age,
  )
}

function daysOf(seconds: number): number {
  return Math.max(0, Math.ceil(seconds / SECONDS_PER_DAY))
}
