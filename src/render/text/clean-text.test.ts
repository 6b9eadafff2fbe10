import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from './clean-text.ts'

describe('cleanText', () => {
  it('takes the power from escape sequences and controls', () => {
    expect(cleanText('\u001b[31mred\u001b[0m')).toBe('\ufffdred\ufffd')
    expect(cleanText('\u001b]0;owned\u0007title')).toBe('\ufffdtitle')
    expect(cleanText('\u009b2Jgone')).toBe('\ufffdgone')
    expect(cleanText('bell\u0007 \u001b')).toBe('bell\ufffd \ufffd')
  })

  it('keeps one line in its order', () => {
    expect(cleanText('two\r\nlines\tand a tab')).toBe('two lines and a tab')
    expect(cleanText('gpj\u202e.exe')).toBe('gpj\ufffd.exe')
    expect(cleanText('so\u00adft\u200b')).toBe('soft')
  })

  it('leaves honest text of any script alone', () => {
    for (const text of ['Søren & Ça va ?', 'שלום', '顧客', '👩‍👩‍👧 e\u0301']) {
      expect(cleanText(text)).toBe(text)
    }
  })

  it('leaves nothing that acts, and nothing more to clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })
})
