import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { covering, isThorough, runsOf, someOf } from './thoroughness.ts'

it('keeps every value of every dimension, and no more cases than values', () => {
  const rows = fc.array(fc.tuple(fc.nat(3), fc.constantFrom('en', 'fr'), fc.nat(2)))
  fc.assert(
    fc.property(rows, (all) => {
      const some = covering(all, (row) => row)
      let values = 0
      for (const dimension of [0, 1, 2]) {
        const [one, other] = [some, all].map((cases) => new Set(cases.map((row) => row[dimension])))
        expect(one).toEqual(other)
        values += one?.size ?? 0
      }
      expect(some.length).toBeLessThanOrEqual(values)
    }),
  )
})

it('pairs what need not be tried with everything', () => {
  const all = ['light', 'dark'].flatMap((theme) =>
    ['en', 'fr'].flatMap((lang) => [390, 1280].map((width) => [theme, lang, width] as const)),
  )
  expect(covering(all, (row) => row)).toEqual([
    ['light', 'en', 390],
    ['dark', 'fr', 1280],
  ])
  expect(someOf(all)).toHaveLength(isThorough ? 8 : 2)
})

it('tries everything at least once', () => {
  expect([runsOf(1), runsOf(3), runsOf(100)]).toEqual(isThorough ? [1, 3, 100] : [1, 1, 20])
})
