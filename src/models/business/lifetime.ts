/** Years over which lifetime revenue is summed: those of platforms; applications take three. */
export const LIFETIME_YEARS = 5

/**
 * What a year's recurring revenue adds up to over so many years, the first of them as it is, each
 * other times net retention (Revenue Architecture: the sum of ARR(t), ARR(t + 1) = ARR(t) × NRR). No
 * margin and no discounting; an extrapolation, as the retention of one year is taken for all.
 *
 * `lifetimeRevenue(100_000, 1.1, 5)` // => 610_510
 */
export function lifetimeRevenue(first: number, netRetention: number, years: number): number {
  return Math.round(summedYears(first, netRetention, years) * 1e8) / 1e8
}

/** The sum of so many whole years, each other `ratio` times the one before it. `summedYears(4, 0.5, 3)` // => 7 */
export function summedYears(first: number, ratio: number, years: number): number {
  let [sum, year] = [0, first]
  for (let nth = 0; nth < years; nth++) {
    sum += year
    year *= ratio
  }
  return sum
}
