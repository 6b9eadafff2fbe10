import { upperGamma } from './gamma.ts'

/** Chance of a value at least as large, by chance alone. `chiSquareUpper(2, 2)` // => 0.36787944117… */
export function chiSquareUpper(value: number, degrees: number): number {
  return upperGamma(degrees / 2, value / 2)
}

/**
 * Pearson's test that counts come from `expected`, which sums to the same: the chance of as much
 * distance. Cells below five are joined with the next.
 */
export function chiSquareTest(counts: readonly number[], expected: readonly number[]): number {
  const cells: { count: number; mean: number }[] = []
  let cell = { count: 0, mean: 0 }
  counts.forEach((count, index) => {
    cell = { count: cell.count + count, mean: cell.mean + expected[index]! }
    if (cell.mean < 5) return
    cells.push(cell)
    cell = { count: 0, mean: 0 }
  })
  const last = cells.at(-1)
  if (last === undefined || cells.length + (cell.mean > 0 ? 1 : 0) < 2) {
    throw new Error(`expected counts must fill two cells of five: ${expected.join(', ')}`)
  }
  last.count += cell.count
  last.mean += cell.mean
  const value = cells.reduce((sum, { count, mean }) => sum + (count - mean) ** 2 / mean, 0)
  return chiSquareUpper(value, cells.length - 1)
}
