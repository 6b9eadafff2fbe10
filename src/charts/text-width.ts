import { graphemes } from '../render/text/display-width.ts'

/** Widths of the usual sans-serif faces, in parts of the font size, rather too wide than too narrow. */
const NARROW = /^[ijl.,:;'|!\u202f\u2009]$/u
const SLIM = /^[ frtI()[\]/\-\u00a0·]$/u
const BROAD = /^[mwMWÆŒ@%—…→]$/u
/** Latin, Greek, Cyrillic, Hebrew and Arabic letters, and punctuation. */
const PLAIN =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\u0020-\u00bf\u2000-\u206f]+$/u

/** About how wide a text is drawn, in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  const parts = graphemes(text).reduce((sum, character) => sum + advanceOf(character), 0)
  return parts * size * (bold ? 1.07 : 1)
}

/** The text, cut with … where it is wider than the room. */
export function cutToWidth(text: string, room: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text
  const characters = [...graphemes(text)]
  while (characters.length > 0) {
    characters.pop()
    const shorter = `${characters.join('').trimEnd()}…`
    if (textWidth(shorter, size, bold) <= room) return shorter
  }
  return '…'
}

/** The text on several lines, broken between words; the last one is cut where it must be. */
export function wrapToWidth(text: string, room: number, size: number, most = Infinity): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \t\n]+/u).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || lines.length + 1 >= most || textWidth(longer, size) <= room) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  if (line !== '') lines.push(line)
  return lines.map((each) => cutToWidth(each, room, size))
}

function advanceOf(character: string): number {
  if (NARROW.test(character)) return 0.3
  if (SLIM.test(character)) return 0.38
  if (BROAD.test(character)) return 0.96
  if (/^[a-z0-9]$/u.test(character)) return 0.57
  return PLAIN.test(character) ? 0.72 : 1.05
}
