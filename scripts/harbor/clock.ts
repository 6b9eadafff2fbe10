import { type Random, wholeNumber } from './random.ts'

/** Minutes on Harbor's wall clock since 1970-01-01 00:00. No zone is involved. */
export type Minutes = number

export const DAY = 24 * 60

export function at(iso: string): Minutes {
  return Date.parse(`${iso}T00:00Z`) / 60_000
}

/** The first day in the data, and the night in which everything was exported. */
export const FIRST_DAY = at('2025-01-02')
export const EXPORTED = at('2026-10-01')

/** As the systems write it: 2025-01-02 09:30. */
export function stampText(minutes: Minutes): string {
  return new Date(minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}

export function dateText(minutes: Minutes): string {
  return stampText(minutes).slice(0, 10)
}

export function startOfDay(minutes: Minutes): Minutes {
  return Math.floor(minutes / DAY) * DAY
}

/** 0 is Sunday. */
export function weekday(minutes: Minutes): number {
  return (Math.floor(minutes / DAY) + 4) % 7
}

export function monthOf(minutes: Minutes): number {
  return Number(dateText(minutes).slice(5, 7))
}

/** The same day `years` later; the 29th of February becomes the 28th. */
export function anniversary(minutes: Minutes, years: number): Minutes {
  const [year, month, day] = dateText(minutes).split('-').map(Number) as [number, number, number]
  const leap = month === 2 && day === 29
  return at(`${year + years}-${pad(month)}-${pad(leap ? 28 : day)}`)
}

/**
 * When something happens about `days` after `from`. People decide and write things down on working
 * days, between eight and half past six; what the product records itself also happens in the
 * evening and at the weekend. Never before `from`, and never in the hours when clocks change.
 */
export function later(
  random: Random,
  from: Minutes,
  days: number,
  kept: 'by people' | 'by the product',
): Minutes {
  let day = startOfDay(from + Math.round(days * DAY))
  if (kept === 'by people') while (weekday(day) % 6 === 0) day += DAY
  const minute =
    kept === 'by people'
      ? wholeNumber(random, 8 * 60, 18 * 60 + 29)
      : wholeNumber(random, 420, 1379)
  const moment = day + minute
  return moment > from ? moment : from + wholeNumber(random, 5, 90)
}

function pad(part: number): string {
  return String(part).padStart(2, '0')
}
