import { describe, expect, it } from 'vitest'
import { everyMess } from './mess.ts'
import { readMessy } from './read-messy.ts'

describe('a mess that is asked for', () => {
  it('has its own rate where none is given, and the last one that is', () => {
    expect(readMessy(['all'])).toEqual(everyMess)
    expect(readMessy(['duplicates', 'duplicates=1'])).toEqual([{ kind: 'duplicates', rate: 1 }])
    expect(readMessy(['all=0.5', 'disorder=0'])).toContainEqual({ kind: 'disorder', rate: 0 })
  })

  it.each([
    '',
    'dirt',
    'disorder=',
    'disorder=2',
    'disorder=1.01',
    'disorder=-0.1',
    'disorder=0=1',
  ])('gives back what it cannot be: %s', (text) => {
    expect(readMessy(['free-text', text])).toBe(text)
  })
})
