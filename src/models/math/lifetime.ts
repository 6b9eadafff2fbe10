import { summedYears } from '../business/lifetime.ts'

/**
 * - `horizon`: revenue of so many years, the first one whole (the standard's).
 * - `margin`: what is left of it after the cost to serve; 1 counts revenue.
 * - `discounting`: what money a year later is worth less; each year is paid at its beginning.
 */
export interface LifetimeTerms {
  readonly horizon: number
  readonly margin: number
  readonly discounting: number
}

/**
 * Recurring revenue year by year, from what it was in the first.
 *
 * ```ts
 * yearlyRevenue(100_000, 1.25, 3) // => [100000, 125000, 156250]
 * ```
 */
export function yearlyRevenue(first: number, net: number, years: number): readonly number[] {
  return Array.from({ length: years }, (_, year) => first * net ** year)
}

/**
 * What a unit of first-year revenue is worth over the horizon: Σ (net retention ÷ (1 +
 * discounting))^year × margin, a last part of a year by its length.
 *
 * ```ts
 * lifetimeFactor(1, { horizon: 5, margin: 1, discounting: 0 }) // => 5
 * ```
 */
export function lifetimeFactor(net: number, terms: LifetimeTerms): number {
  const { horizon, margin, discounting } = terms
  const ratio = net / (1 + discounting)
  const whole = Math.floor(horizon)
  return margin * (summedYears(1, ratio, whole) + (horizon - whole) * ratio ** whole)
}

/** Net retention from its parts: what stays, and what grows on it. */
export function netRetention(gross: number, expansion: number): number {
  return gross * (1 + expansion)
}
