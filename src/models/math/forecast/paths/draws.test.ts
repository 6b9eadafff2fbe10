import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { expect, test } from 'vitest'
import { draws, drawParts } from './draws.ts'

test('paths go in pairs, and the same purpose draws the same', () => {
  const [one, other] = [new Float64Array(6), new Float64Array(6)]
  draws(1, 2, 3).normals(one)
  draws(1, 2, 3).normals(other)
  expect([...one]).toEqual([...other])
  expect(one[1]).toBe(-one[0]!)
  draws(1, 2, 4).normals(other)
  expect([...one]).not.toEqual([...other])
})

test('parts are those of the library, on and on', () => {
  const state = [-123_456_789, 987_654_321, 42, -7]
  const known = xoroshiro128plusFromState(state)
  const own = Int32Array.from(state)
  const found = new Float64Array(500)
  for (let month = 0; month < 20; month++) {
    drawParts(own, found)
    for (let path = 0; path < found.length; path += 2) {
      expect(found[path]).toBe(known.next() >>> 0)
    }
  }
})
