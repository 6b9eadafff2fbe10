import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { bySlice } from './by-slice.ts'

/** Among them values that look alike once they are written one after the other. */
const values = [null, '', 'null', 'a,b', 'a', 'b']
const value = fc.constantFrom(...values)

it('tells of each slice what a look at every row finds, in the order given', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { maxLength: 60 }), (slices) => {
      const all = slices.map((by, at) => ({ by, at }))
      const of = bySlice(all)
      for (const first of values) {
        for (const second of values) {
          const own = all.filter(({ by }) => by[0] === first && by[1] === second)
          expect(of([first, second])).toEqual(own)
        }
      }
    }),
  )
})

it('does not take two values for one', () => {
  expect(bySlice([{ by: ['a,b'] }, { by: ['a', 'b'] }])(['a', 'b'])).toEqual([{ by: ['a', 'b'] }])
})

it('without dimensions has one slice, of nobody none', () => {
  expect(bySlice([{ by: [] }, { by: [] }])([])).toHaveLength(2)
  expect(bySlice([])(['a'])).toEqual([])
})
