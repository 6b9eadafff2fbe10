import { describe, expect, it } from 'vitest'
import { catalogs } from './catalog.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

describe('words', () => {
  it('take the same values in both languages', () => {
    const holes = (text: string): readonly string[] =>
      [...new Set([...text.matchAll(/\{(\w+)[,}]/gu)].map(([, name]) => name ?? ''))].toSorted()
    for (const [word, text] of Object.entries(en)) {
      expect([word, holes(fr[word as keyof typeof en])]).toEqual([word, holes(text)])
    }
  })

  it('count', () => {
    expect(catalogs.en._('errors', { count: 1 })).toBe('1 error')
    expect(catalogs.fr._('errors', { count: 3 })).toBe('3 erreurs')
  })
})
