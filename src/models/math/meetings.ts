/**
 * A series of meetings is won when each goes well: the win rate is the product of theirs.
 *
 * ```ts
 * seriesRate([0.5, 0.5, 0.5]) // => 0.125
 * ```
 */
export function seriesRate(rates: readonly number[]): number {
  return rates.reduce((product, rate) => product * rate, 1)
}

/**
 * How often each of `count` equal meetings goes well, where so many are won in the end; `null`
 * without meetings.
 *
 * ```ts
 * meetingRate(0.2, 5) // => 0.7247796636776955
 * ```
 */
export function meetingRate(winRate: number, count: number): number | null {
  return count > 0 ? winRate ** (1 / count) : null
}
