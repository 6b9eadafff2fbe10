/** What is no number, or a text that says so, anywhere within. */
export function strange(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [value]
  if (typeof value === 'string') return /NaN|Infinity|∞|undefined|^-0$/u.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strange) : []
}
