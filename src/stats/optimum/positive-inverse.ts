/**
 * The inverse of a symmetric matrix by Cholesky's factors; `null` where it is not positive definite.
 * `positiveInverse([[4, 2], [2, 2]])` // => [[0.5, -0.5], [-0.5, 1]]
 */
export function positiveInverse(
  matrix: readonly (readonly number[])[],
): readonly (readonly number[])[] | null {
  const n = matrix.length
  const lower: number[][] = []
  for (let row = 0; row < n; row++) {
    lower.push([])
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row]![column]!
      for (let k = 0; k < column; k++) rest -= lower[row]![k]! * lower[column]![k]!
      if (row !== column) lower[row]!.push(rest / lower[column]![column]!)
      else if (rest > 1e-12 * Math.abs(matrix[row]![row]!)) lower[row]!.push(Math.sqrt(rest))
      else return null
    }
  }
  return matrix.map((_, column) => solved(lower, column))
}

/** The column of the inverse: forward through the factor, back through its transpose. */
function solved(lower: readonly (readonly number[])[], unit: number): readonly number[] {
  const n = lower.length
  const x = lower.map((_, index) => (index === unit ? 1 : 0))
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) x[row]! -= lower[row]![k]! * x[k]!
    x[row]! /= lower[row]![row]!
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) x[row]! -= lower[k]![row]! * x[k]!
    x[row]! /= lower[row]![row]!
  }
  return x
}
