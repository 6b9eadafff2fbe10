import { describe, expect, it } from 'vitest'
import { similarValues } from './similar-values.ts'

const tally = (...values: [string, number][]) =>
  similarValues(values.map(([value, count]) => ({ value, count })))

describe('similar values', () => {
  it('are those that differ in case, accents, spaces or punctuation', () => {
    expect(tally(['GTX Pro', 10], ['GTXPro', 2], ['Été', 1], ['ete', 5], ['other', 9])).toEqual({
      values: ['ete', 'Été', 'GTX Pro', 'GTXPro'],
      rarer: 3,
    })
  })

  it('are not those whose punctuation carries a number', () => {
    expect(tally(['1-10', 1], ['110', 1], ['<1k', 1], ['>1k', 1])).toBeNull()
  })

  it('are not values without a letter', () => {
    expect(tally(['-', 1], ['/', 1])).toBeNull()
  })
})
