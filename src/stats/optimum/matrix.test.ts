import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dot, times } from './matrix.ts'

const whole = fc.integer({ min: -1000, max: 1000 })
const three = fc.tuple(whole, whole, whole)

test('is what is worked out by hand, of matrices that are not square too', () => {
  expect(dot([1, -2, 3], [4, 5, 6])).toBe(12)
  expect(dot([], [])).toBe(0)
  expect(
    times(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [7, 8, 9],
    ),
  ).toEqual([50, 122])
  expect(times([[2], [-3]], [5])).toEqual([10, -15])
})

test('turns by a right angle what stands at a right angle to it', () => {
  // The cross product stands upright on both.
  fc.assert(
    fc.property(three, three, ([a, b, c], other) => {
      const across = times(
        [
          [0, -c, b],
          [c, 0, -a],
          [-b, a, 0],
        ],
        other,
      )
      expect(dot(across, [a, b, c]) + 0).toBe(0)
      expect(dot(across, other) + 0).toBe(0)
    }),
  )
})
