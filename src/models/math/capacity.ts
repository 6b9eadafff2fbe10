/**
 * How many accounts one person can hold, by the hours of a year, the share of them spent with
 * accounts, and what each of them takes.
 *
 * ```ts
 * accountsHeld(2000, 0.7, 70) // => 20
 * ```
 */
export function accountsHeld(hours: number, share: number, perAccount: number): number | null {
  return perAccount > 0 ? (hours * share) / perAccount : null
}
