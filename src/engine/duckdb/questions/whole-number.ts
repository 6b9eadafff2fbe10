/** Part of a question's SQL: a count or a place, which must be whole and not below 0. */
export function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`page must be whole: ${value}`)
  return value
}

/** Both numbers of a page; without a limit it is all from a place on. */
export function wholePage({
  limit,
  offset,
}: {
  readonly limit: number | null
  readonly offset: number
}): void {
  wholeNumber(limit ?? 0)
  wholeNumber(offset)
}
