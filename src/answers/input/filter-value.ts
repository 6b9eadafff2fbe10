/**
 * The value meant by `dimension=text`; nothing after the sign is the missing one. A journey
 * without a motion has a value of its own.
 *
 * filterValue('origin', '') // => null
 */
export function filterValue(dimension: string, text: string): string | null {
  if (text !== '') return text
  return dimension === 'motion' ? 'unassigned' : null
}
