import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth } from './display-width.ts'
import { fitText, hangText, truncateText, wrapText } from './fit-text.ts'

describe('fitText', () => {
  it('cuts and pads by columns', () => {
    expect(truncateText('Consideration', 8)).toBe('Conside…')
    expect(truncateText('顧客対応', 6)).toBe('顧客…')
    expect(fitText('842', 6, 'right')).toBe('   842')
    expect(fitText('顧客', 6)).toBe('顧客  ')
  })

  it('holds right-to-left text where it stands', () => {
    expect(fitText('שלום', 6)).toBe('\u200eשלום\u200e  ')
  })

  it('is exactly as wide as asked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 0, max: 30 }),
        (text, width) => {
          expect(displayWidth(fitText(text, width))).toBe(width)
        },
      ),
    )
  })
})

describe('wrapText', () => {
  it('breaks at spaces, and words only where it must', () => {
    expect(wrapText('one line of words', 8)).toEqual(['one line', 'of words'])
    expect(wrapText('a verylongword', 6)).toEqual(['a', 'verylo', 'ngword'])
    expect(wrapText('', 6)).toEqual([''])
    expect(hangText('note  ', 'one line of words', 14)).toEqual([
      'note  one line',
      '      of words',
    ])
  })

  it('keeps the words and the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 8, max: 30 }),
        (text, width) => {
          const lines = wrapText(text, width)
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        },
      ),
    )
  })
})
