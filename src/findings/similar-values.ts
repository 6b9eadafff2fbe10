/** Values with how many carry them. */
export interface Tally {
  readonly value: string
  readonly count: number
}

/**
 * Spellings that differ only in case, accents, spaces or punctuation, the most frequent of each
 * group first; `rarer` counts those that carry another spelling. `null` where there are none.
 */
export function similarValues(
  tallies: readonly Tally[],
): { readonly values: readonly string[]; readonly rarer: number } | null {
  const groups = new Map<string, Tally[]>()
  for (const tally of tallies) {
    const key = folded(tally.value)
    if (key === '') continue
    groups.set(key, [...(groups.get(key) ?? []), tally])
  }
  const alike = [...groups.entries()]
    .filter(([, group]) => group.length > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)))
  if (alike.length === 0) return null
  return {
    values: alike.flatMap((group) => group.map(({ value }) => value)),
    rarer: alike.flatMap((group) => group.slice(1)).reduce((sum, { count }) => sum + count, 0),
  }
}

/** Punctuation beside digits carries meaning (1-10, <1k); elsewhere it is spelling. */
function folded(value: string): string {
  const plain = value
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{Mark}\s]/gu, '')
  return /\p{Number}/u.test(plain) ? plain : plain.replaceAll(/[^\p{Letter}]/gu, '')
}
