import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instead, nearestName } from './nearest-name.ts'

describe('nearestName', () => {
  it.each([
    ['timezon', 'timezone'],
    ['Timezone', 'timezone'],
    ['time-zone', 'timezone'],
    ['tmiezone', 'timezone'],
    ['comapny', 'company'],
    ['stage entries', 'stage_entries'],
    ['x', null],
    ['', null],
    ['sources', null],
  ])('%s is %s', (name, expected) => {
    expect(nearestName(name, ['company', 'timezone', 'stage_entries'])).toBe(expected)
  })

  it('prefers fewer edits, then the earlier name', () => {
    expect(nearestName('losse', ['lossex', 'losse_', 'losse'])).toBe('losse')
    expect(nearestName('abcd', ['abce', 'abcf'])).toBe('abce')
  })

  it('finds every name with one letter left out', () => {
    const name = fc.stringMatching(/^[a-h]{4,12}$/)
    fc.assert(
      fc.property(name, fc.nat(), (name, at) => {
        const cut = at % name.length
        expect(nearestName(name.slice(0, cut) + name.slice(cut + 1), [name])).toBe(name)
      }),
    )
  })

  it('takes no time over long names', () => {
    expect(nearestName('a'.repeat(1_000_000), ['a'.repeat(1_000_000)])).not.toBeNull()
  })
})

it('says what to write', () => {
  expect(instead('a', ['a', 'b'])).toBe('write `a`')
  expect(instead(null, ['a', 'b'])).toBe('write one of: a, b')
  expect(instead(null, [])).toBe('remove it')
})
