/** What a driver is in a month: a list that ends holds its last value, none leaves all as it was. */
export function driven(list: readonly number[] | undefined, month: number): number {
  if (list === undefined || list.length === 0) return 1
  const value = list[Math.min(month, list.length - 1)] ?? 1
  return Number.isFinite(value) && value > 0 ? value : 0
}
