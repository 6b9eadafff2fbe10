import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { bySlice } from './by-slice.ts'

/** Among them values that look alike once they are written one after the other. */
const value = fc.constantFrom(null, '', 'null', 'a', 'b', 'a,b', '"a"', 'a","b')
const rows = fc.array(fc.tuple(value, value), { maxLength: 40 })

it('tells of each slice what a look at every row finds, in the order given', () => {
  fc.assert(
    fc.property(rows, fc.tuple(value, value), (slices, [first, second]) => {
      const all = slices.map((by, at) => ({ by, at }))
      const found = bySlice(all)([first, second])
      expect(found).toEqual(all.filter(({ by }) => by[0] === first && by[1] === second))
    }),
  )
})

it('without dimensions has one slice, of nobody none', () => {
  expect(bySlice([{ by: [] }, { by: [] }])([])).toHaveLength(2)
  expect(bySlice([])(['a'])).toEqual([])
})
