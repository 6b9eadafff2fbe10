import { describe, expect, it } from 'vitest'
import { counted, wordPercent } from './wording.ts'

describe('counted', () => {
  it('agrees in English: one for 1 only', () => {
    const words = [0, 1, 2, 8000].map((value) => counted(value, ['row', 'rows'], 'en'))
    expect(words).toEqual(['0 rows', '1 row', '2 rows', '8,000 rows'])
  })

  it('agrees in French: one for 0 and 1', () => {
    const words = [0, 1, 2, 8000].map((value) => counted(value, ['ligne', 'lignes'], 'fr'))
    expect(words).toEqual(['0 ligne', '1 ligne', '2 lignes', '8\u202f000 lignes'])
  })
})

describe('wordPercent', () => {
  it('has one decimal where there is one', () => {
    expect(wordPercent(0.10525, 'en')).toBe('10.5\u00a0%')
    expect(wordPercent(0.10525, 'fr')).toBe('10,5\u00a0%')
    expect(wordPercent(1, 'en')).toBe('100\u00a0%')
  })
})
