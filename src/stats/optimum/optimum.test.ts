import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimize } from './minimize.ts'
import { positiveInverse } from './positive-inverse.ts'
import { curvature } from './slopes.ts'

describe('minimize', () => {
  it('follows the valley of Rosenbrock (1960) to its end', () => {
    const valley = ([x = 0, y = 0]: readonly number[]): number =>
      100 * (y - x * x) ** 2 + (1 - x) ** 2
    const [x = 0, y = 0] = minimize(valley, [-1.2, 1])
    expect(x).toBeCloseTo(1, 4)
    expect(y).toBeCloseTo(1, 4)
  })

  it('stays where the function is finite', () => {
    const [x = 0] = minimize(([at = 0]) => (at <= 0 ? Infinity : at - Math.log(at)), [8])
    expect(x).toBeCloseTo(1, 6)
  })
})

describe('positiveInverse', () => {
  it('undoes the matrix', () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true })
    const rows = fc.array(fc.array(number, { minLength: 4, maxLength: 4 }), {
      minLength: 4,
      maxLength: 4,
    })
    fc.assert(
      fc.property(rows, (factor) => {
        const matrix = factor.map((one, row) =>
          factor.map(
            (other, column) =>
              one.reduce((sum, value, k) => sum + value * other[k]!, 0) +
              (row === column ? 0.5 : 0),
          ),
        )
        const inverse = positiveInverse(matrix)
        matrix.forEach((row, one) =>
          row.forEach((_, other) => {
            const entry = row.reduce((sum, value, k) => sum + value * inverse![k]![other]!, 0)
            expect(entry).toBeCloseTo(one === other ? 1 : 0, 9)
          }),
        )
      }),
    )
  })

  it('has none of a saddle', () => {
    expect(
      positiveInverse([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull()
  })
})

describe('curvature', () => {
  it('is that of a known surface', () => {
    // x²y + 3y² at (2, 5): 2y, 2x and 6.
    const found = curvature(([x = 0, y = 0]) => x * x * y + 3 * y * y, [2, 5])
    const flat = found.flat()
    ;[10, 4, 4, 6].forEach((truth, index) => expect(flat[index]).toBeCloseTo(truth, 5))
  })
})
