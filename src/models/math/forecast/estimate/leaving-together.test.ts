import { expect, test } from 'vitest'
import { leavingTogether } from './leaving-together.ts'

test('who leaves by either, of those whom each has left', () => {
  // Of 700 and 300: 14 and 36 leave of 1,000; then 13.72 and 31.68 of the 950 left.
  const told = leavingTogether([
    { share: 0.7, leaving: [0.02, 0.02] },
    { share: 0.3, leaving: [0.12, 0.12] },
  ])
  expect([...told]).toEqual([0.05, 45.4 / 950].map((each) => expect.closeTo(each, 12)))
})

test('where nobody is left, all leave', () => {
  expect([...leavingTogether([{ share: 1, leaving: [1, 0.5] }])]).toEqual([1, 1])
  expect([...leavingTogether([])]).toEqual([])
})
