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
  let [sum, year] = [0, first]
  for (let nth = 0; nth < years; nth++) {
    sum += year
    year *= netRetention
  }
  return Math.round(sum * 1e8) / 1e8
}
