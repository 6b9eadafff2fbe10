import { cholesky, solveLower, solveUpper } from '../cholesky.ts'

/** What rounding alone can leave of a diagonal. */
const ROUNDED = 1e-12

/**
 * The inverse of a symmetric matrix by Cholesky's factors; `null` where it is not positive definite.
 * `positiveInverse([[4, 2], [2, 2]])` // => [[0.5, -0.5], [-0.5, 1]]
 */
export function positiveInverse(
  matrix: readonly (readonly number[])[],
): readonly (readonly number[])[] | null {
  const { length: size } = matrix
  const lower = cholesky(Float64Array.from(matrix.flat()), size, ROUNDED)
  if (lower === null) return null
  return matrix.map((_, column) => {
    const unit = new Float64Array(size).fill(1, column, column + 1)
    return [...solveUpper(lower, size, solveLower(lower, size, unit))]
  })
}
