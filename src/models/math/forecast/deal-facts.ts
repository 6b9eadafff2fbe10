import { sumOf } from '../../../stats/sum-of.ts'
import type { ForecastFacts, Moments } from './facts.ts'

/** Prices are of wins of so many months. */
const MONTHS = 24
/** With fewer wins than this in them, all count. */
const ENOUGH = 30

/** What is signed in each month; both lists end with the month before the origin. */
export interface Signed {
  /** Customers who are new. */
  readonly units: readonly number[]
  readonly amounts: readonly number[]
}

export interface DealCounts {
  readonly wins: readonly number[]
  readonly direct: readonly number[]
  /** What the journeys that won say. */
  readonly amounts: readonly number[]
  /** What subscriptions or invoices say; `null`: they do not tell. */
  readonly signed: Signed | null
  /** The squared deviation of a deal from the mean, as a share of the mean's square. */
  readonly spread: number
}

/**
 * Wins with what they sign for. New customers are the wins where no journey commits. A win that
 * signs for nothing, or of which it is not known, counts in the mean: so what wins come to agrees with
 * what was recorded.
 */
export function dealFacts({
  wins,
  direct,
  amounts,
  signed,
  spread,
}: DealCounts): Pick<ForecastFacts, 'wins' | 'direct' | 'bookings' | 'deal'> {
  const own = signed !== null && signed.amounts.some((amount) => amount > 0) ? signed : null
  if (wins.length === 0) {
    const units = own?.units ?? []
    const bookings = own?.amounts ?? []
    return { wins: units, direct: units, bookings, deal: moments(units, bookings, spread) }
  }
  const bookings = own === null ? amounts : lastOf(own.amounts, wins.length)
  return { wins, direct, bookings, deal: moments(wins, bookings, spread) }
}

/** So many of a list's last, after zeros where there are fewer. `lastOf([1], 2)` // => [0, 1] */
export function lastOf(list: readonly number[], length: number): readonly number[] {
  const last = list.slice(Math.max(0, list.length - length))
  return [...Array.from({ length: length - last.length }, () => 0), ...last]
}

function moments(wins: readonly number[], bookings: readonly number[], spread: number): Moments {
  const lately = sumOf(wins.slice(-MONTHS)) < ENOUGH ? wins.length : MONTHS
  const n = sumOf(wins.slice(-lately))
  const total = sumOf(bookings.slice(-lately))
  if (n === 0 || total <= 0) return { n: 0, sum: 0, squares: 0 }
  return { n, sum: total, squares: (total * total * (1 + spread)) / n }
}

/**
 * The variance of amounts for each unit of their mean's square; 0 where they do not tell.
 * `spreadOf([1, 3])` // => 0.25
 */
export function spreadOf(amounts: readonly number[]): number {
  const mean = sumOf(amounts) / Math.max(1, amounts.length)
  if (mean <= 0) return 0
  return sumOf(amounts.map((amount) => (amount - mean) ** 2)) / amounts.length / mean ** 2
}
