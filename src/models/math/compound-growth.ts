/**
 * The growth of each period that leads from one figure to another; `null` where none does.
 *
 * ```ts
 * compoundGrowth(10, 20, 12) // => 0.05946309435929531
 * ```
 */
export function compoundGrowth(from: number, to: number, periods: number): number | null {
  if (from <= 0 || to < 0 || periods <= 0) return null
  return (to / from) ** (1 / periods) - 1
}
