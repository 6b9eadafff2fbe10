/**
 * The win rate at which a discount earns what the list price would have at `winRate`.
 *
 * ```ts
 * winRateWithDiscount(0.2, 0.2) // => 0.25
 * ```
 *
 * @returns `null` where no rate does: above 1, or with nothing left to pay.
 */
export function winRateWithDiscount(winRate: number, discount: number): number | null {
  if (discount >= 1) return null
  const needed = winRate / (1 - discount)
  return needed > 1 ? null : needed
}

/** The win rate that earns without a discount what `winRate` does with it. */
export function winRateWithoutDiscount(winRate: number, discount: number): number {
  return winRate * (1 - discount)
}
