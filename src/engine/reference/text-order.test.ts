import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNullable, compareText, smallest } from './text-order.ts'

const text = fc.string({ unit: 'binary', maxLength: 4 })

describe('compareText', () => {
  it('orders as the bytes of UTF-8 do', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareText(a, b)).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
  })

  it('puts what lies beyond the basic plane last', () => {
    expect(compareText('～', '🙂')).toBe(-1)
    expect(['🙂', '～', 'é', 'Z', 'a', ''].sort(compareText)).toEqual([
      '',
      'Z',
      'a',
      'é',
      '～',
      '🙂',
    ])
  })
})

it('puts what is missing first, and leaves it out of the smallest', () => {
  expect([['b'], [null], ['']].map(([t]) => t ?? null).sort(compareNullable)).toEqual([
    null,
    '',
    'b',
  ])
  expect(smallest([null, 'b', 'a'])).toBe('a')
  expect(smallest([null])).toBeNull()
})
