import { expect, test } from 'vitest'
import { draws } from './draws.ts'

test('paths go in pairs, and the same purpose draws the same', () => {
  const [one, other] = [new Float64Array(6), new Float64Array(6)]
  draws(1, 2, 3).normals(one)
  draws(1, 2, 3).normals(other)
  expect([...one]).toEqual([...other])
  expect(one[1]).toBe(-one[0]!)
  draws(1, 2, 4).normals(other)
  expect([...one]).not.toEqual([...other])
})
