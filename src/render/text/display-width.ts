const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f\u2500-\u259f]*$/u
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\u200d|\p{Emoji}\ufe0f/u
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]$/u

/** East Asian wide and full-width blocks of Unicode 16, emoji apart. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2630, 0x2637],
  [0x268a, 0x268f],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0xa4c6],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18d08],
  [0x1aff0, 0x1b2fb],
  [0x1d300, 0x1d376],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
]

/** What a reader takes for single characters. */
export function graphemes(text: string): readonly string[] {
  return PLAIN.test(text) ? Array.from(text) : Array.from(segmenter.segment(text), (s) => s.segment)
}

/**
 * Columns a text takes in a terminal: 2 for East Asian wide characters and emoji, 0 for
 * combining marks.
 */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0)
}

function graphemeWidth(grapheme: string): number {
  if (EMOJI.test(grapheme)) return 2
  let width = 0
  for (const character of grapheme) width += characterWidth(character)
  return width
}

function characterWidth(character: string): number {
  if (ZERO.test(character)) return 0
  const code = character.codePointAt(0) ?? 0
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1
}
