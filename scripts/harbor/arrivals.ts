import { at, DAY, EXPORTED, FIRST_DAY, type Minutes, monthOf, weekday } from './clock.ts'
import { LEADS, SEED } from './market.ts'
import { chance, type Random, sfc32, wholeNumber } from './random.ts'

export interface Arrival {
  readonly becameKnown: Minutes
  /** Scanned at the stand of a trade fair. */
  readonly fair: boolean
  /** Came in by a list that names nobody's size: no motion was ever decided. */
  readonly unrouted: boolean
}

const fairs = [
  { day: at('2025-03-18'), scanned: 64, unrouted: 0 },
  { day: at('2025-10-07'), scanned: 72, unrouted: 0 },
  { day: at('2026-03-24'), scanned: 91, unrouted: 37 },
]

/** August and the end of the year are quiet. */
const season = [1, 1.02, 1.1, 1.05, 1, 0.98, 0.85, 0.55, 1.12, 1.12, 1.05, 0.65]

/** When Harbor came to know of each company, in order. */
export function arrivals(): readonly Arrival[] {
  const random = sfc32(SEED, 0)
  const atFairs = fairs.flatMap(({ day, scanned, unrouted }) =>
    Array.from({ length: scanned }, (_, place) => ({
      becameKnown: day + wholeNumber(random, 9 * 60, 17 * 60),
      fair: true,
      unrouted: place < unrouted,
    })),
  )
  const otherwise = spread(random, LEADS - atFairs.length)
  return [...atFairs, ...otherwise].sort((a, b) => a.becameKnown - b.becameKnown)
}

/** Exactly `count` arrivals over all days: growing by the year, with seasons, weeks and chance. */
function spread(random: Random, count: number): Arrival[] {
  const days = Array.from({ length: (EXPORTED - FIRST_DAY) / DAY }, (_, k) => FIRST_DAY + k * DAY)
  const weights = days.map((day, k) => {
    const growth = 1 + (0.25 * k) / days.length
    const quiet = weekday(day) % 6 === 0 ? 0.35 : 1
    return growth * (season[monthOf(day) - 1] ?? 1) * quiet * (0.7 + 0.6 * random())
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  return days.flatMap((day, k) => {
    const upTo = before + (weights[k] ?? 0)
    const here = Math.round((upTo * count) / total) - Math.round((before * count) / total)
    before = upTo
    return Array.from({ length: here }, () => ({
      becameKnown:
        day +
        (chance(random, 0.8) ? wholeNumber(random, 480, 1139) : wholeNumber(random, 420, 1379)),
      fair: false,
      unrouted: false,
    }))
  })
}
