/** Part of a question's SQL: a count or a place, which must be whole and not below 0. */
export function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`page must be whole: ${value}`)
  return value
}
