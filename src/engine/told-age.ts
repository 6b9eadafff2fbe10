import { SECONDS_PER_DAY } from '../time/calendar.ts'
import { CLUSTER_DAYS, HOURLY_AGES } from './engine.ts'

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

/**
 * Up to so many passages a slice is one of few: of clusters, of each of which ages are told, a tenth.
 * `fewestOfMany(10_000, 64)` // => 1000
 */
export function fewestOfMany(exactAges: number, clusters: number): number {
  return clusters === 0 ? exactAges : Math.floor(exactAges / 10)
}

const YEAR = 365

/**
 * An age told of many, in seconds, as it is told of clusters: see `CLUSTER_DAYS`.
 * `clusterAge(12 * 86_400, 'up')` // => 1209600
 */
export function clusterAge(age: number, way: 'up' | 'down'): number {
  const days = age / SECONDS_PER_DAY
  const step =
    way === 'up'
      ? (CLUSTER_DAYS.find((each) => each >= days) ?? Math.ceil(days / YEAR) * YEAR)
      : days >= LAST
        ? Math.floor(days / YEAR) * YEAR
        : (CLUSTER_DAYS.findLast((each) => each <= days) ?? -1)
  return Math.max(-1, step) * SECONDS_PER_DAY
}

const LAST = CLUSTER_DAYS[CLUSTER_DAYS.length - 1] ?? 0
