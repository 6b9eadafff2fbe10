import { expect, it } from 'vitest'
import { bowtieColumns } from '../answers/bowtie/bowtie-columns.ts'
import { reservedFor } from './reserved-names.ts'

it('every column of the bowtie is no name for a dimension', () => {
  const own = bowtieColumns([], { periods: true, isCounted: true }, 'en').all.map(
    ({ name }) => name,
  )
  expect(own.filter((name) => reservedFor(name) !== 'column')).toEqual([])
})

it.each([
  ['origin', null],
  ['stages', null],
  ['slice', null],
  ['a_slice_', null],
  ['slice_a', 'prefix'],
  ['_', 'prefix'],
])('%s: %s', (name, expected) => {
  expect(reservedFor(name)).toBe(expected)
})
