/** A symmetric matrix, row by row. */
export type Matrix = Float64Array

/**
 * The lower triangle whose product with its own transpose is the matrix; `null` where that is not
 * positive. Changes the matrix in place.
 * @param least what must be left on the diagonal, of what stood there
 */
export function cholesky(matrix: Matrix, size: number, least = 0): Matrix | null {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!
      for (let k = 0; k < column; k++) {
        sum -= matrix[row * size + k]! * matrix[column * size + k]!
      }
      if (row === column) {
        if (!(sum > least * Math.abs(matrix[row * size + row]!))) return null
        matrix[row * size + row] = Math.sqrt(sum)
      } else {
        matrix[row * size + column] = sum / matrix[column * size + column]!
      }
    }
  }
  return matrix
}

/** What the triangle takes to `values`. */
export function solveLower(lower: Matrix, size: number, values: Float64Array): Float64Array {
  const found = new Float64Array(size)
  for (let row = 0; row < size; row++) {
    let sum = values[row]!
    for (let k = 0; k < row; k++) sum -= lower[row * size + k]! * found[k]!
    found[row] = sum / lower[row * size + row]!
  }
  return found
}

/** What the transpose of the triangle takes to `values`. */
export function solveUpper(lower: Matrix, size: number, values: Float64Array): Float64Array {
  const found = new Float64Array(size)
  for (let row = size - 1; row >= 0; row--) {
    let sum = values[row]!
    for (let k = row + 1; k < size; k++) sum -= lower[k * size + row]! * found[k]!
    found[row] = sum / lower[row * size + row]!
  }
  return found
}
