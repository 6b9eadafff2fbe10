import { describe, expect, it } from 'vitest'
import { displayWidth } from './display-width.ts'

describe('displayWidth', () => {
  // Widths as Unicode's EastAsianWidth.txt and UTS 51 give them.
  const known: readonly (readonly [string, number])[] = [
    ['', 0],
    ['plain', 5],
    ['é', 1],
    ['e\u0301', 1],
    ['8\u202f000', 5],
    ['顧客', 4],
    ['ｱ', 1],
    ['Ａ', 2],
    ['한', 2],
    ['\u1112\u1161\u11ab', 2],
    ['क्ष', 2],
    ['שָׁלוֹם', 4],
    ['🚀', 2],
    ['👍🏽', 2],
    ['👩‍👩‍👧', 2],
    ['🇫🇷', 2],
    ['1\ufe0f\u20e3', 2],
    ['☎', 1],
    ['☎\ufe0f', 2],
    ['⌚', 2],
    ['█▒░─╳', 5],
    ['\u200e', 0],
    ['𠀀', 2],
  ]
  it.each(known)('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})
