/** Row by row. */
export type Matrix = readonly (readonly number[])[]

/** `times([[1, 2], [0, 1]], [1, 1])` // => [3, 1] */
export function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector))
}

/** `dot([1, 2], [3, 4])` // => 11 */
export function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * other[index]!, 0)
}
