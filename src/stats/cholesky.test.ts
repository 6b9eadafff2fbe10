import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky, solveLower, solveUpper, type Matrix } from './cholesky.ts'

const entry = fc.double({ min: -3, max: 3, noNaN: true })
/** Of any size up to six: the product of a matrix with its transpose, and a little on the diagonal. */
const positive = fc
  .integer({ min: 1, max: 6 })
  .chain((size) =>
    fc
      .tuple(row(size * size), row(size))
      .map(([factor, values]) => ({ size, values, matrix: positiveOf(factor, size) })),
  )

function row(length: number): fc.Arbitrary<Float64Array> {
  return fc
    .array(entry, { minLength: length, maxLength: length })
    .map(Float64Array.from.bind(Float64Array))
}

function positiveOf(factor: Float64Array, size: number): Matrix {
  return factor.map((_, place) => {
    const [one, other] = [Math.floor(place / size), place % size]
    const products = Array.from(
      { length: size },
      (__, k) => factor[one * size + k]! * factor[other * size + k]!,
    )
    return products.reduce((sum, each) => sum + each, one === other ? 0.1 : 0)
  })
}

/** The triangle alone: what lies above its diagonal is none of it. */
function product(lower: Matrix, size: number, values: Float64Array, isTurned = false): number[] {
  return Array.from({ length: size }, (_, one) =>
    values.reduce((sum, value, other) => {
      const [at, to] = isTurned ? [other, one] : [one, other]
      return to > at ? sum : sum + lower[at * size + to]! * value
    }, 0),
  )
}

function near(found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(found).toHaveLength(wanted.length)
  Array.from(found, (each, at) => expect(each).toBeCloseTo(wanted[at]!, 8))
}

describe('the triangle of a matrix', () => {
  it('is that of R: t(chol(m)), forwardsolve and backsolve', () => {
    const values = Float64Array.of(1, 2, 3)
    const lower = cholesky(Float64Array.of(4, 2, -1, 2, 5, 3, -1, 3, 6), 3)!
    const triangle = [0, 3, 4, 6, 7, 8].map((place) => lower[place]!)
    near(triangle, [2, 1, 2, -0.5, 1.75, 1.63935963108])
    near(solveLower(lower, 3, values), [0.5, 0.75, 1.18186392008])
    near(solveUpper(lower, 3, values), [1.258113205244, -0.601234988492, 1.829982843991])
  })

  it('makes the matrix again with its own transpose, and its solutions solve', () => {
    fc.assert(
      fc.property(positive, ({ size, matrix, values }) => {
        const lower = cholesky(matrix.slice(), size)!
        for (let column = 0; column < size; column++) {
          const turned = Float64Array.from({ length: size }, (_, k) =>
            k > column ? 0 : lower[column * size + k]!,
          )
          near(product(lower, size, turned), columnOf(matrix, size, column))
        }
        near(product(lower, size, solveLower(lower, size, values)), values)
        near(product(lower, size, solveUpper(lower, size, values), true), values)
      }),
    )
  })

  it('is none of what is not positive: a saddle, nothing, a mere product, no number', () => {
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull()
    expect(cholesky(Float64Array.of(0), 1)).toBeNull()
    expect(cholesky(Float64Array.of(1, 2, 2, 4), 2)).toBeNull()
    expect(cholesky(Float64Array.of(NaN), 1)).toBeNull()
    expect(cholesky(Float64Array.of(-1), 1)).toBeNull()
  })

  it('of size none is empty', () => {
    expect(cholesky(new Float64Array(), 0)).toHaveLength(0)
    expect(solveUpper(new Float64Array(), 0, new Float64Array())).toHaveLength(0)
  })
})

function columnOf(matrix: Matrix, size: number, column: number): number[] {
  return Array.from({ length: size }, (_, one) => matrix[one * size + column]!)
}
