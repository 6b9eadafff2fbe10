import { SECONDS_PER_DAY } from '../time/calendar.ts'
import { HOURLY_AGES } from './engine.ts'

/**
 * An age in seconds as it is told of many passages: see `EXACT_AGES`.
 * `toldAge(7300, Math.ceil)` // => 7200
 * @param daily how it is rounded to days
 */
export function toldAge(age: number, daily: (days: number) => number): number {
  const told =
    age < HOURLY_AGES
      ? Math.floor(age / 3600) * 3600
      : daily(age / SECONDS_PER_DAY) * SECONDS_PER_DAY
  // Without the zero an age just before the entry would be -0.
  return told + 0
}
