import { describe, expect, it } from 'vitest'
import { goalSentence } from './goal-sentence.ts'

const nearly = (now: number, wanted: number, lang: 'en' | 'fr') =>
  goalSentence(
    {
      goal: '2,500,000\u00a0EUR',
      wanted,
      beside: '',
      said: [{ name: 'price', change: '+20 %' }],
      sought: {
        now,
        alone: [
          { cell: 'price', end: 1.2, endChance: now, factor: null, chance: null, cost: null },
        ],
        together: { effort: null, endChance: now, chance: null, cost: null, changes: [] },
      },
    },
    { lang, currency: 'EUR' },
  ).replaceAll('\u00a0', ' ')

describe('a chance beside the one wanted', () => {
  it('is told with as many decimals as tell them apart', () => {
    expect(nearly(0.797, 0.8, 'en')).toContain('EUR is 79.7 %; 80 % is wanted.')
    expect(nearly(0.797, 0.8, 'fr')).toContain('EUR est de 79,7 % ; 80 % sont voulus.')
    expect(nearly(0.9497, 0.95, 'en')).toContain('EUR is 94.97 %; 95 % is wanted.')
    expect(nearly(0.797, 0.8, 'en')).toContain('comes farthest (+20 %), to 79.7 %.')
    expect(nearly(0.797, 0.8, 'en')).toContain('come to 79.7 % only')
  })

  it('is whole where they differ, or are the same', () => {
    expect(nearly(0.742, 0.8, 'en')).toContain('EUR is 74 %; 80 % is wanted.')
    expect(nearly(0.8, 0.8, 'en')).toContain('EUR is 80 %, and 80 % is wanted.')
    expect(nearly(0.803, 0.8, 'en')).toContain('EUR is 80.3 %, and 80 % is wanted.')
  })
})
